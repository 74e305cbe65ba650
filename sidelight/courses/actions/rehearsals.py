"""Practising an evening: a group with nobody real in it, its room, and the week's plan."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from sidelight.courses.errors.groups import NotOffered, NotReadyToLead
from sidelight.courses.models import Group, GroupLeader, ProgrammeVersion, Session, Week
from sidelight.courses.queries.leaders import part_of
from sidelight.people.models import AgeBand, Person
from sidelight.rooms.actions.rehearsals import LASTS, plan_rehearsal


def rehearse(week: Week, colleagues: Sequence[Person], *, by: Person, at: datetime) -> Session:
    """Plan an evening of a week that begins now, with made-up members, and return it.

    Nobody finds it but its leaders; no member can ever have a place in it. Raises NotOffered for a
    course that may not be given, and NotReadyToLead for whoever may not lead.
    """
    if not ProgrammeVersion.objects.offered().filter(pk=week.version_id).exists():
        raise NotOffered
    parts = {person: part_of(person, at) for person in dict.fromkeys([by, *colleagues])}
    with transaction.atomic():
        group = _group(week, by=by, at=at)
        for person, part in parts.items():
            if part is None:
                raise NotReadyToLead(person.shown_name)
            GroupLeader.objects.create(
                group=group, person=person, part=part, given_by=by, given_at=at
            )
        room = plan_rehearsal(group.name, colleagues, by=by, at=at)
        return Session.objects.create(
            group=group,
            week=week,
            number=week.number,
            starts_at=room.starts_at,
            ends_at=room.ends_at,
            room=room,
        )


def _group(week: Week, *, by: Person, at: datetime) -> Group:
    here = at.astimezone(ZoneInfo(settings.TIME_ZONE))
    group: Group = Group.objects.create(
        version=week.version,
        name=_("Rehearsal of week %(number)d") % {"number": week.number},
        band=AgeBand.MIDDLE,
        first_day=here.date(),
        starts=here.time().replace(microsecond=0),
        minutes=int(LASTS.total_seconds() // 60),
        zone=settings.TIME_ZONE,
        planned_by=by,
        planned_at=at,
        rehearsal_at=at,
    )
    return group
