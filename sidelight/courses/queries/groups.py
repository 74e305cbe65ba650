"""Groups as staff see them: managers every one, leaders their own."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from sidelight.courses.models import Application, Group, GroupLeader, Seat, Session
from sidelight.courses.queries.evening_rooms import is_over, open_room, sessions_led_by
from sidelight.courses.queries.group_checks import (
    about_leaders,
    closed_days_from,
    missing_before_opening,
    on_closed_days,
)
from sidelight.courses.queries.leaders import ready_parts
from sidelight.courses.rules.groups import GroupState, Standing, state_of
from sidelight.foundation.paging import ListPage, page_of
from sidelight.people.models import Person
from sidelight.rooms.models import Place

ON_A_PAGE = 20


@dataclass(frozen=True)
class Seats:
    """How many places of a group are somebody's, are kept for somebody, are free; and who waits.

    offered: also those that are kept while a counsellor looks; nobody here learns which.
    """

    taken: int = 0
    offered: int = 0
    free: int = 0
    waiting: int = 0

    @property
    def number(self) -> int:
        return self.taken + self.offered + self.free


@dataclass(frozen=True)
class ShownSession:
    """One evening, with the name of the closed day that it falls on, if it does."""

    session: Session
    holiday: str
    has_begun: bool
    is_over: bool
    # The name of its room, where whoever looks may go in now.
    room: str = ""
    # Whether whoever looks leads it, and whether there is a record of it for them.
    is_led: bool = False
    is_recorded: bool = False

    @property
    def is_off(self) -> bool:
        return self.session.cancelled_at is not None

    @property
    def may_prepare(self) -> bool:
        """Whether whoever looks leads it, and it is not over long ago."""
        return self.is_led and not self.is_off

    @property
    def was_held(self) -> bool:
        room = self.session.room
        return room is not None and room.opened_at is not None

    @property
    def is_on_now(self) -> bool:
        return self.has_begun and not self.is_over and not self.is_off

    @property
    def may_change(self) -> bool:
        return not self.is_off and not self.has_begun


@dataclass(frozen=True)
class GroupCard:
    """A group as a list shows it. worries: what somebody should look at, in plain words."""

    group: Group
    state: GroupState
    leaders: Sequence[GroupLeader]
    sessions: Sequence[ShownSession]
    seats: Seats
    worries: Sequence[str] = field(default_factory=list)

    @property
    def next_session(self) -> Session | None:
        """Return the evening that is on now, or the next one."""
        coming = [one.session for one in self.sessions if one.is_on_now or one.may_change]
        return min(coming, key=lambda one: one.starts_at, default=None)

    @property
    def goes_on(self) -> bool:
        return self.state not in (GroupState.ENDED, GroupState.CANCELLED)


def groups_led_by(worker: Person) -> QuerySet[Group]:
    """Return the groups that somebody leads now."""
    leads = GroupLeader.objects.filter(person=worker, ended_at=None)
    return Group.objects.filter(pk__in=leads.values("group"))


def coming_groups(groups: QuerySet[Group], page: str | None, at: datetime) -> ListPage[GroupCard]:
    """Return of these the groups that are planned, open or running, first what began first."""
    going = groups.filter(rehearsal_at=None, cancelled_at=None, ended_at=None)
    return _cards(
        page_of(_loaded(going.order_by("first_day", "starts", "pk")), page, ON_A_PAGE), at
    )


def past_groups(groups: QuerySet[Group], page: str | None, at: datetime) -> ListPage[GroupCard]:
    """Return of these the groups that ended or were cancelled, the newest first."""
    real = groups.filter(rehearsal_at=None)
    over = real.filter(Q(cancelled_at__isnull=False) | Q(ended_at__isnull=False))
    return _cards(page_of(_loaded(over.order_by("-first_day", "-pk")), page, ON_A_PAGE), at)


def group_card(groups: QuerySet[Group], slug: str, at: datetime) -> GroupCard | None:
    """Return one of these groups by its name in addresses; None when it is not among them."""
    found = list(_loaded(groups.filter(slug=slug)))
    return _cards_of(found, at)[0] if found else None


def with_ways_in(card: GroupCard, worker: Person, at: datetime) -> GroupCard:
    """Return the same group with the rooms and records that this worker may open now."""
    led = sessions_led_by(worker).filter(pk=OuterRef("pk"))
    places = Place.objects.kept().filter(person=worker, room=OuterRef("room"))
    asked = Session.objects.filter(group=card.group).annotate(
        is_led=Exists(led), has_place=Exists(places)
    )
    known = {
        one.pk: one for one in asked.values_list("pk", "is_led", "has_place", "run", named=True)
    }
    return replace(
        card, sessions=[_for_whom(one, known[one.session.pk], at) for one in card.sessions]
    )


def _for_whom(one: ShownSession, known: Any, at: datetime) -> ShownSession:  # Any: a named row
    return replace(
        one,
        room=open_room(one.session, at) if known.has_place else "",
        is_led=known.is_led,
        is_recorded=known.is_led and known.run is not None,
    )


def groups_whose_leaders_are_not_ready() -> int:
    """Return in how many groups that go on somebody who leads is not ready, as was noted last."""
    going = Group.objects.with_young_people().filter(cancelled_at=None, ended_at=None)
    theirs = going.filter(leaders__ended_at=None, leaders__not_ready_since__isnull=False)
    return theirs.distinct().count()


def seated(group: Group) -> Sequence[Seat]:
    """Return the seats of a group that are somebody's, with whose they are.

    Nobody else's name: who was offered a place or waits may never come.
    """
    seats = Seat.objects.filter(group=group, application__taken_at__isnull=False)
    return list(seats.select_related("application__person").order_by("number"))


def missing_in(card: GroupCard, at: datetime) -> list[str]:
    """Return in plain words what is in the way of opening this group."""
    sessions = [one.session for one in card.sessions if not one.is_off]
    return missing_before_opening(card.group, card.leaders, sessions, at)


def _loaded(groups: QuerySet[Group]) -> QuerySet[Group]:
    leads = GroupLeader.objects.filter(ended_at=None).select_related("person")
    sessions = Session.objects.select_related("week", "room").order_by("number")
    seats = Seat.objects.filter(group=OuterRef("pk"))
    taken = seats.filter(application__taken_at__isnull=False)
    counted = groups.select_related("version", "planned_by").annotate(
        seats_in_all=_how_many(seats),
        seats_taken=_how_many(taken),
        seats_free=_how_many(seats.filter(application=None)),
        people_waiting=_how_many(Application.objects.waiting().filter(group=OuterRef("pk"))),
    )
    return counted.prefetch_related(
        Prefetch("leaders", queryset=leads.order_by("part", "pk")),
        Prefetch("sessions", queryset=sessions),
    )


def _cards(page: ListPage[Group], at: datetime) -> ListPage[GroupCard]:
    return ListPage(_cards_of(page.rows, at), page.number, page.goes_on)


def _cards_of(groups: Sequence[Group], at: datetime) -> list[GroupCard]:
    """Return the groups of a page, each with what is known of it, in as many questions as one."""
    if not groups:
        return []
    ready = ready_parts(at)
    closed = closed_days_from((at - timedelta(days=1)).date())
    cards = []
    for group in groups:
        sessions = _shown(group, closed, at)
        state = state_of(_standing(group), at)
        leaders = list(group.leaders.all())
        goes_on = state not in (GroupState.ENDED, GroupState.CANCELLED)
        worries = [*about_leaders(leaders, ready), *_about_days(sessions)] if goes_on else []
        cards.append(GroupCard(group, state, leaders, sessions, _seats_of(group), worries))
    return cards


def _shown(group: Group, closed: dict[date, str], at: datetime) -> list[ShownSession]:
    sessions = list(group.sessions.all())
    holidays = on_closed_days(sessions, group.zone, closed)
    return [
        ShownSession(
            one,
            holidays.get(one.pk, ""),
            has_begun=one.starts_at <= at,
            is_over=is_over(one, at),
        )
        for one in sessions
    ]


def _about_days(sessions: Sequence[ShownSession]) -> list[str]:
    return [
        _("Evening %(number)d is on %(holiday)s.")
        % {"number": one.session.number, "holiday": one.holiday}
        for one in sessions
        if one.holiday and one.may_change
    ]


def _standing(group: Group) -> Standing:
    meets = [one for one in group.sessions.all() if one.cancelled_at is None]
    return Standing(
        opened_at=group.opened_at,
        cancelled_at=group.cancelled_at,
        ended_at=group.ended_at,
        begins_at=min((one.starts_at for one in meets), default=None),
        ends_at=max((one.ends_at for one in meets), default=None),
    )


def _seats_of(group: Any) -> Seats:  # Any: what was counted of a group is none of its fields
    """Return how the places of a group stand, which was counted."""
    return Seats(
        taken=group.seats_taken,
        offered=group.seats_in_all - group.seats_taken - group.seats_free,
        free=group.seats_free,
        waiting=group.people_waiting,
    )


def _how_many(rows: QuerySet[Seat] | QuerySet[Application]) -> Coalesce:
    counted = rows.order_by().values("group").annotate(many=Count("pk")).values("many")
    return Coalesce(Subquery(counted), 0)
