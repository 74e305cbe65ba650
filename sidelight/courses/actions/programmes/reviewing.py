"""A draft is put forward; somebody who wrote nothing in it says yes, or sends it back."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sidelight.courses.actions.programmes.drafts import lock_to_write, lock_version
from sidelight.courses.errors.programmes import (
    NeedsNotes,
    NotADraft,
    NotAsked,
    NotAWriter,
    NotComplete,
    NotYoursToReview,
)
from sidelight.courses.models import ProgrammeVersion, VersionReview, VersionWriter
from sidelight.courses.queries.content import pack_of
from sidelight.courses.queries.packs.completeness import missing_in
from sidelight.courses.queries.programmes import stage_now
from sidelight.courses.rules.packs import digest_of
from sidelight.courses.rules.programmes import REVIEWERS, WRITERS, Stage, may_review
from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.ledger.rules.codes import Code
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as


def ask_for_review(version: ProgrammeVersion, *, by: Person, at: datetime) -> VersionReview:
    """Put a draft forward as it is now. It cannot be changed until somebody has answered.

    Raises NotAWriter, NotADraft, and NotComplete, which says what is missing.
    """
    with transaction.atomic():
        locked = lock_to_write(version.pk, by=by, at=at)
        pack = pack_of(locked)
        if missing := missing_in(pack):
            raise NotComplete(missing)
        review: VersionReview = VersionReview.objects.create(
            version=locked, asked_by=by, asked_at=at, digest=digest_of(pack)
        )
        _note(locked, by, at, {"what": "asked", "digest": review.digest})
    return review


def say_yes(version: ProgrammeVersion, notes: str, *, by: Person, at: datetime) -> VersionReview:
    """Say yes to a draft, so that it can be published. Raises NotYoursToReview, NotAsked."""
    with transaction.atomic():
        locked, review = _lock_to_review(version.pk, by=by, at=at)
        _answer(review, VersionReview.Said.YES, notes, by=by, at=at)
        locked.reviewed_by, locked.reviewed_at = by, at
        locked.save(update_fields=["reviewed_by", "reviewed_at"])
        _note(locked, by, at, {"what": "yes", "digest": review.digest})
    return review


def send_back(version: ProgrammeVersion, notes: str, *, by: Person, at: datetime) -> VersionReview:
    """Send a draft back to be written on. Raises NotYoursToReview, NotAsked, NeedsNotes."""
    if not clean_words(notes):
        raise NeedsNotes
    with transaction.atomic():
        locked, review = _lock_to_review(version.pk, by=by, at=at)
        _answer(review, VersionReview.Said.SENT_BACK, notes, by=by, at=at)
        _note(locked, by, at, {"what": "sent_back"})
    return review


def write_again(version: ProgrammeVersion, *, by: Person, at: datetime) -> None:
    """Take a draft back from its review, or after a yes, to write on; the yes counts no more.

    Raises NotAWriter, and NotADraft for what was published or put away.
    """
    writes = works_as(by, frozenset(Role(role) for role in WRITERS), at)
    if not writes:
        raise NotAWriter
    with transaction.atomic():
        locked = lock_version(version.pk)
        stage = stage_now(locked)
        if stage not in (Stage.ASKED, Stage.REVIEWED):
            raise NotADraft
        if stage == Stage.ASKED:
            review = VersionReview.objects.get(version=locked, said_at=None)
            _answer(review, VersionReview.Said.TAKEN_BACK, "", by=by, at=at)
        locked.reviewed_by = locked.reviewed_at = None
        locked.save(update_fields=["reviewed_by", "reviewed_at"])
        _note(locked, by, at, {"what": "taken_back"})


def _lock_to_review(
    version_id: int, *, by: Person, at: datetime
) -> tuple[ProgrammeVersion, VersionReview]:
    roles = works_as(by, frozenset(Role(role) for role in REVIEWERS), at)
    locked = lock_version(version_id)
    review = VersionReview.objects.filter(version=locked, said_at=None).first()
    if review is None:
        raise NotAsked
    # The harm: one counsellor alone decides what young people are taught.
    wrote = VersionWriter.objects.filter(version=locked, person=by).exists()
    if not may_review(roles, stage_now(locked), wrote_in_it=wrote):
        raise NotYoursToReview
    return locked, review


def _answer(
    review: VersionReview, said: VersionReview.Said, notes: str, *, by: Person, at: datetime
) -> None:
    review.said, review.said_by, review.said_at = said, by, at
    review.notes = clean_words(notes)
    review.save(update_fields=["said", "said_by", "said_at", "notes"])


def _note(version: ProgrammeVersion, by: Person, at: datetime, detail: Mapping[str, Code]) -> None:
    record(
        Act.PROGRAMME_REVIEWED,
        actor_id=by.pk,
        subject=("programme", version.programme_id),
        at=at,
        detail={"version": version.pk, "number": version.number, **detail},
    )
