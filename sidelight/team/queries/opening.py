"""Whether somebody is reading now, until when, and when the team is back."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from sidelight.foundation.week import Hours, is_open, next_opening, span_around
from sidelight.people.models import Role
from sidelight.people.queries import holders, is_ready
from sidelight.team.models import OpeningHours
from sidelight.team.rules import days_ahead


@dataclass(frozen=True)
class Opening:
    """What may be said about the team's time at one instant."""

    is_open: bool
    """Covered: within the hours, and a moderator is ready. Hours alone are not enough."""
    until: datetime | None
    """When the team stops reading; None while closed, and when the hours never end."""
    back_at: datetime | None
    """When the team reads again; None while open, and when nobody can say."""
    words: str
    """“today until 21:00”, “tomorrow from 16:00”, or nothing when nobody can say."""


def is_covered(at: datetime) -> bool:
    """Return whether the hours are open and at least one moderator is ready."""
    return is_open(week(), at, zone()) and _has_a_ready_moderator(at)


def opening(at: datetime) -> Opening:
    """Return what pages may say about the team's time now."""
    hours, tz = week(), zone()
    span = span_around(hours, at, tz)
    if span and _has_a_ready_moderator(at):
        never_ends = span.ends >= at + timedelta(days=7)
        until = None if never_ends else span.ends
        words = _("day and night") if until is None else _until(at, until, tz)
        return Opening(is_open=True, until=until, back_at=None, words=words)
    back_at = next_opening(hours, at, tz)
    # Hours alone are no promise: without anybody who will be ready then, nothing is said.
    words = ""
    if back_at and _has_a_ready_moderator(back_at):
        words = _from(at, back_at, tz)
    return Opening(
        is_open=False,
        until=None,
        back_at=back_at if words else None,
        words=words,
    )


def hours_in_force() -> QuerySet[OpeningHours]:
    """Return the lines of the week as it is now, in the order of the week."""
    return OpeningHours.objects.in_force().select_related("added_by")


def week() -> list[Hours]:
    """Return the hours as plain facts, with those that have ended, which explain the past."""
    return [line.as_hours for line in OpeningHours.objects.all()]


def zone() -> tzinfo:
    """Return the charity's time zone."""
    return timezone.get_default_timezone()


def today(at: datetime) -> date:
    """Return which day it is at the charity."""
    return at.astimezone(zone()).date()


def day_and_time(at: datetime, then: datetime, tz: tzinfo) -> str:
    """Return “today at 21:00”, “tomorrow at 16:00”, “Friday at 16:00”."""
    clock = date_format(then.astimezone(tz), "H:i")
    return _("%(day)s at %(time)s") % {"day": _day(at, then, tz), "time": clock}


def _until(at: datetime, then: datetime, tz: tzinfo) -> str:
    # A stretch that ends at midnight ends today: “tomorrow until 00:00” would promise a day more.
    last = then - timedelta(microseconds=1)
    clock = date_format(then.astimezone(tz), "H:i")
    if clock == "00:00":
        return _("%(day)s until midnight") % {"day": _day(at, last, tz)}
    return _("%(day)s until %(time)s") % {"day": _day(at, last, tz), "time": clock}


def _from(at: datetime, then: datetime, tz: tzinfo) -> str:
    clock = date_format(then.astimezone(tz), "H:i")
    return _("%(day)s from %(time)s") % {"day": _day(at, then, tz), "time": clock}


def _day(at: datetime, then: datetime, tz: tzinfo) -> str:
    ahead = days_ahead(at, then, tz)
    if ahead == 0:
        return _("today")
    if ahead == 1:
        return _("tomorrow")
    return date_format(then.astimezone(tz), "l" if ahead < 7 else "l j F")


def _has_a_ready_moderator(at: datetime) -> bool:
    return any(is_ready(person, Role.MODERATOR, at) for person in holders(Role.MODERATOR, at))
