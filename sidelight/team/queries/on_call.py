"""Which safeguarding lead is on call, and when nobody is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from sidelight.people.models import Person, Role
from sidelight.people.queries import holders, works_as
from sidelight.team import rules
from sidelight.team.models import OnCall
from sidelight.team.queries.opening import zone

LEAD = frozenset({Role.SAFEGUARDING_LEAD})
# Joining closes a day before nobody answers: while it can still be mended.
SURE_FOR = timedelta(hours=24)
LOOKS_AHEAD = timedelta(days=7)


@dataclass(frozen=True)
class TimeOnCall:
    """One line of the page about who is on call. counts: the lead is ready for all of it."""

    line: OnCall
    is_now: bool
    counts: bool


def on_call(at: datetime) -> list[Person]:
    """Return the leads who are on call at this instant and ready for it; mostly one."""
    lines = OnCall.objects.touching(at, at + timedelta(microseconds=1)).select_related("person")
    leads = {line.person for line in lines if works_as(line.person, LEAD, at)}
    return sorted(leads, key=lambda lead: lead.pk)


def gaps_on_call(begins: datetime, ends: datetime) -> list[rules.Stretch]:
    """Return the stretches of this time in which nobody who is ready is on call."""
    lines = OnCall.objects.touching(begins, ends).select_related("person")
    return rules.gaps_between(_ready_stretches(lines, begins, ends), begins, ends)


def is_on_call_sure(at: datetime) -> bool:
    """Return whether somebody who is ready is on call now, and through the next day."""
    return not gaps_on_call(at, at + SURE_FOR)


def times_on_call(at: datetime) -> list[TimeOnCall]:
    """Return the times on call that run or come, in their order."""
    return [
        TimeOnCall(
            line,
            is_now=line.starts_at <= at,
            counts=is_ready_throughout(line.person, max(line.starts_at, at), line.ends_at),
        )
        for line in on_call_not_over(at).select_related("person", "named_by")
    ]


def on_call_not_over(at: datetime) -> QuerySet[OnCall]:
    """Return the times on call that run now or will."""
    return OnCall.objects.standing().filter(ends_at__gt=at)


def ready_leads(at: datetime) -> list[Person]:
    """Return the safeguarding leads who could be on call now."""
    return [who for who in holders(Role.SAFEGUARDING_LEAD, at) if works_as(who, LEAD, at)]


def is_ready_throughout(person: Person, begins: datetime, ends: datetime) -> bool:
    """Return whether somebody is a ready safeguarding lead from the first instant to the last."""
    last = ends - timedelta(microseconds=1)
    return all(works_as(person, LEAD, then) for then in (begins, last))


def _ready_stretches(
    lines: Iterable[OnCall], begins: datetime, ends: datetime
) -> list[rules.Stretch]:
    # Day by day, because checks and training run out at midnight.
    return [
        piece
        for line in lines
        for piece in rules.cut_at_midnights(
            max(line.starts_at, begins), min(line.ends_at, ends), zone()
        )
        if is_ready_throughout(line.person, piece.begins, piece.ends)
    ]
