"""Nobody decides alone what young people are taught: somebody who wrote nothing in it looks."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from sidelight.courses.actions.programmes import reviewing, steps, writing
from sidelight.courses.actions.programmes.beginning import begin_programme
from sidelight.courses.errors.programmes import (
    NeedsNotes,
    NotADraft,
    NotAsItShould,
    NotAsked,
    NotAWriter,
    NotComplete,
    NotYoursToReview,
)
from sidelight.courses.models import ProgrammeVersion, VersionReview
from sidelight.courses.queries.content import week_part
from sidelight.courses.queries.programmes import stage_now
from sidelight.courses.rules.packs import PackStep, PackWeek
from sidelight.courses.tests.programmes import drafted, published, reviewed
from sidelight.people.models import Person
from tests.build import Place

pytestmark = [pytest.mark.django_db, pytest.mark.data]


@pytest.fixture
def cleo(place: Place) -> Person:
    return place.staff("Cleo", "counsellor")


@pytest.fixture
def draft(cass: Person, at: datetime) -> ProgrammeVersion:
    return drafted(by=cass, at=at)


@pytest.fixture
def asked(draft: ProgrammeVersion, cass: Person, at: datetime) -> ProgrammeVersion:
    reviewing.ask_for_review(draft, by=cass, at=at)
    return draft


def test_another_counsellor_says_yes(asked: ProgrammeVersion, cleo: Person, at: datetime) -> None:
    review = reviewing.say_yes(asked, "Good to read.", by=cleo, at=at)

    asked.refresh_from_db()
    assert (asked.reviewed_by, asked.reviewed_at) == (cleo, at)
    assert (review.said, review.notes) == ("yes", "Good to read.")
    assert stage_now(asked) == "reviewed"


def test_nobody_says_yes_to_what_they_wrote(
    asked: ProgrammeVersion, cass: Person, at: datetime
) -> None:
    with pytest.raises(NotYoursToReview):
        reviewing.say_yes(asked, "", by=cass, at=at)


def test_nobody_says_yes_to_what_they_wrote_a_word_in(
    draft: ProgrammeVersion, cass: Person, cleo: Person, sol: Person, at: datetime
) -> None:
    """Cass began it and Cleo wrote one step: neither of the two is somebody else."""
    step = PackStep("break", "Water", 5)
    steps.add_step(draft.weeks.first(), step, by=cleo, at=at)
    reviewing.ask_for_review(draft, by=cass, at=at)

    for writer in (cass, cleo):
        with pytest.raises(NotYoursToReview):
            reviewing.say_yes(draft, "", by=writer, at=at)
    reviewing.say_yes(draft, "", by=sol, at=at)

    draft.refresh_from_db()
    assert draft.reviewed_by == sol


def test_a_manager_and_a_youth_worker_do_not_review(
    asked: ProgrammeVersion, max: Person, yusuf: Person, at: datetime
) -> None:
    for person in (max, yusuf):
        with pytest.raises(NotYoursToReview):
            reviewing.say_yes(asked, "", by=person, at=at)


def test_the_database_refuses_it_too(asked: ProgrammeVersion, cass: Person, at: datetime) -> None:
    review = VersionReview.objects.filter(version=asked)

    with pytest.raises(IntegrityError), transaction.atomic():
        review.update(said="yes", said_by=cass, said_at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeVersion.objects.filter(pk=asked.pk).update(reviewed_by=cass, reviewed_at=at)


def test_it_is_sent_back_with_notes_and_can_be_written_on(
    asked: ProgrammeVersion, cass: Person, sol: Person, at: datetime
) -> None:
    with pytest.raises(NeedsNotes):
        reviewing.send_back(asked, "  ", by=sol, at=at)
    reviewing.send_back(asked, "Week two is short.", by=sol, at=at)
    writing.add_week(asked, PackWeek("Looking ahead"), by=cass, at=at)

    assert VersionReview.objects.get().notes == "Week two is short."
    with pytest.raises(NotAsked):
        reviewing.say_yes(asked, "", by=sol, at=at)


def test_notes_of_every_round_are_kept(
    asked: ProgrammeVersion, cass: Person, sol: Person, at: datetime
) -> None:
    reviewing.send_back(asked, "Week two is short.", by=sol, at=at)
    reviewing.ask_for_review(asked, by=cass, at=at)
    reviewing.say_yes(asked, "Better.", by=sol, at=at)

    rounds = VersionReview.objects.order_by("pk").values_list("said", "notes")
    assert list(rounds) == [("sent_back", "Week two is short."), ("yes", "Better.")]


def test_a_yes_is_gone_when_it_is_written_on(cass: Person, sol: Person, at: datetime) -> None:
    version = reviewed(by=cass, reviewer=sol, at=at)

    reviewing.write_again(version, by=cass, at=at)

    version.refresh_from_db()
    assert (version.reviewed_by, stage_now(version)) == (None, "writing")


def test_it_is_taken_back_while_it_waits(
    asked: ProgrammeVersion, cass: Person, yusuf: Person, at: datetime
) -> None:
    with pytest.raises(NotAWriter):
        reviewing.write_again(asked, by=yusuf, at=at)
    reviewing.write_again(asked, by=cass, at=at)

    assert stage_now(asked) == "writing"
    assert VersionReview.objects.get().said == "taken_back"


def test_what_is_published_is_not_taken_back(cass: Person, sol: Person, at: datetime) -> None:
    version = published(by=cass, reviewer=sol, at=at)

    with pytest.raises(NotADraft):
        reviewing.write_again(version, by=cass, at=at)


def test_a_draft_that_lacks_something_is_not_put_forward(cass: Person, at: datetime) -> None:
    version = begin_programme("Quiet evenings", by=cass, at=at)

    with pytest.raises(NotComplete) as refused:
        reviewing.ask_for_review(version, by=cass, at=at)

    assert len(refused.value.missing) == 5
    assert "It has no weeks." in refused.value.missing


def test_a_programme_begins_with_a_title(cass: Person, sol: Person, at: datetime) -> None:
    with pytest.raises(NotAsItShould):
        begin_programme("", by=cass, at=at)
    with pytest.raises(NotAWriter):
        begin_programme("Quiet evenings", by=sol, at=at)


def test_a_week_is_found_again_by_what_it_says(draft: ProgrammeVersion) -> None:
    assert week_part(draft.weeks.first()).title == "Who am I"
