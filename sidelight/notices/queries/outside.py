"""What leaves the building: words that tell nothing, and the name they come from."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sidelight.design.queries import SIDELIGHT, look_in_force
from sidelight.notices.models import NoticeKind, ReminderChoice, Saying, SenderName
from sidelight.notices.rules import Reminders, tells
from sidelight.people.models import Person
from sidelight.people.rules import PLAIN

# What links in the outbox and the addresses of devices are encrypted for.
LINK, DEVICE = "message link", "push device"
SAYING_OF = {
    NoticeKind.PLACE_KEPT: Saying.BOOKING_NEWS,
    NoticeKind.WAITING: Saying.BOOKING_NEWS,
    NoticeKind.PLACE_OFFERED: Saying.BOOKING_NEWS,
    NoticeKind.OFFER_OVER: Saying.BOOKING_NEWS,
    NoticeKind.PLACE_ENDED: Saying.BOOKING_NEWS,
    NoticeKind.TALK_BOOKED: Saying.BOOKING_NEWS,
    NoticeKind.STILL_WANTED: Saying.BOOKING_NEWS,
    NoticeKind.SESSION_SOON: Saying.BOOKING_SOON,
    NoticeKind.SESSION_MOVED: Saying.BOOKING_CHANGED,
    NoticeKind.SESSION_OFF: Saying.BOOKING_CHANGED,
    NoticeKind.GROUP_OFF: Saying.BOOKING_CHANGED,
    NoticeKind.MISSED: Saying.BOOKING_NEWS,
    NoticeKind.GROUP_OVER: Saying.BOOKING_NEWS,
}
SAID = {
    Saying.NEWS: _("There is something new for you to read."),
    Saying.BOOKING_NEWS: _("There is news about your booking."),
    Saying.BOOKING_SOON: _("You have a booking soon."),
    Saying.BOOKING_CHANGED: _("Your booking has changed."),
    Saying.TEST: _("This is a test. You asked for it."),
}


def sender_name(style: str) -> str:
    """Return the name that a message comes from: the charity's where it was chosen, or a neutral.

    A charity's name that would tell is not used even where it was chosen.
    """
    return (style == PLAIN and plain_name()) or neutral_name()


def plain_name() -> str:
    """Return the charity's name if it may stand on a screen that others see, or nothing."""
    name = look_in_force().name
    return "" if name == SIDELIGHT or tells(name) else name


def neutral_name() -> str:
    """Return the neutral name that the charity chose, or ours."""
    chosen = SenderName.objects.first()
    return chosen.name if chosen else gettext("Reminders")


def reminders_of(person: Person) -> Reminders:
    """Return how long before something a person wants to be reminded."""
    return reminders_of_all([person.pk])[person.pk]


def reminders_of_all(people: list[int]) -> dict[int, Reminders]:
    """Return the same for many people by their ids, with one question to the database."""
    chosen = ReminderChoice.objects.filter(person__in=people)
    known = {one.person_id: Reminders(one.first_hours, one.last_hours) for one in chosen}
    return {person: known.get(person, Reminders()) for person in people}
