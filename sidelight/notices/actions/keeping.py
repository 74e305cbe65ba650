"""What notices keeps about a person: how it is erased, given to them, and ended in time."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from django.db.models import Model, Q
from django.utils.translation import gettext_lazy as _

from sidelight.notices.models import (
    Notice,
    NoticeKind,
    Outgoing,
    PushDevice,
    ReminderChoice,
    Saying,
    SenderName,
)
from sidelight.notices.queries import SAID, WORDS
from sidelight.people.actions.belongings import OF_THE_HOUSE, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACCOUNT, ACTS, US
from sidelight.people.models import Person
from sidelight.people.queries import held_people
from sidelight.people.registers import Belonging, Entry, Expiry, Keeping, NotGiven, said

NOTICES = Keeping(
    "notices",
    what=_("Short notes to you about what became of your words"),
    by=US,
    until=_("You leave, or six months after you put them away"),
    why=_("So that you hear what became of something."),
    days=182,
)
MESSAGES = Keeping(
    "messages",
    what=_("That a message was sent to you, and when. Not your number or address"),
    by=US,
    until=_("You leave, or 30 days after it was sent"),
    why=_("So that none is lost or sent twice, and we see when sending fails."),
    days=30,
)


def belongings() -> Iterator[Belonging]:
    """Return every key of notices that leads to a person."""
    yield Belonging(Notice, "person", _("Notes to you"), NOTICES, _erase(Notice), _give_notices)
    name = _("Messages to you")
    yield Belonging(Outgoing, "person", name, MESSAGES, _erase(Outgoing), _give_messages)
    name = _("Devices that get notes")
    yield Belonging(PushDevice, "person", name, ACCOUNT, _erase(PushDevice), _give_devices)
    none = NotGiven(_("It is among your messages."))
    yield Belonging(Outgoing, "device__person", name, MESSAGES, _erase(Outgoing), none)
    name = _("When you want to be reminded")
    yield Belonging(ReminderChoice, "person", name, ACCOUNT, _erase(ReminderChoice), _give_choice)
    name = _("Neutral names that you chose for messages")
    yield Belonging(SenderName, "chosen_by", name, ACTS, OF_THE_HOUSE, WHAT_STAFF_DID)


def expiries() -> list[Expiry]:
    """Return what the nightly task ends for notices."""
    return [Expiry(NOTICES, expire), Expiry(MESSAGES, expire_messages)]


def expire(at: datetime, most: int) -> int:
    """Erase notices that were put away six months ago, and those left for who had left."""
    put_away = Q(read_at__lte=at - timedelta(days=NOTICES.days or 0))
    over = Notice.objects.filter(put_away | Q(person__left_at__lte=at))
    free = over.exclude(person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return Notice.objects.filter(pk__in=ids).delete()[0]


def expire_messages(at: datetime, most: int) -> int:
    """Erase messages that were over 30 days ago."""
    over = Outgoing.objects.filter(ended_at__lte=at - timedelta(days=MESSAGES.days or 0))
    free = over.exclude(person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return Outgoing.objects.filter(pk__in=ids).delete()[0]


def _erase(model: type[Model]) -> Callable[[Person, datetime], object]:
    return lambda person, at: model._default_manager.filter(person=person).delete()


def _give_notices(person: Person) -> Iterable[Entry]:
    for one in Notice.objects.filter(person=person).order_by("pk"):
        words = WORDS[NoticeKind(one.kind)]
        yield Entry(_("Note"), [(_("When"), said(one.at)), (_("Words"), words)])


def _give_messages(person: Person) -> Iterable[Entry]:
    for one in Outgoing.objects.filter(person=person).order_by("pk"):
        yield Entry(
            _("Message"),
            [
                (_("Made"), said(one.made_at)),
                (_("By"), one.get_channel_display()),
                (_("Words"), SAID[Saying(one.saying)]),
                (_("Over"), said(one.ended_at)),
            ],
        )


def _give_devices(person: Person) -> Iterable[Entry]:
    for one in PushDevice.objects.filter(person=person):
        yield Entry(_("Device that gets notes"), [(_("Added"), said(one.added_at))])


def _give_choice(person: Person) -> Iterable[Entry]:
    for one in ReminderChoice.objects.filter(person=person):
        hours = f"{one.first_hours}, {one.last_hours}"
        yield Entry(_("Reminders"), [(_("Hours before"), hours)])
