"""Which ways out are set up, by the settings of the moment."""

from collections.abc import Callable

from django.conf import settings

from sidelight.notices.models import Channel
from sidelight.notices.ways.letter import Way
from sidelight.notices.ways.mail import MailWay
from sidelight.notices.ways.outlets import PRINTED, mail_server
from sidelight.notices.ways.push import PushWay, public_key
from sidelight.notices.ways.terminal import TerminalWay
from sidelight.notices.ways.text import TextWay


def ways_open() -> dict[Channel, Way]:
    """Return the ways that are set up; each is to be closed by whoever asked."""
    return {channel: make() for channel, make in MADE.items() if is_set_up(channel)}


def is_set_up(channel: Channel) -> bool:
    """Return whether the operator has said how messages leave by this channel."""
    return bool(
        {
            Channel.EMAIL: settings.SIDELIGHT_MAIL_URL,
            Channel.TEXT: settings.SIDELIGHT_TEXT_URL,
            Channel.PUSH: settings.SIDELIGHT_PUSH_KEY,
        }[channel]
    )


def push_key() -> str:
    """Return the public key that browsers ask for, or nothing when push is not set up."""
    return public_key(settings.SIDELIGHT_PUSH_KEY) if is_set_up(Channel.PUSH) else ""


def link_host() -> str:
    """Return the host of messages without a port."""
    return settings.SIDELIGHT_LINK_HOST.partition(":")[0]


def _mail() -> Way:
    if settings.SIDELIGHT_MAIL_URL == PRINTED:
        return TerminalWay("e-mail")
    server = mail_server(settings.SIDELIGHT_MAIL_URL)
    return MailWay(server, sender_address=settings.SIDELIGHT_MAIL_FROM, host=link_host())


def _text() -> Way:
    if settings.SIDELIGHT_TEXT_URL == PRINTED:
        return TerminalWay("text message")
    return TextWay(settings.SIDELIGHT_TEXT_URL, settings.SIDELIGHT_TEXT_KEY)


def _push() -> Way:
    return PushWay(settings.SIDELIGHT_PUSH_KEY, f"https://{link_host()}")


MADE: dict[Channel, Callable[[], Way]] = {
    Channel.EMAIL: _mail,
    Channel.TEXT: _text,
    Channel.PUSH: _push,
}
