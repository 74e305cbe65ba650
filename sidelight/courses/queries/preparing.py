"""What whoever leads an evening looks at before it: who comes, what helps them, what is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sidelight.courses.models import Absence, Application, GroupLeader, Session
from sidelight.courses.queries.attendance import before, held_before
from sidelight.courses.queries.evening_rooms import sessions_led_by, way_in
from sidelight.courses.queries.feelings import groups_open_to
from sidelight.courses.queries.group_checks import about_leaders
from sidelight.courses.queries.leaders import ready_parts
from sidelight.courses.queries.reading_weeks import (
    WeekForLeaders,
    picture_address,
    week_for_leaders,
    week_with_steps,
)
from sidelight.journal.queries.shares import unread_shares
from sidelight.people.models import Person
from sidelight.people.queries.needs import Needs, needs_of_many
from sidelight.rooms.models import HandOver
from sidelight.rooms.queries.closing import hand_overs_of
from sidelight.safeguarding.models import FollowUp
from sidelight.safeguarding.queries import open_follow_ups


@dataclass(frozen=True)
class Comes:
    """Somebody with a place. is_first, missed_last: what to watch, as far as it is known."""

    person: Person
    is_away: bool
    is_first: bool
    missed_last: bool
    needs: Needs
    follow_ups: Sequence[FollowUp]
    has_shown: bool
    """Whether a page that they showed to whoever looks waits unread."""


@dataclass(frozen=True)
class Leads:
    """Somebody who leads, and whether they are ready now."""

    person: Person
    part: str
    is_ready: bool


@dataclass(frozen=True)
class Preparation:
    """The page of an evening for whoever leads it. notes: that there are any, not their words."""

    session: Session
    comes: Sequence[Comes]
    leads: Sequence[Leads]
    worries: Sequence[str]
    notes: Sequence[HandOver]
    plan: WeekForLeaders | None
    room_now: str
    leads_group: bool
    """Whether whoever looks leads the group, and not this evening alone."""
    opens_feelings: bool
    """Whether they may see how its members said they were."""


def evening_led_by(worker: Person, slug: str, number: int) -> Session | None:
    """Return an evening that somebody leads and that takes place; None for any other."""
    led = sessions_led_by(worker).filter(group__slug=slug, number=number, cancelled_at=None)
    return led.first()


def preparation(session: Session, worker: Person, at: datetime) -> Preparation:
    """Return what a leader looks at before an evening that they lead."""
    leaders = list(
        GroupLeader.objects.filter(group=session.group_id, ended_at=None)
        .select_related("person")
        .order_by("part", "pk")
    )
    ready = ready_parts(at)
    version = session.group.version
    week = week_with_steps(version, session.week.number)
    pictures = picture_address(version, "staff_picture")
    return Preparation(
        session=session,
        comes=_who_comes(session, worker, at),
        leads=[
            Leads(one.person, one.get_part_display(), one.person_id in ready) for one in leaders
        ],
        worries=about_leaders(leaders, ready),
        notes=notes_before(session),
        plan=week_for_leaders(version, week, pictures) if week is not None else None,
        room_now=way_in([session], worker, at).get(session.pk, ""),
        leads_group=any(one.person_id == worker.pk for one in leaders),
        opens_feelings=groups_open_to(worker, at).filter(pk=session.group_id).exists(),
    )


def notes_before(session: Session) -> Sequence[HandOver]:
    """Return the hand-over notes of the evening before this one: that they are there."""
    last = held_before(session)
    return list(hand_overs_of([last.room_id])) if last is not None and last.room_id else []


def _who_comes(session: Session, worker: Person, at: datetime) -> list[Comes]:
    going = Application.objects.going_on().filter(
        seat__group=session.group_id, taken_at__isnull=False
    )
    people = [
        one.person for one in going.select_related("person").order_by("person__shown_name_folded")
    ]
    away = Absence.objects.filter(session=session, taken_back_at=None)
    away_ids = set(away.values_list("application__person", flat=True))
    last, needs = before(session), needs_of_many(people)
    has_met = held_before(session) is not None
    unread = {one.writer_id for one in unread_shares(worker, people, at)}
    tasks: dict[int, list[FollowUp]] = {}
    for task in open_follow_ups(worker, at).filter(about__in=people):
        tasks.setdefault(task.about_id, []).append(task)
    return [
        Comes(
            person=one,
            is_away=one.pk in away_ids,
            is_first=has_met and one.pk not in last,
            missed_last=last.get(one.pk) is False,
            needs=needs[one.pk],
            follow_ups=tasks.get(one.pk, ()),
            has_shown=one.pk in unread,
        )
        for one in people
    ]
