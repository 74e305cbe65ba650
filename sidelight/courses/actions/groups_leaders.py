"""Who leads a group: handing over, and noticing that somebody is not ready any more."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from sidelight.courses.actions.evening_rooms import keep_in_step
from sidelight.courses.actions.groups_planning import give_leads
from sidelight.courses.actions.groups_rows import (
    evenings_of,
    lock_people,
    lock_to_change,
    must_be_free,
    must_plan,
    record_about,
)
from sidelight.courses.errors.groups import NotReadyToLead, TooFewLeaders
from sidelight.courses.models import Group, GroupLeader
from sidelight.courses.queries.leaders import part_of, ready_parts
from sidelight.courses.rules.groups import leaders_suffice
from sidelight.ledger.models import Act
from sidelight.ledger.rules.codes import Code
from sidelight.notices.actions import tell
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person, Role
from sidelight.people.queries import holders


def change_leaders(
    group: Group, leaders: Sequence[Person], *, seen: int, by: Person, at: datetime
) -> None:
    """Let these lead a group from now on, and nobody else.

    Those who are ready must be enough without those who are not, whom the page points out. Raises
    NotPlanned for whoever is no manager, NotReadyToLead for a new one who is not ready,
    TooFewLeaders, LeadsElsewhere, and as `lock_to_change` does.
    """
    must_plan(by, at)
    with transaction.atomic():
        locked_leaders = lock_people(leaders)
        locked = lock_to_change(group.pk, seen=seen)
        standing = {one.person_id: one for one in locked.leaders.filter(ended_at=None)}
        parts = {person: part_of(person, at) for person in locked_leaders}
        new = {person: part for person, part in parts.items() if person.pk not in standing}
        ready_new = {person: part for person, part in new.items() if part is not None}
        for person in new:
            if person not in ready_new:
                raise NotReadyToLead(person.shown_name)
        # The harm: an evening with nobody who is trained, or with one adult alone.
        if not leaders_suffice([part for part in parts.values() if part is not None]):
            raise TooFewLeaders
        coming = locked.sessions.filter(cancelled_at=None, starts_at__gt=at)
        must_be_free(list(ready_new), evenings_of(coming), but=locked)
        stays = {person.pk for person in locked_leaders}
        for pk, lead in standing.items():
            if pk not in stays:
                _end_lead(locked, lead, by=by, at=at)
        give_leads(locked, ready_new, by=by, at=at)
        keep_in_step(locked, at)


def note_who_is_not_ready(at: datetime) -> int:
    """Note which leaders of groups that go on are not ready any more; return how many are new.

    Managers get a notice once; whoever is ready again is noted as such. It may run twice at once.
    """
    ready = set(ready_parts(at))
    leads = GroupLeader.objects.filter(
        ended_at=None, group__cancelled_at=None, group__ended_at=None
    )
    leads.filter(person__in=ready, not_ready_since__isnull=False).update(not_ready_since=None)
    missing = leads.filter(not_ready_since=None).exclude(person__in=ready)
    return sum(_note(lead, at) for lead in missing.select_related("group").order_by("pk"))


def _note(lead: GroupLeader, at: datetime) -> bool:
    with transaction.atomic():
        ours = GroupLeader.objects.filter(pk=lead.pk, ended_at=None, not_ready_since=None)
        if not ours.update(not_ready_since=at):
            return False
        for manager in holders(Role.MANAGER, at):
            tell(manager, NoticeKind.LEADER_MISSING, about=lead.group.slug, at=at)
    return True


def _end_lead(group: Group, lead: GroupLeader, *, by: Person, at: datetime) -> None:
    lead.ended_at, lead.ended_by = at, by
    lead.save(update_fields=["ended_at", "ended_by"])
    detail: dict[str, Code] = {"person": lead.person_id, "part": str(lead.part)}
    record_about(group, Act.GROUP_LEADER_ENDED, by=by, at=at, detail=detail)
