"""Programmes as the staff see them who write, review and publish them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Exists, OuterRef, QuerySet

from sidelight.courses.models import ProgrammeVersion, VersionReview
from sidelight.courses.rules.programmes import Stage, stage_of
from sidelight.ledger.models import Act, Line
from sidelight.people.models import Role

READING = frozenset({Role.COUNSELLOR, Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD, Role.MANAGER})


@dataclass(frozen=True)
class ListedVersion:
    """A version as a list shows it."""

    slug: str
    number: int
    title: str
    summary: str
    notice: str
    stage: Stage
    written_by: str
    written_at: datetime


@dataclass(frozen=True)
class ListedProgramme:
    """A programme with its versions, the newest first."""

    slug: str
    versions: Sequence[ListedVersion]

    @property
    def newest(self) -> ListedVersion:
        return self.versions[0]


def listed_programmes() -> Sequence[ListedProgramme]:
    """Return every programme that has a version, by the title of its newest one."""
    rows = with_reviews(ProgrammeVersion.objects.select_related("programme", "written_by"))
    found = rows.order_by("programme_id", "-number").defer("words")
    programmes = [
        ListedProgramme(slug, [_listed(one) for one in versions])
        for slug, versions in groupby(found, key=lambda one: str(one.programme.slug))
    ]
    return sorted(programmes, key=lambda one: (one.newest.title.casefold(), one.slug))


def with_reviews(versions: QuerySet[ProgrammeVersion]) -> QuerySet[ProgrammeVersion]:
    """Say beside each version whether somebody is asked to review it."""
    asked = VersionReview.objects.filter(version=OuterRef("pk"), said_at=None)
    return versions.annotate(asked=Exists(asked))


def is_asked_about(version: ProgrammeVersion) -> bool:
    """Return whether somebody is asked to review a version."""
    return VersionReview.objects.filter(version=version, said_at=None).exists()


def digest_published(version: ProgrammeVersion) -> str | None:
    """Return the hash of what was published, as the ledger has it; None without such a line."""
    lines = Line.objects.filter(
        act=Act.PROGRAMME_PUBLISHED, subject_kind="programme", subject_id=version.programme_id
    )
    found = (one.detail for one in lines if one.detail.get("version") == version.pk)
    return next((str(detail["digest"]) for detail in found), None)


def stage_now(version: ProgrammeVersion) -> Stage:
    """Return how far a version is as the database has it; under its lock this stays so."""
    return _stage(version, asked=is_asked_about(version))


def stage_of_annotated(version: ProgrammeVersion) -> Stage:
    """Return how far a version is that came from `with_reviews`: nothing is asked again."""
    return _stage(version, asked=version.asked)  # type: ignore[attr-defined]  # said there


def _stage(version: ProgrammeVersion, *, asked: bool) -> Stage:
    return stage_of(
        asked=asked,
        reviewed=version.reviewed_at is not None,
        published=version.published_at is not None,
        withdrawn=version.withdrawn_at is not None,
    )


def _listed(version: ProgrammeVersion) -> ListedVersion:
    return ListedVersion(
        slug=version.programme.slug,
        number=version.number,
        title=version.title,
        summary=version.summary,
        notice=version.notice,
        stage=stage_of_annotated(version),
        written_by=version.written_by.shown_name,
        written_at=version.written_at,
    )
