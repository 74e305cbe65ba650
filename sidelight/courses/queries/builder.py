"""A version as the staff have it before them who write, review and publish it."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef

from sidelight.courses.models import (
    ProgrammeVersion,
    VersionReview,
    VersionWriter,
    Week,
)
from sidelight.courses.queries.content import course_part, step_part, steps_in_order
from sidelight.courses.queries.packs.completeness import missing_in
from sidelight.courses.queries.programmes import stage_of_annotated, with_reviews
from sidelight.courses.rules.packs import PackWeek
from sidelight.courses.rules.programmes import (
    WRITERS,
    Stage,
    fits_an_evening,
    may_publish,
    may_put_away,
    may_review,
    may_withdraw,
    may_write,
)
from sidelight.people.models import Person, Role


@dataclass(frozen=True)
class Verbs:
    """What somebody may do with a version now; the actions ask again."""

    write: bool
    review: bool
    publish: bool
    withdraw: bool
    put_away: bool
    write_again: bool
    write_next: bool


@dataclass(frozen=True)
class PlannedWeek:
    """A week of the overview, with its steps in order."""

    week: Week
    minutes: int
    fits: bool
    is_first: bool
    is_last: bool


@dataclass(frozen=True)
class VersionPage:
    """A version with everything that its page shows. groups: how many are on it."""

    version: ProgrammeVersion
    stage: Stage
    weeks: Sequence[PlannedWeek]
    reviews: Sequence[VersionReview]
    writers: Sequence[str]
    missing: Sequence[str]
    groups: int
    may: Verbs


def found_version(slug: str, number: int) -> ProgrammeVersion | None:
    """Return a version by its address, with who did what to it; None when there is none."""
    people = ("programme", "written_by", "reviewed_by", "published_by", "withdrawn_by")
    drafts = ProgrammeVersion.objects.drafts().filter(programme=OuterRef("programme"))
    rows = with_reviews(ProgrammeVersion.objects.select_related(*people))
    rows = rows.annotate(has_draft=Exists(drafts), on_it=Count("groups"))
    found: ProgrammeVersion | None = rows.filter(programme__slug=slug, number=number).first()
    return found


def version_page(version: ProgrammeVersion, worker: Person, roles: Set[Role]) -> VersionPage:
    """Return all that the page of a version shows to somebody with these roles."""
    weeks = list(
        Week.objects.filter(version=version).order_by("number").prefetch_related(steps_in_order())
    )
    reviews = VersionReview.objects.filter(version=version).select_related("asked_by", "said_by")
    written = VersionWriter.objects.filter(version=version).values_list(
        "person_id", "person__shown_name"
    )
    names = dict(written)
    stage = stage_of_annotated(version)
    whole = course_part(version, weeks=tuple(map(_week_with_steps, weeks)))
    return VersionPage(
        version=version,
        stage=stage,
        weeks=[planned_week(week, last=len(weeks)) for week in weeks],
        reviews=list(reviews),
        writers=sorted(names.values()),
        missing=missing_in(whole) if stage == Stage.WRITING else [],
        groups=version.on_it,  # type: ignore[attr-defined]  # said where it was found
        may=verbs(
            roles,
            stage,
            wrote_in_it=worker.pk in names,
            has_draft=version.has_draft,  # type: ignore[attr-defined]  # the same
        ),
    )


def planned_week(week: Week, *, last: int) -> PlannedWeek:
    """Return a week with its minutes added up. last: the number of the last week."""
    minutes = sum(step.minutes for step in week.steps.all())
    return PlannedWeek(
        week=week,
        minutes=minutes,
        fits=fits_an_evening(minutes),
        is_first=week.number == 1,
        is_last=week.number == last,
    )


def verbs(roles: Set[Role], stage: Stage, *, wrote_in_it: bool, has_draft: bool) -> Verbs:
    """Return what somebody with these roles may do at this stage."""
    writes = bool(roles & WRITERS)
    return Verbs(
        write=may_write(roles, stage),
        review=may_review(roles, stage, wrote_in_it=wrote_in_it),
        publish=may_publish(roles, stage),
        withdraw=may_withdraw(roles, stage),
        put_away=may_put_away(roles, stage),
        write_again=writes and stage in (Stage.ASKED, Stage.REVIEWED),
        write_next=writes and not has_draft,
    )


def _week_with_steps(week: Week) -> PackWeek:
    return PackWeek(week.title, steps=tuple(step_part(step) for step in week.steps.all()))
