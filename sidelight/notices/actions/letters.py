"""Writing a letter at the last moment: to where somebody wants to be reached now, or not at all."""

from datetime import datetime, timedelta

from sidelight.foundation.crypto import CannotDecrypt, decrypt
from sidelight.notices.actions.tell import allowed_at
from sidelight.notices.links import full_address
from sidelight.notices.models import Channel, HowOver, Outgoing, Saying
from sidelight.notices.queries import DEVICE, LINK, SAID, sender_name, stop_path
from sidelight.notices.ways.letter import Letter, NotSent, Trouble
from sidelight.people.queries import contact_of
from sidelight.people.rules import NEVER, SafeContact

LONGEST_USE = timedelta(days=1)


class NotWanted(Exception):
    """Nobody is waiting for this message any more; `how` says how it ends."""

    def __init__(self, how: HowOver) -> None:
        super().__init__(how)
        self.how = how


class NotYet(Exception):
    """It is not an hour at which somebody wants messages; `until` is the next."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until)
        self.until = until


def letter_for(message: Outgoing, at: datetime) -> Letter:
    """Return the letter. Raises NotWanted, NotYet, and NotSent when a key is missing.

    Where it goes is asked for now, not when the message was made: the harm is a message that
    arrives where somebody said it never should.
    """
    if message.useful_until is not None and message.useful_until <= at:
        raise NotWanted(HowOver.TOO_LATE)
    try:
        contact = _contact(message)
        allowed = allowed_at(contact, at)
        if allowed > at and message.saying != Saying.TEST:
            raise NotYet(allowed)
        return _written(message, contact, at)
    except CannotDecrypt:
        raise NotSent("locked", Trouble.LATER) from None


def _contact(message: Outgoing) -> SafeContact:
    contact = contact_of(message.person)
    if contact is None or contact.channel == NEVER or not message.person.is_active:
        raise NotWanted(HowOver.UNWANTED)
    if message.channel not in (Channel.PUSH, contact.channel):
        raise NotWanted(HowOver.UNWANTED)
    return contact


def _written(message: Outgoing, contact: SafeContact, at: datetime) -> Letter:
    path = decrypt(message.encrypted_link, purpose=LINK) if message.encrypted_link else ""
    is_push = message.device is not None
    stop = "" if is_push else full_address(stop_path(message.person.contact_profile, at))
    until = message.useful_until or at + LONGEST_USE
    return Letter(
        slug=message.slug,
        to=decrypt(message.device.encrypted, purpose=DEVICE) if message.device else contact.address,
        sender=sender_name(contact.sender),
        words=str(SAID[Saying(message.saying)]),
        link=full_address(path) if path else "",
        stop_link=stop,
        seconds=int(min(until - at, LONGEST_USE).total_seconds()),
    )
