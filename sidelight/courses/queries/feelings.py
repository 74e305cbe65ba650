"""How members of a group said they were, week by week: for its leaders, and for themselves.

Words as they were said, in the order of the weeks. Nothing is added up or compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from sidelight.courses.models import Application, Group, GroupLeader, Session
from sidelight.courses.queries.groups import GroupCard, groups_led_by
from sidelight.outcomes.models import CheckIn, Feeling, Moment
from sidelight.outcomes.queries import own_check_ins, shown_at
from sidelight.people.models import Person
from sidelight.rooms.models import Place
from sidelight.rooms.queries.feelings import PLACE

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# The last check after a course comes three months after its end, and may be answered for a while.
SHOWN_AFTER_THE_END = timedelta(days=120)
# So long after an evening whoever stood in looks back, as they write down what to hand over.
STOOD_IN_LATELY = timedelta(days=1)


@dataclass(frozen=True)
class SaidInWeek:
    """What somebody said in one week, in words; empty where they said nothing or hide it."""

    number: int
    coming: "StrOrPromise"
    going: "StrOrPromise"

    @property
    def is_said(self) -> bool:
        return bool(self.coming or self.going)


@dataclass(frozen=True)
class MemberFeelings:
    """A member of a group, with what they said in each of its weeks."""

    person: Person
    weeks: Sequence[SaidInWeek]

    @property
    def is_said(self) -> bool:
        return any(one.is_said for one in self.weeks)


@dataclass(frozen=True)
class GroupFeelings:
    """The evenings of a group that had a room, and its members, in the order of their places."""

    evenings: Sequence[Session]
    members: Sequence[MemberFeelings]


def groups_shown_to(worker: Person, at: datetime) -> QuerySet[Group]:
    """Return the groups in which somebody may see it: led by them, and not long over."""
    theirs = groups_led_by(worker).filter(opened_at__isnull=False, cancelled_at=None)
    return theirs.filter(Q(ended_at=None) | Q(ended_at__gt=at - SHOWN_AFTER_THE_END))


def groups_open_to(worker: Person, at: datetime) -> QuerySet[Group]:
    """Return the groups that somebody may open it of now: theirs, and where they stand in tonight.

    Whoever stands in has a place as leader in the room of one evening. They may look from when they
    have it until a day after that evening, and only while the group goes on. Whoever led the group
    once and does not any more stands in for nobody, as in its rooms.
    """
    places = Place.objects.kept().filter(person=worker, part=Place.Part.LEADER)
    evenings = Session.objects.filter(
        room__in=places.values("room"), cancelled_at=None, ends_at__gt=at - STOOD_IN_LATELY
    )
    led_once = GroupLeader.objects.filter(person=worker).values("group")
    near = Group.objects.filter(pk__in=evenings.values("group")).exclude(pk__in=led_once)
    going = near.filter(opened_at__isnull=False, cancelled_at=None, ended_at=None)
    theirs = groups_shown_to(worker, at)
    return Group.objects.filter(Q(pk__in=theirs.values("pk")) | Q(pk__in=going.values("pk")))


def leads_to_feelings(card: GroupCard, worker: Person, at: datetime) -> bool:
    """Return whether a group is one of those, of what its page has loaded already."""
    group = card.group
    if group.opened_at is None or group.cancelled_at is not None:
        return False
    is_long_over = group.ended_at is not None and group.ended_at <= at - SHOWN_AFTER_THE_END
    return not is_long_over and any(one.person_id == worker.pk for one in card.leaders)


def feelings_in(group: Group) -> GroupFeelings:
    """Return how the members of a group said they were in each week.

    Whoever gave their place back or was put out of the group is not among them any more. The caller
    has seen to it that who looks is written down: `courses.actions.feelings.open_feelings`.
    """
    sessions = Session.objects.filter(group=group, cancelled_at=None, room__isnull=False)
    evenings = list(sessions.select_related("week").order_by("number"))
    people = [one.person for one in _with_a_place(group)]
    places = Place.objects.filter(
        room__in=[one.room_id for one in evenings], part=Place.Part.MEMBER, person__in=people
    )
    rows = list(places.values_list("person", "room", "pk"))
    shown = shown_at(PLACE, [place for _, _, place in rows])
    place_of: dict[tuple[int, int | None], int] = {(who, room): place for who, room, place in rows}
    members = [
        MemberFeelings(
            one, [_in_week(of, place_of.get((one.pk, of.room_id)), shown) for of in evenings]
        )
        for one in people
    ]
    return GroupFeelings(evenings, members)


def _with_a_place(group: Group) -> list[Application]:
    taken = Application.objects.filter(group=group, taken_at__isnull=False, person__left_at=None)
    until_the_end = Q(ended_at=None) | Q(ended_how=Application.Ended.OVER)
    return list(taken.filter(until_the_end).select_related("person").order_by("pk"))


def _in_week(
    session: Session, place: int | None, shown: Mapping[tuple[int, str], Feeling]
) -> SaidInWeek:
    def said(moment: Moment) -> "StrOrPromise":
        feeling = shown.get((place, moment)) if place is not None else None
        return feeling.label if feeling is not None else ""

    return SaidInWeek(session.number, said(Moment.IN), said(Moment.OUT))


@dataclass(frozen=True)
class OwnFeeling:
    """One check-in as its member sees it. week: empty where it belongs to no week of a course."""

    check_in: CheckIn
    week: str

    @property
    def is_hidden(self) -> bool:
        return self.check_in.hidden_at is not None


def own_feelings(person: Person) -> list[OwnFeeling]:
    """Return all that somebody said of how they are, the newest first."""
    said = list(own_check_ins(person))
    places = [one.source_id for one in said if one.source_kind == PLACE]
    rooms = dict(Place.objects.filter(pk__in=places, person=person).values_list("pk", "room"))
    evenings = Session.objects.filter(room__in=rooms.values()).select_related("week")
    titles = {one.room_id: one.week.title for one in evenings}
    return [OwnFeeling(one, _week(one, rooms, titles)) for one in said]


def _week(said: CheckIn, rooms: Mapping[int, int], titles: Mapping[int | None, str]) -> str:
    if said.source_kind != PLACE:
        return ""
    return titles.get(rooms.get(said.source_id), "")
