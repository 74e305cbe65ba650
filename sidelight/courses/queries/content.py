"""A version as plain facts, from its rows: the same shape as a course pack has."""

from collections.abc import Mapping, Sequence

from django.db.models import Prefetch, QuerySet

from sidelight.courses.models import Handout, Medium, ProgrammeVersion, Step, Week
from sidelight.courses.rules.packs import (
    Pack,
    PackHandout,
    PackPicture,
    PackStep,
    PackWeek,
    digest_of,
)

SEEN_LETTERS = 16


def pack_of(version: ProgrammeVersion) -> Pack:
    """Return everything in a version, its pictures with it."""
    pictures = Medium.objects.filter(version=version).order_by("name")
    return course_part(
        version,
        weeks=tuple(whole_week(week) for week in weeks_of(version)),
        pictures=tuple(
            PackPicture(one.name, one.media_type, bytes(one.content)) for one in pictures
        ),
    )


def weeks_of(version: ProgrammeVersion) -> QuerySet[Week]:
    """Return the weeks of a version in order, with their steps and handouts: three questions."""
    handouts = Prefetch("handouts", Handout.objects.order_by("name"))
    found = Week.objects.filter(version=version).order_by("number")
    return found.prefetch_related(steps_in_order(), handouts)


def steps_in_order() -> Prefetch[str]:
    """Load the steps of weeks along with them."""
    return Prefetch("steps", Step.objects.order_by("position", "pk"))


def course_part(
    version: ProgrammeVersion,
    *,
    weeks: tuple[PackWeek, ...] = (),
    pictures: tuple[PackPicture, ...] = (),
) -> Pack:
    """Return what a version says about itself as a whole."""
    return Pack(
        title=version.title,
        summary=version.summary,
        words=version.words,
        licence=version.licence,
        language=version.language,
        notice=version.notice,
        authors=tuple(version.authors),
        ages=tuple(version.ages),
        certificate=version.certificate,
        keep_days=version.keep_days,
        weeks=weeks,
        pictures=pictures,
    )


def week_part(week: Week) -> PackWeek:
    """Return what a week says about itself, without its steps."""
    return PackWeek(week.title, week.words, week.one_thing)


def whole_week(week: Week) -> PackWeek:
    """Return a week with its steps and handouts, which were loaded with it."""
    return PackWeek(
        week.title,
        week.words,
        week.one_thing,
        tuple(step_part(step) for step in week.steps.all()),
        tuple(handout_part(one) for one in week.handouts.all()),
    )


def step_part(step: Step) -> PackStep:
    """Return everything in a step."""
    detail: Mapping[str, Sequence[str]] = step.detail
    return PackStep(
        kind=step.kind,
        title=step.title,
        minutes=step.minutes,
        words=step.words,
        leader_notes=step.leader_notes,
        messages=tuple(step.messages),
        options=tuple(detail.get("options", ())),
        cards=tuple(detail.get("cards", ())),
        piles=tuple(detail.get("piles", ())),
    )


def handout_part(handout: Handout) -> PackHandout:
    """Return everything in a handout."""
    return PackHandout(handout.name, handout.title, handout.words)


def seen_of(part: object) -> str:
    """Return what a form carries along, so that nobody writes over what they have not seen."""
    return digest_of(part)[:SEEN_LETTERS]


def picture_names(version: ProgrammeVersion) -> frozenset[str]:
    """Return the names of the pictures of a version."""
    return frozenset(Medium.objects.filter(version=version).values_list("name", flat=True))
