"""Which safeguarding lead is on call, from when until when."""

from datetime import datetime

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.team import rules
from sidelight.team.errors import (
    AlreadyOver,
    NobodyNamesThemselves,
    NotATimeToBeOnCall,
    OnlyLeadsAreOnCall,
    OnlyManagersAndLeads,
)
from sidelight.team.models import OnCall
from sidelight.team.queries import is_ready_throughout

WHO_NAMES = frozenset({Role.MANAGER, Role.SAFEGUARDING_LEAD})


def name_on_call(
    person: Person, starts_at: datetime, ends_at: datetime, *, by: Person, at: datetime
) -> OnCall:
    """Put a safeguarding lead on call; times may overlap, and two leads are better than one.

    A start that is past counts as now. Raises NobodyNamesThemselves, OnlyManagersAndLeads,
    NotATimeToBeOnCall for times that are over, upside down, too long or too far off, and
    OnlyLeadsAreOnCall unless the person is a lead who is ready from the first to the last minute.
    """
    if person.pk == by.pk:
        raise NobodyNamesThemselves
    _must_name(by, at)
    starts_at = max(starts_at, at)
    if not rules.may_be_on_call(starts_at, ends_at, at):
        raise NotATimeToBeOnCall
    if not is_ready_throughout(person, starts_at, ends_at):
        raise OnlyLeadsAreOnCall
    with transaction.atomic():
        line = OnCall.objects.create(
            person=person, starts_at=starts_at, ends_at=ends_at, named_by=by, named_at=at
        )
        _note(Act.ON_CALL_NAMED, line, by, at)
    return line


def end_on_call(line: OnCall, *, by: Person, at: datetime) -> OnCall:
    """End a time on call now; one's own as well: whoever is ill must be able to say so.

    Raises OnlyManagersAndLeads, and AlreadyOver when it has ended or run out.
    """
    _must_name(by, at)
    with transaction.atomic():
        locked = OnCall.objects.select_for_update().get(pk=line.pk)
        if locked.ended_at or locked.ends_at <= at:
            raise AlreadyOver
        locked.ended_at, locked.ended_by = at, by
        locked.save(update_fields=["ended_at", "ended_by"])
        _note(Act.ON_CALL_ENDED, locked, by, at)
    return locked


def _must_name(by: Person, at: datetime) -> None:
    if not works_as(by, WHO_NAMES, at):
        raise OnlyManagersAndLeads


def _note(act: Act, line: OnCall, by: Person, at: datetime) -> None:
    record(
        act,
        actor_id=by.pk,
        subject=("person", line.person_id),
        at=at,
        detail={
            "on_call": line.pk,
            "starts_at": f"{line.starts_at:%Y%m%d.%H%M}",
            "ends_at": f"{line.ends_at:%Y%m%d.%H%M}",
        },
    )
