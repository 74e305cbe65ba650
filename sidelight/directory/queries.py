"""Help that answers now, for every page; and the list that editors keep right."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from time import monotonic

import structlog
from django.db import Error as DatabaseFailure
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from sidelight.design.registers import HelpLine
from sidelight.directory.models import HelpService
from sidelight.directory.rules import (
    CHECK_AGAIN_AFTER,
    DayRange,
    Entry,
    day_ranges,
    needs_a_look,
    read_entries,
)
from sidelight.foundation.week import is_open

log = structlog.get_logger()

KEPT_SECONDS = 30.0
SHIPPED = Path(__file__).parent / "shipped.toml"


@dataclass(frozen=True)
class ListedService:
    """One entry as the editors' page shows it."""

    service: HelpService
    line: HelpLine
    needs_a_look: bool


@dataclass
class Kept:
    """What this process saw last, and when (in seconds that only ever grow)."""

    entries: Sequence[tuple[Entry, date | None]] = ()
    seen_at: float | None = None


kept = Kept()


def help_lines(at: datetime) -> Sequence[HelpLine]:
    """Return every listed help service, the most urgent first. Never empty, whatever fails."""
    try:
        lines = [line_of(entry, checked_on, at) for entry, checked_on in listed_entries()]
    except DatabaseFailure as failure:
        # Help must not depend on the database: somebody may need it in the minute that it breaks.
        log.error("directory.unreadable", failure=type(failure).__name__)
        return shipped_lines(at)
    return lines or shipped_lines(at)


def listed_entries() -> Sequence[tuple[Entry, date | None]]:
    """Return what stands in the list and when it was checked, at most KEPT_SECONDS old.

    Every page shows help, and the list changes a few times a year.
    """
    if kept.seen_at is None or monotonic() - kept.seen_at > KEPT_SECONDS:
        asked_at = monotonic()
        listed = list(HelpService.objects.listed())
        kept.entries = [(entry_of(service), service.checked_on) for service in listed]
        kept.seen_at = asked_at
    return kept.entries


def forget_listed_entries() -> None:
    """Let the next page of this process look the list up; called when it was changed."""
    kept.seen_at = None


def shipped_lines(at: datetime) -> Sequence[HelpLine]:
    """Return the lines that come with the program; this charity has checked none of them."""
    return [line_of(entry, None, at) for entry in shipped_entries()]


@cache
def shipped_entries() -> tuple[Entry, ...]:
    """Return the entries that come with the program."""
    return read_entries(SHIPPED.read_text(encoding="utf-8"))


def services(at: datetime) -> list[ListedService]:
    """Return what editors keep right, in the order in which pages show it."""
    return [_listed(service, at) for service in HelpService.objects.listed()]


def listed_services() -> QuerySet[HelpService]:
    """Return the entries that may still be changed."""
    return HelpService.objects.listed()


def services_to_check(at: datetime) -> int:
    """Return how many entries nobody checked in the last ninety days."""
    long_ago = today(at) - CHECK_AGAIN_AFTER
    checked = HelpService.objects.listed().filter(checked_on__gte=long_ago)
    return HelpService.objects.listed().exclude(pk__in=checked).count()


def entry_of(service: HelpService) -> Entry:
    """Return what a row says, as a plain fact."""
    return Entry(
        name=service.name,
        about=service.about,
        phone=service.phone,
        text_number=service.text_number,
        web=service.web,
        round_the_clock=service.round_the_clock,
        hours=tuple(line.as_hours for line in service.hours.all()),
        position=service.position,
    )


def line_of(entry: Entry, checked_on: date | None, at: datetime) -> HelpLine:
    """Return an entry as pages show it; whether it is open now is None when nobody knows."""
    open_now: bool | None = True if entry.round_the_clock else None
    if entry.hours and not entry.round_the_clock:
        open_now = is_open(entry.hours, at, timezone.get_default_timezone())
    return HelpLine(
        name=entry.name,
        about=entry.about,
        phone=entry.phone,
        text_number=entry.text_number,
        web=entry.web,
        hours=hours_in_words(entry),
        open_now=open_now,
        checked_on=checked_on,
    )


def hours_in_words(entry: Entry) -> str:
    """Return “Day and night, every day” or “Monday to Friday 09:00–17:00”; may be empty."""
    if entry.round_the_clock:
        return _("Day and night, every day")
    return "; ".join(_range_in_words(days) for days in day_ranges(entry.hours))


def today(at: datetime) -> date:
    """Return which day it is at the charity."""
    return at.astimezone(timezone.get_default_timezone()).date()


def _listed(service: HelpService, at: datetime) -> ListedService:
    return ListedService(
        service=service,
        line=line_of(entry_of(service), service.checked_on, at),
        needs_a_look=needs_a_look(service.checked_on, today(at)),
    )


def _range_in_words(days: DayRange) -> str:
    names = str(WEEKDAYS[days.first])
    if days.last > days.first:
        names = _("%(first)s to %(last)s") % {"first": names, "last": WEEKDAYS[days.last]}
    times = ", ".join(f"{_clock(opens)}–{_clock(closes)}" for opens, closes in days.times)
    return f"{names} {times}"


def _clock(value: time) -> str:
    return f"{value:%H:%M}"
