"""Telling somebody: a note on their own page, and messages wherever they want to be reached."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog
from django.conf import settings
from django.db import transaction

from sidelight.foundation.crypto import CannotDecrypt, encrypt
from sidelight.notices.actions.leave import leave
from sidelight.notices.errors import NotNeutral
from sidelight.notices.models import Channel, Notice, NoticeKind, Outgoing, PushDevice, Saying
from sidelight.notices.queries import LINK, SAYING_OF
from sidelight.notices.rules import allowed_from, is_neutral
from sidelight.people.models import Person
from sidelight.people.queries import contact_of
from sidelight.people.rules import NEVER, PUSH, SafeContact

log = structlog.get_logger("sidelight.notices")


def tell(
    person: Person,
    kind: NoticeKind,
    *,
    about: str,
    at: datetime,
    link: str = "",
    useful_until: datetime | None = None,
) -> Notice:
    """Leave a note for somebody and queue a message on each way that they allow.

    All of it is in the caller's transaction. link: the path of a page on this site for the
    messages, such as one with a token of notices.links. useful_until: from then on a message that
    could not be sent is not sent any more. Raises NotAPointer, and NotNeutral for a path that
    would say what it is about.
    """
    if link and not is_neutral(link):
        raise NotNeutral
    with transaction.atomic():
        notice = leave(person, kind, about=about, at=at)
        wanted = Outgoing(
            person=person,
            saying=SAYING_OF.get(kind, Saying.NEWS),
            encrypted_link=encrypt(link, purpose=LINK) if link else "",
            made_at=at,
            due_at=at,
            useful_until=useful_until,
        )
        queue(wanted)
    return notice


def queue(wanted: Outgoing) -> int:
    """Queue this message once for each way on which somebody is reached; return how many."""
    contact = contact_if_any(wanted.person)
    if contact is None or contact.channel == NEVER or not wanted.person.is_active:
        return 0
    if wanted.saying != Saying.TEST:
        wanted.due_at = allowed_at(contact, wanted.due_at)
    return len(Outgoing.objects.bulk_create(_one_each_way(wanted, contact)))


def _one_each_way(wanted: Outgoing, contact: SafeContact) -> Iterator[Outgoing]:
    if contact.channel != PUSH:
        yield _copy(wanted, channel=Channel(contact.channel), device=None)
    for device in PushDevice.objects.filter(person=wanted.person):
        yield _copy(wanted, channel=Channel.PUSH, device=device)


def _copy(wanted: Outgoing, *, channel: Channel, device: PushDevice | None) -> Outgoing:
    return Outgoing(
        person=wanted.person,
        saying=wanted.saying,
        encrypted_link=wanted.encrypted_link,
        made_at=wanted.made_at,
        due_at=wanted.due_at,
        useful_until=wanted.useful_until,
        channel=channel,
        device=device,
    )


def contact_if_any(person: Person) -> SafeContact | None:
    """Return how somebody may be reached; nothing when they did not say or it does not open.

    What does not open must not keep a place on a course from being kept.
    """
    try:
        return contact_of(person)
    except CannotDecrypt:
        log.error("contact_not_opened", person=person.pk)
        return None


def allowed_at(contact: SafeContact, at: datetime) -> datetime:
    """Return the first instant from now on at which somebody wants messages."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return allowed_from(at, contact.from_hour, contact.until_hour, zone)
