"""Planning a group, and opening it so that members may ask for a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sidelight.courses.actions.evening_rooms import keep_in_step
from sidelight.courses.actions.groups_rows import (
    lock_people,
    lock_to_change,
    must_be_free,
    must_plan,
    record_about,
)
from sidelight.courses.errors.groups import (
    InThePast,
    NoSuchZone,
    NotForThisBand,
    NotOffered,
    NotReadyToLead,
    NotReadyToOpen,
    NotSoLong,
    NotSoManySeats,
    NotTheseDays,
    OpenAlready,
    TooFewLeaders,
)
from sidelight.courses.models import Group, GroupLeader, ProgrammeVersion, Seat, Session, Week
from sidelight.courses.queries.group_checks import missing_before_opening
from sidelight.courses.queries.leaders import part_of
from sidelight.courses.rules.evenings import (
    Evening,
    Hour,
    evenings_on,
    in_order,
    known_zones,
)
from sidelight.courses.rules.groups import (
    FEWEST_SEATS,
    LONGEST_MINUTES,
    SHORTEST_MINUTES,
    is_for_the_band,
    leaders_suffice,
)
from sidelight.ledger.models import Act
from sidelight.ledger.rules.codes import Code
from sidelight.people.models import AgeBand, Person
from sidelight.rooms.models import MOST_MEMBERS


@dataclass(frozen=True)
class NewGroup:
    """A group as a manager plans it. days: one for each week of the version, in order."""

    version: ProgrammeVersion
    name: str
    band: AgeBand
    hour: Hour
    days: Sequence[date]
    leaders: Sequence[Person]
    seats: int = MOST_MEMBERS


def plan_group(new: NewGroup, *, by: Person, at: datetime) -> Group:
    """Plan a group with its evenings, seats and leaders. No member sees it before it is opened.

    Raises NotPlanned for whoever is no manager, NoSuchZone, NotSoLong, NotSoManySeats, InThePast
    and NotTheseDays for what does not fit; NotOffered for a version that was withdrawn meanwhile
    and NotForThisBand for one that is not for these ages; NotReadyToLead, TooFewLeaders, and
    LeadsElsewhere for a leader who would be in two places at once. Then nothing is planned.
    """
    must_plan(by, at)
    evenings = _evenings_of(new, at)
    with transaction.atomic():
        weeks = _weeks_of(new)
        if len(weeks) != len(evenings):
            raise NotTheseDays
        leaders = lock_people(new.leaders)
        parts = parts_of(leaders, at)
        must_be_free(leaders, evenings)
        group = _made(new, by=by, at=at)
        _seat_and_date(group, new, weeks, evenings)
        give_leads(group, parts, by=by, at=at)
        record_about(group, Act.GROUP_PLANNED, by=by, at=at)
    return group


def open_group(group: Group, *, seen: int, by: Person, at: datetime) -> Group:
    """Open a group: from now on members of its band may ask for a place.

    Raises NotPlanned, OpenAlready, NotReadyToOpen with everything that is missing, and as
    `lock_to_change` does.
    """
    must_plan(by, at)
    with transaction.atomic():
        locked = lock_to_change(group.pk, seen=seen)
        if locked.opened_at is not None:
            raise OpenAlready
        # Locked, so that it is not withdrawn while this opens.
        ProgrammeVersion.objects.select_for_update(no_key=True).get(pk=locked.version_id)
        missing = missing_before_opening(
            locked,
            list(locked.leaders.filter(ended_at=None).select_related("person")),
            list(locked.sessions.filter(cancelled_at=None).order_by("number")),
            at,
        )
        if missing:
            raise NotReadyToOpen(missing)
        locked.opened_at, locked.opened_by = at, by
        locked.save(update_fields=["opened_at", "opened_by"])
        record_about(locked, Act.GROUP_OPENED, by=by, at=at)
        keep_in_step(locked, at)
    return locked


def parts_of(leaders: Sequence[Person], at: datetime) -> dict[Person, GroupLeader.Part]:
    """Return as what each of these leads.

    Raises NotReadyToLead for one who may not, and TooFewLeaders.
    """
    parts: dict[Person, GroupLeader.Part] = {}
    for person in leaders:
        part = part_of(person, at)
        if part is None:
            raise NotReadyToLead(person.shown_name)
        parts[person] = part
    # The harm: an evening of young people with nobody who is trained, or with one adult alone.
    if not leaders_suffice(list(parts.values())):
        raise TooFewLeaders
    return parts


def give_leads(
    group: Group, parts: dict[Person, GroupLeader.Part], *, by: Person, at: datetime
) -> None:
    """Note who leads a group from now on, each as what."""
    for person, part in parts.items():
        GroupLeader.objects.create(group=group, person=person, part=part, given_by=by, given_at=at)
        who: dict[str, Code] = {"person": person.pk, "part": str(part)}
        record_about(group, Act.GROUP_LEADER_GIVEN, by=by, at=at, detail=who)


def _evenings_of(new: NewGroup, at: datetime) -> list[Evening]:
    """Return the evenings of a group whose numbers fit; raises what does not."""
    if new.hour.zone not in known_zones():
        raise NoSuchZone
    if not SHORTEST_MINUTES <= new.hour.minutes <= LONGEST_MINUTES:
        raise NotSoLong
    if not FEWEST_SEATS <= new.seats <= MOST_MEMBERS:
        raise NotSoManySeats
    evenings = evenings_on(new.days, new.hour)
    if not evenings or not in_order(evenings):
        raise NotTheseDays
    if evenings[0].starts_at <= at:
        raise InThePast
    return evenings


def _weeks_of(new: NewGroup) -> list[Week]:
    """Return the weeks of the version, which is locked: it cannot be withdrawn meanwhile."""
    offered = ProgrammeVersion.objects.offered().select_for_update(no_key=True)
    version = offered.filter(pk=new.version.pk).first()
    if version is None:
        raise NotOffered
    if not is_for_the_band(version.ages, new.band):
        raise NotForThisBand
    return list(version.weeks.order_by("number"))


def _made(new: NewGroup, *, by: Person, at: datetime) -> Group:
    group: Group = Group.objects.create(
        version=new.version,
        name=new.name,
        band=new.band,
        first_day=new.days[0],
        starts=new.hour.starts,
        minutes=new.hour.minutes,
        zone=new.hour.zone,
        planned_by=by,
        planned_at=at,
    )
    return group


def _seat_and_date(
    group: Group, new: NewGroup, weeks: Sequence[Week], evenings: Sequence[Evening]
) -> None:
    Seat.objects.bulk_create(Seat(group=group, number=n) for n in range(1, new.seats + 1))
    Session.objects.bulk_create(
        Session(
            group=group,
            week=week,
            number=number,
            starts_at=evening.starts_at,
            ends_at=evening.ends_at,
        )
        for number, (week, evening) in enumerate(zip(weeks, evenings, strict=True), start=1)
    )
