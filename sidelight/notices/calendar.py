"""Calendar files: bookings that a phone keeps up to date, with a title that tells nothing.

No place, no description and no address of ours beyond the host of the identifier: a calendar is
shared with families, and shown on lock screens and watches.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext
from icalendar import Calendar, Event, Timezone

CALENDAR_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Booking:
    """Something at a time. slug: the same for ever, so that a calendar knows it again.

    sequence: how often it was moved or called off; a calendar takes the highest. changed_at: when
    that was last.
    """

    slug: str
    begins: datetime
    ends: datetime
    sequence: int
    changed_at: datetime
    is_off: bool = False


def calendar_answer(bookings: Sequence[Booking]) -> HttpResponse:
    """Return the file as a page hands it over, under a name that tells nothing."""
    answer = HttpResponse(calendar_file(bookings), content_type=CALENDAR_TYPE)
    answer.headers["Content-Disposition"] = 'attachment; filename="booking.ics"'
    answer.headers["Cache-Control"] = "no-store, private"
    return answer


def calendar_file(bookings: Sequence[Booking]) -> bytes:
    """Return bookings as an .ics file, on the clocks of the charity's zone."""
    zone = ZoneInfo(settings.TIME_ZONE)
    calendar = Calendar()
    calendar.add("prodid", "-//Bookings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    if bookings:
        years = [moment.year for one in bookings for moment in (one.begins, one.ends)]
        calendar.add_component(_zone(settings.TIME_ZONE, min(years), max(years)))
    for one in bookings:
        calendar.add_component(_event(one, zone))
    written: bytes = calendar.to_ical()
    return written


def _event(one: Booking, zone: ZoneInfo) -> Event:
    event = Event()
    event.add("uid", f"{one.slug}@{settings.SIDELIGHT_LINK_HOST.partition(':')[0]}")
    event.add("summary", gettext("Booking"))
    event.add("dtstart", one.begins.astimezone(zone))
    event.add("dtend", one.ends.astimezone(zone))
    event.add("dtstamp", one.changed_at)
    event.add("sequence", one.sequence)
    event.add("status", "CANCELLED" if one.is_off else "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


@lru_cache(maxsize=32)
def _zone(name: str, first_year: int, last_year: int) -> Timezone:
    """Return how the clocks change there, for these years alone: all of them are a long list."""
    first, last = date(first_year - 1, 1, 1), date(last_year + 1, 12, 31)
    return Timezone.from_tzinfo(ZoneInfo(name), name, first, last)
