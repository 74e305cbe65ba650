"""Help that answers now: from the list, or its last copy, or what comes with the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from time import monotonic

import structlog
from django.db import Error as DatabaseFailure

from sidelight.design.registers import HelpLine
from sidelight.directory.models import HelpService
from sidelight.directory.queries.kept_copy import copied_entries
from sidelight.directory.queries.services import entry_of
from sidelight.directory.queries.words import line_of
from sidelight.directory.rules import Checked, Entry, Where, read_entries, serves
from sidelight.foundation.editions import doubt, is_made_for_everybody

log = structlog.get_logger()

KEPT_SECONDS = 30.0
SHIPPED = Path(__file__).resolve().parents[1] / "shipped.toml"


@dataclass(frozen=True)
class HelpNear:
    """The help for one place.

    elsewhere: how many are for other places alone; names_places: whether asking where is of use.
    """

    lines: Sequence[HelpLine]
    elsewhere: int
    names_places: bool


@dataclass
class Kept:
    """What this process saw last, and when (in seconds that only ever grow)."""

    entries: Sequence[Checked] = ()
    seen_at: float | None = None


kept = Kept()


def help_lines(at: datetime) -> Sequence[HelpLine]:
    """Return every listed help service, the most urgent first. Never empty, whatever fails."""
    return [line_of(one, at) for one in entries_to_show()]


def help_near(visitor: Where | None, at: datetime) -> HelpNear:
    """Return the services that help there, the most urgent first; all of them without a place."""
    shown = entries_to_show()
    near = helping(shown, visitor)
    return HelpNear(
        [line_of(one, at) for one in near],
        elsewhere=len(shown) - len(near),
        names_places=any(one.entry.areas for one in shown),
    )


def helping(shown: Sequence[Checked], visitor: Where | None) -> Sequence[Checked]:
    """Return those that help there.

    Where a list helps nobody there it is shown whole: any help is better than an empty page.
    """
    return [one for one in shown if serves(one.entry.areas, visitor)] or shown


def entries_to_show() -> Sequence[Checked]:
    """Return what stands in the list; or in its last copy; or comes with the program."""
    try:
        entries = listed_entries()
    except DatabaseFailure as failure:
        # Help must not depend on the database: somebody may need it in the minute that it breaks.
        log.error("directory.unreadable", failure=type(failure).__name__)
        doubt()
        entries = copied_entries()
    return entries or shipped_unchecked()


def listed_entries() -> Sequence[Checked]:
    """Return what stands in the list and when it was checked, at most KEPT_SECONDS old.

    Every page shows help, and the list changes a few times a year. For a page that others will be
    shown it is asked anew.
    """
    if is_made_for_everybody():
        return read_listed_entries()
    if kept.seen_at is None or monotonic() - kept.seen_at > KEPT_SECONDS:
        asked_at = monotonic()
        kept.entries = read_listed_entries()
        kept.seen_at = asked_at
    return kept.entries


def read_listed_entries() -> Sequence[Checked]:
    """Return what stands in the list in this moment, asked of the database."""
    listed = HelpService.objects.listed()
    return [Checked(entry_of(service), service.checked_on) for service in listed]


def forget_listed_entries() -> None:
    """Let the next page of this process look the list up; called when it was changed."""
    kept.seen_at = None


def shipped_lines(at: datetime) -> Sequence[HelpLine]:
    """Return the lines that come with the program; this charity has checked none of them."""
    return [line_of(one, at) for one in shipped_unchecked()]


def shipped_unchecked() -> Sequence[Checked]:
    return [Checked(entry, None) for entry in shipped_entries()]


@cache
def shipped_entries() -> tuple[Entry, ...]:
    """Return the entries that come with the program."""
    return read_entries(SHIPPED.read_text(encoding="utf-8"))
