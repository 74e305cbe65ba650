"""The weeks of a member's own course: each from its evening on, also when they were not there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db.models import Q

from sidelight.courses.models import Application, Missed, OneThing, Session, Week
from sidelight.courses.queries.finding import moment_words, span_words
from sidelight.courses.queries.own_evenings import MyEvening, evenings_of
from sidelight.courses.queries.reading_weeks import (
    WeekForMembers,
    picture_address,
    week_for_members,
    week_with_steps,
)
from sidelight.courses.queries.words import one_thing_or_nothing
from sidelight.courses.rules.weeks import is_read_alone, remind_at
from sidelight.people.models import Person


@dataclass(frozen=True)
class OwnWeek:
    """One week as its member finds it. has_begun: until then there is only its title."""

    number: int
    title: str
    when: str
    has_begun: bool
    was_missed: bool


@dataclass(frozen=True)
class OwnOneThing:
    """What somebody wants to do in a week. words: theirs, or those of the week."""

    words: str
    reminded_on: str
    said: str
    said_words: str


@dataclass(frozen=True)
class WeekPage:
    """One week to read. content: none until its evening has begun. language: that of the course."""

    week: OwnWeek
    before: OwnWeek | None
    after: OwnWeek | None
    content: WeekForMembers | None
    language: str
    one_thing: OwnOneThing | None
    may_be_reminded: bool


def place_to_its_end(person: Person) -> Application | None:
    """Return the last place that somebody has, or had until their course was over."""
    kept = Q(ended_at=None) | Q(ended_how=Application.Ended.OVER)
    mine = Application.objects.with_seat().filter(kept, person=person, taken_at__isnull=False)
    found: Application | None = (
        mine.select_related("person", "group__version").order_by("-pk").first()
    )
    return found


def kept_to_its_end(mine: Sequence[Application]) -> Application | None:
    """Return the same of all that somebody asked for. mine: the last first."""
    over = Application.Ended.OVER
    kept = (one for one in mine if one.ended_at is None or one.ended_how == over)
    return next((one for one in kept if one.taken_at), None)


def weeks_of_mine(application: Application, at: datetime) -> list[OwnWeek]:
    """Return every week of somebody's course, in order."""
    return weeks_among(application, evenings_of(application), at)


def weeks_among(
    application: Application, evenings: Sequence[MyEvening], at: datetime
) -> list[OwnWeek]:
    """Return the same of evenings that are there already."""
    zone = ZoneInfo(application.group.zone)
    missed = {one.session.pk for one in evenings if one.is_missed(at)}
    ordered = sorted(
        (one.session for one in evenings), key=lambda one: (one.week.number, one.starts_at)
    )
    return [
        _own_week(list(sessions), missed, zone, at)
        for _number, sessions in groupby(ordered, lambda one: one.week.number)
    ]


def week_page(application: Application, number: int, at: datetime) -> WeekPage | None:
    """Return one week of somebody's course; None for one that the course has not."""
    weeks = weeks_of_mine(application, at)
    places = {week.number: place for place, week in enumerate(weeks)}
    place = places.get(number)
    if place is None:
        return None
    week, version = weeks[place], application.group.version
    return WeekPage(
        week=week,
        before=weeks[place - 1] if place else None,
        after=weeks[place + 1] if place + 1 < len(weeks) else None,
        content=_read_alone(application, number) if week.has_begun else None,
        language=version.language,
        one_thing=_one_thing(application, number) if week.has_begun else None,
        may_be_reminded=reminder_for(application, number, at) is not None,
    )


def reminder_for(application: Application, number: int, at: datetime) -> datetime | None:
    """Return when somebody could be reminded of a week whose evening has begun; None when late."""
    evenings = Session.objects.filter(group=application.group_id, cancelled_at=None)
    evening = evenings.filter(week__number=number, starts_at__lte=at).order_by("starts_at").first()
    if evening is None or application.ended_at is not None:
        return None
    following = evenings.filter(starts_at__gt=evening.starts_at).order_by("starts_at").first()
    next_evening = following.starts_at if following else None
    return remind_at(evening.starts_at, chosen_at=at, next_evening=next_evening)


def week_that_began(application: Application, number: int, at: datetime) -> Week | None:
    """Return a week of somebody's course whose evening has begun; None for any other."""
    began = {week.number for week in weeks_of_mine(application, at) if week.has_begun}
    if number not in began:
        return None
    return application.group.version.weeks.filter(number=number).first()


def week_missed_last(application: Application) -> int | None:
    """Return the number of the week that somebody missed and was written to about last; or none."""
    told = Missed.objects.filter(application=application).order_by("-pk")
    return told.values_list("session__week__number", flat=True).first()


def evening_of(sessions: Sequence[Session]) -> Session:
    """Return the evening of a week that takes place, or else the last. sessions: in order."""
    happening = [one for one in sessions if one.cancelled_at is None]
    return happening[0] if happening else sessions[-1]


def _own_week(
    sessions: Sequence[Session], missed: set[int], zone: ZoneInfo, at: datetime
) -> OwnWeek:
    evening = evening_of(sessions)
    return OwnWeek(
        number=evening.week.number,
        title=evening.week.title,
        when=span_words(evening, zone),
        has_begun=evening.starts_at <= at,
        was_missed=evening.pk in missed,
    )


def _read_alone(application: Application, number: int) -> WeekForMembers | None:
    version = application.group.version
    week = week_with_steps(version, number)
    if week is None:
        return None
    shown = week_for_members(version, week, picture_address(version, "course_picture"))
    return replace(shown, steps=[step for step in shown.steps if is_read_alone(step.kind)])


def _one_thing(application: Application, number: int) -> OwnOneThing | None:
    kept = OneThing.objects.filter(application=application, week__number=number)
    found = kept.select_related("week").first()
    if found is None:
        return None
    zone = ZoneInfo(application.group.zone)
    return OwnOneThing(
        words=one_thing_or_nothing(found) or found.week.one_thing,
        reminded_on="" if found.reminded_at else moment_words(found.remind_at, zone),
        said=found.said,
        said_words=found.get_said_display(),
    )
