"""A version as members and leaders read it: words drawn, nothing asked of the database after.

Whoever shows a course takes it from here: what it is about, a week as members see it, and the
leaders' plan of a week. Headings in words follow those of a page on which the course or the week
is the first one, a step or handout one of the second level, and leader notes are below a third.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from django.urls import reverse
from django.utils.safestring import SafeString

from sidelight.courses.models import ProgrammeVersion, StepKind, Week
from sidelight.courses.queries.content import step_part, weeks_of
from sidelight.courses.queries.markdown import drawn
from sidelight.courses.rules.packs import PackStep
from sidelight.courses.rules.programmes import fits_an_evening

ANY_PICTURE = "x.png"


@dataclass(frozen=True)
class CourseOverview:
    """What a version says about itself, for whoever looks for a course. words: drawn."""

    title: str
    summary: str
    words: SafeString
    notice: str
    ages: Sequence[str]
    authors: Sequence[str]
    licence: str
    weeks: Sequence[str]


@dataclass(frozen=True)
class StepForMembers:
    """A step without anything that is for leaders. words: drawn."""

    kind: str
    kind_name: str
    title: str
    words: SafeString
    options: Sequence[str]
    cards: Sequence[str]
    piles: Sequence[str]


@dataclass(frozen=True)
class StepForLeaders:
    """A step of the plan. begins: minutes into the evening; words, leader_notes: drawn."""

    shown: StepForMembers
    minutes: int
    begins: int
    leader_notes: SafeString
    messages: Sequence[str]


@dataclass(frozen=True)
class ReadHandout:
    """A handout as members keep it. words: drawn."""

    name: str
    title: str
    words: SafeString


@dataclass(frozen=True)
class WeekForMembers:
    """A week as a member sees it."""

    number: int
    title: str
    words: SafeString
    one_thing: str
    notice: str
    steps: Sequence[StepForMembers]
    handouts: Sequence[ReadHandout]


@dataclass(frozen=True)
class WeekForLeaders:
    """A week as its leaders have it in hand."""

    number: int
    title: str
    words: SafeString
    one_thing: str
    notice: str
    minutes: int
    fits: bool
    steps: Sequence[StepForLeaders]
    handouts: Sequence[ReadHandout]


def picture_address(version: ProgrammeVersion, name: str) -> str:
    """Return where the pictures of a version are found, up to their names.

    name: of the address, staff_picture or course_picture: each has a door of its own.
    """
    there = {"slug": version.programme.slug, "number": version.number, "name": ANY_PICTURE}
    return reverse(name, kwargs=there).removesuffix(ANY_PICTURE)


def course_overview(
    version: ProgrammeVersion,
    pictures: str,
    *,
    weeks: Sequence[Week] | None = None,
    under: int = 1,
) -> CourseOverview:
    """Return what a version is about. One question, or none when its weeks are at hand.

    under: the level of the heading above its words.
    """
    found = version.weeks.order_by("number") if weeks is None else weeks
    return CourseOverview(
        title=version.title,
        summary=version.summary,
        words=drawn(version.words, pictures=pictures, under=under),
        notice=version.notice,
        ages=version.ages,
        authors=version.authors,
        licence=version.licence,
        weeks=[week.title for week in found],
    )


def week_with_steps(version: ProgrammeVersion, number: int) -> Week | None:
    """Return one week with all that is in it: three questions; None for one that is not there."""
    found: Week | None = weeks_of(version).filter(number=number).first()
    return found


def week_for_members(version: ProgrammeVersion, week: Week, pictures: str) -> WeekForMembers:
    """Return a week as members see it, without a word that is for leaders."""
    return WeekForMembers(
        number=week.number,
        title=week.title,
        words=drawn(week.words, pictures=pictures, under=1),
        one_thing=week.one_thing,
        notice=version.notice,
        steps=[_for_members(step_part(step), pictures) for step in week.steps.all()],
        handouts=_handouts(week, pictures),
    )


def week_for_leaders(version: ProgrammeVersion, week: Week, pictures: str) -> WeekForLeaders:
    """Return the plan of an evening, with when each step begins."""
    parts = [step_part(step) for step in week.steps.all()]
    begins = accumulate((part.minutes for part in parts), initial=0)
    minutes = sum(part.minutes for part in parts)
    return WeekForLeaders(
        number=week.number,
        title=week.title,
        words=drawn(week.words, pictures=pictures, under=1),
        one_thing=week.one_thing,
        notice=version.notice,
        minutes=minutes,
        fits=fits_an_evening(minutes),
        steps=[_for_leaders(part, at, pictures) for part, at in zip(parts, begins, strict=False)],
        handouts=_handouts(week, pictures),
    )


def _for_members(part: PackStep, pictures: str) -> StepForMembers:
    return StepForMembers(
        kind=part.kind,
        kind_name=str(StepKind(part.kind).label),
        title=part.title,
        words=drawn(part.words, pictures=pictures, under=2),
        options=part.options,
        cards=part.cards,
        piles=part.piles,
    )


def _for_leaders(part: PackStep, begins: int, pictures: str) -> StepForLeaders:
    return StepForLeaders(
        shown=_for_members(part, pictures),
        minutes=part.minutes,
        begins=begins,
        leader_notes=drawn(part.leader_notes, pictures=pictures, under=3),
        messages=part.messages,
    )


def _handouts(week: Week, pictures: str) -> Sequence[ReadHandout]:
    return [
        ReadHandout(one.name, one.title, drawn(one.words, pictures=pictures, under=2))
        for one in week.handouts.all()
    ]
