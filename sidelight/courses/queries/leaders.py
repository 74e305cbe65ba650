"""Who may lead groups, and who leads what at which time."""

from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext

from sidelight.courses.models import Group, GroupLeader, Session, TalkTime
from sidelight.courses.rules.evenings import Evening
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.rooms.models import Place, Room
from sidelight.rooms.queries.entering import LEADING_ROLES
from sidelight.team.queries import everybody_ready

Part = GroupLeader.Part


@dataclass(frozen=True)
class MayLead:
    """Somebody who is ready to lead now, and as what."""

    person: Person
    part: GroupLeader.Part


@dataclass(frozen=True)
class Busy:
    """Somebody leads something else at one of these times. elsewhere: its name."""

    person: Person
    elsewhere: str


def part_of(person: Person, at: datetime) -> GroupLeader.Part | None:
    """Return as what somebody may lead now; None for nobody who may. The authority on one."""
    if not person.is_active:
        return None
    return _part_for(works_as(person, LEADING_ROLES, at))


def who_may_lead(at: datetime) -> Sequence[MayLead]:
    """Return everybody who may lead now, counsellors first: all of them in one question."""
    roles: dict[int, set[Role]] = {}
    people: dict[int, Person] = {}
    for one in everybody_ready(LEADING_ROLES, at):
        people[one.person.pk] = one.person
        roles.setdefault(one.person.pk, set()).add(one.role)
    found = [
        MayLead(person, part) for pk, person in people.items() if (part := _part_for(roles[pk]))
    ]
    return sorted(found, key=lambda one: (one.part, one.person.shown_name.casefold()))


def ready_parts(at: datetime) -> Mapping[int, GroupLeader.Part]:
    """Return by the id of a person as what they may lead now."""
    return {one.person.pk: one.part for one in who_may_lead(at)}


def first_who_is_busy(
    people: Collection[Person], evenings: Iterable[Evening], *, but: Group | None = None
) -> Busy | None:
    """Return one of these who leads another group or room at one of these times; None if all can.

    but: the group whose evenings these are.
    """
    wanted = sorted(evenings)
    if not wanted or not people:
        return None
    begin, end = wanted[0].starts_at, max(one.ends_at for one in wanted)
    elsewhere = [*_groups(people, begin, end, but), *_rooms(people, begin, end)]
    for lead in elsewhere:
        if any(one.meets(lead.evening) for one in wanted):
            return Busy(lead.person, lead.name)
    return None


def first_with_a_talk(people: Collection[Person], evenings: Iterable[Evening]) -> Busy | None:
    """Return one of these who put up a time for a talk, or is its second, at one of these times."""
    wanted = sorted(evenings)
    if not wanted or not people:
        return None
    begin, end = wanted[0].starts_at, max(one.ends_at for one in wanted)
    theirs = Q(counsellor__in=people) | Q(second__in=people)
    talks = TalkTime.objects.standing().filter(theirs, starts_at__lt=end, ends_at__gt=begin)
    by_id = {person.pk: person for person in people}
    for talk in talks.order_by("starts_at", "pk"):
        if any(one.meets(Evening(talk.starts_at, talk.ends_at)) for one in wanted):
            person = by_id.get(talk.counsellor_id) or by_id[talk.second_id]
            return Busy(person, gettext("a talk"))
    return None


@dataclass(frozen=True)
class Lead:
    """Somebody leads something at a time."""

    person: Person
    evening: Evening
    name: str


def _groups(
    people: Collection[Person], begin: datetime, end: datetime, but: Group | None
) -> list[Lead]:
    """Return what they lead of other groups, planned or open, between two instants."""
    those = Session.objects.filter(cancelled_at=None, starts_at__lt=end, ends_at__gt=begin)
    going = those.exclude(group=but) if but is not None else those
    led = going.filter(
        group__cancelled_at=None,
        group__ended_at=None,
        group__leaders__person__in=people,
        group__leaders__ended_at=None,
    )
    by_id = {person.pk: person for person in people}
    busy = led.order_by("starts_at", "pk").values_list(
        "group__leaders__person", "starts_at", "ends_at", "group__name"
    )
    return [Lead(by_id[pk], Evening(starts, ends), name) for pk, starts, ends, name in busy]


def _rooms(people: Collection[Person], begin: datetime, end: datetime) -> list[Lead]:
    """Return in which rooms of their own they have to be between two instants."""
    places = Place.objects.kept().filter(person__in=people).exclude(part=Place.Part.MEMBER)
    busy = places.filter(room__starts_at__lt=end, room__ends_at__gt=begin)
    alone = busy.filter(room__course_session=None).exclude(room__phase=Room.Phase.CLOSED)
    return [
        Lead(one.person, Evening(one.room.starts_at, one.room.ends_at), one.room.name)
        for one in alone.select_related("person", "room").order_by("room__starts_at", "pk")
    ]


def _part_for(roles: Set[Role]) -> GroupLeader.Part | None:
    if Role.COUNSELLOR in roles:
        return Part.COUNSELLOR
    return Part.YOUTH_WORKER if Role.YOUTH_WORKER in roles else None
