"""How long words wait, in honest sentences."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sidelight.foundation.week import is_open, open_time_between
from sidelight.team import rules
from sidelight.team.queries.opening import day_and_time, opening, week, zone
from sidelight.team.rules import ExpectedWait


@dataclass(frozen=True)
class WaitingWords:
    """Whole sentences for the page of somebody who waits; empty where nothing can be said."""

    reading: str
    usual: str
    ready_by: str


def expected_wait(pairs: Sequence[tuple[datetime, datetime]], at: datetime) -> ExpectedWait:
    """Return how long words sent at this instant will wait, from how long others waited.

    pairs: (submitted_at, decided_at) of the last days' decisions, in any order. Decisions made
    while closed say nothing about open hours and are left out. Nothing that still waits may be
    among them: what others read would then tell that unseen words are there.
    """
    hours, tz = week(), zone()
    minutes = [
        open_time_between(hours, sent, decided, tz).total_seconds() / 60
        for sent, decided in pairs
        if is_open(hours, decided, tz)
    ]
    wait = rules.expected_wait(minutes, hours, at, tz)
    now = opening(at)
    # No instant is named unless somebody who is ready can keep it.
    return wait if now.is_open or now.back_at else replace(wait, ready_by=None)


def waiting_words(wait: ExpectedWait, at: datetime) -> WaitingWords:
    """Return what the waiting card and the compose page say about time."""
    return WaitingWords(
        reading=reading_now(at),
        usual=_usual(wait),
        ready_by=_ready_by(wait, at),
    )


def reading_now(at: datetime) -> str:
    """Return whether the team reads now, and when it is back, in a whole sentence."""
    now = opening(at)
    if now.is_open:
        return _("The team is reading %(when)s.") % {"when": now.words}
    if now.words:
        return _("Nobody is reading just now. The team is back %(when)s.") % {"when": now.words}
    return _("Nobody is reading just now. We cannot say yet when the team is back.")


def _usual(wait: ExpectedWait) -> str:
    if wait.typical is None or wait.nine_in_ten is None:
        return _("We cannot say yet how long it takes.")
    if wait.typical == wait.nine_in_ten:
        return _("While the team is open, most words are read within %(long)s.") % {
            "long": in_words(wait.nine_in_ten)
        }
    return _(
        "While the team is open, half of all words are read within %(short)s, "
        "and nine out of ten within %(long)s."
    ) % {"short": in_words(wait.typical), "long": in_words(wait.nine_in_ten)}


def _ready_by(wait: ExpectedWait, at: datetime) -> str:
    if wait.ready_by is None:
        return ""
    if wait.ready_by <= at:
        return _("It takes longer than usual today. Your words are not lost.")
    when = day_and_time(at, wait.ready_by, zone())
    return _("Most likely yours will be read by %(when)s.") % {"when": when}


def in_words(wait: timedelta) -> str:
    """Return “5 minutes”, “1 hour”, “1 hour 15 minutes”."""
    hours, minutes = divmod(int(wait.total_seconds()) // 60, 60)
    parts = []
    if hours:
        parts.append(ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours})
    if minutes:
        parts.append(
            ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
        )
    return " ".join(parts)
