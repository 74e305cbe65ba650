"""What somebody said yes to is what members get: no verb changes it, and a group stays on it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest

from sidelight.courses.actions.programmes import (
    beginning,
    handouts,
    pictures,
    publishing,
    reviewing,
    steps,
    writing,
)
from sidelight.courses.errors.programmes import (
    HasADraft,
    NotADraft,
    NotAWriter,
    NotReviewed,
    NotToWithdraw,
    NotWhatWasReviewed,
)
from sidelight.courses.models import Group, Handout, ProgrammeVersion, Step, VersionReview, Week
from sidelight.courses.queries.content import (
    course_part,
    handout_part,
    pack_of,
    seen_of,
    step_part,
    week_part,
)
from sidelight.courses.rules.packs import PackHandout, PackStep, PackWeek, digest_of
from sidelight.courses.tests.build import open_group
from sidelight.courses.tests.packs import picture
from sidelight.courses.tests.programmes import drafted, published, reviewed
from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.data]
STEP = PackStep("question", "A new one", 5, "What was good today?")


class Hand:
    """Everything that can change a version, as somebody would do it."""

    def __init__(self, version: ProgrammeVersion, by: Person, at: datetime) -> None:
        self.version, self.act = version, {"by": by, "at": at}
        self.week = Week.objects.select_related("version").get(version=version, number=1)
        self.step = Step.objects.select_related("week__version").filter(week=self.week)[0]
        self.handout = Handout.objects.select_related("week__version").get(week=self.week)

    def write_course(self) -> None:
        part = course_part(self.version)
        new = replace(part, title="Another title")
        writing.write_course(self.version, new, seen=seen_of(part), **self.act)

    def add_week(self) -> None:
        writing.add_week(self.version, PackWeek("More"), **self.act)

    def write_week(self) -> None:
        seen = seen_of(week_part(self.week))
        writing.write_week(self.week, PackWeek("More"), seen=seen, **self.act)

    def move_week_up(self) -> None:
        writing.move_week_up(self.week, **self.act)

    def move_week_down(self) -> None:
        writing.move_week_down(self.week, **self.act)

    def remove_week(self) -> None:
        writing.remove_week(self.week, **self.act)

    def add_step(self) -> None:
        steps.add_step(self.week, STEP, **self.act)

    def write_step(self) -> None:
        steps.write_step(self.step, STEP, seen=seen_of(step_part(self.step)), **self.act)

    def copy_step(self) -> None:
        steps.copy_step(self.step, **self.act)

    def move_step_up(self) -> None:
        steps.move_step_up(self.step, **self.act)

    def move_step_down(self) -> None:
        steps.move_step_down(self.step, **self.act)

    def remove_step(self) -> None:
        steps.remove_step(self.step, **self.act)

    def add_handout(self) -> None:
        handouts.add_handout(self.week, PackHandout("more", "More"), **self.act)

    def write_handout(self) -> None:
        new = PackHandout("what-helps", "More")
        seen = seen_of(handout_part(self.handout))
        handouts.write_handout(self.handout, new, seen=seen, **self.act)

    def remove_handout(self) -> None:
        handouts.remove_handout(self.handout, **self.act)

    def add_picture(self) -> None:
        pictures.add_picture(self.version, "new.png", picture(), **self.act)

    def remove_picture(self) -> None:
        pictures.remove_picture(self.version, "path.png", **self.act)


VERBS = [name for name in vars(Hand) if not name.startswith("_")]


def asked(*, by: Person, reviewer: Person, at: datetime) -> ProgrammeVersion:
    version = drafted(by=by, at=at)
    reviewing.ask_for_review(version, by=by, at=at)
    return version


def withdrawn(*, by: Person, reviewer: Person, at: datetime) -> ProgrammeVersion:
    return publishing.withdraw(published(by=by, reviewer=reviewer, at=at), by=by, at=at)


def put_away(*, by: Person, reviewer: Person, at: datetime) -> ProgrammeVersion:
    return publishing.put_away(drafted(by=by, at=at), by=by, at=at)


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("made", [published, asked, reviewed, withdrawn, put_away])
def test_no_verb_changes_what_is_no_draft(
    made: Callable[..., ProgrammeVersion], verb: str, cass: Person, sol: Person, at: datetime
) -> None:
    version = made(by=cass, reviewer=sol, at=at)
    before = digest_of(pack_of(version))

    with pytest.raises(NotADraft):
        getattr(Hand(version, cass, at), verb)()

    assert digest_of(pack_of(version)) == before


@pytest.mark.parametrize("verb", VERBS)
def test_nobody_but_a_counsellor_changes_a_draft(
    verb: str, cass: Person, sol: Person, at: datetime
) -> None:
    version = drafted(by=cass, at=at)
    before = digest_of(pack_of(version))

    with pytest.raises(NotAWriter):
        getattr(Hand(version, sol, at), verb)()

    assert digest_of(pack_of(version)) == before


# What is first stays first, and a picture that is shown stays.
CHANGES_NOTHING = ("move_step_up", "move_week_up", "remove_picture")


@pytest.mark.parametrize("verb", [one for one in VERBS if one not in CHANGES_NOTHING])
def test_the_same_hand_changes_a_draft(verb: str, cass: Person, at: datetime) -> None:
    version = drafted(by=cass, at=at)
    before = digest_of(pack_of(version))

    getattr(Hand(version, cass, at), verb)()

    assert digest_of(pack_of(ProgrammeVersion.objects.get())) != before


def test_a_running_group_stays_on_its_version(
    cass: Person, sol: Person, max: Person, at: datetime
) -> None:
    first = published(by=cass, reviewer=sol, at=at)
    group = open_group(first, by=max, at=at)
    before = digest_of(pack_of(first))

    second = beginning.write_next_version(first, by=cass, at=at)
    steps.add_step(second.weeks.first(), STEP, by=cass, at=at)
    reviewing.ask_for_review(second, by=cass, at=at)
    reviewing.say_yes(second, "", by=sol, at=at)
    publishing.publish(second, by=max, at=at)
    publishing.withdraw(first, by=sol, at=at)

    group = Group.objects.get(pk=group.pk)
    assert group.version == first
    assert digest_of(pack_of(group.version)) == before
    assert {one.week.version_id for one in group.sessions.all()} == {first.pk}
    assert list(ProgrammeVersion.objects.offered()) == [second]


def test_the_next_version_is_a_copy_with_the_next_number(
    cass: Person, sol: Person, at: datetime
) -> None:
    first = published(by=cass, reviewer=sol, at=at)

    second = beginning.write_next_version(first, by=cass, at=at)

    assert (second.programme, second.number) == (first.programme, 2)
    assert pack_of(second) == pack_of(first)
    assert second.reviewed_at is None


def test_there_is_one_draft_at_a_time(cass: Person, sol: Person, at: datetime) -> None:
    first = published(by=cass, reviewer=sol, at=at)
    second = beginning.write_next_version(first, by=cass, at=at)

    with pytest.raises(HasADraft):
        beginning.write_next_version(first, by=cass, at=at)
    publishing.put_away(second, by=cass, at=at)

    assert beginning.write_next_version(first, by=cass, at=at).number == 3


def test_what_changed_after_the_yes_is_not_published(
    cass: Person, sol: Person, at: datetime
) -> None:
    """Somebody with a hand in the database changes a word that nobody looked at."""
    version = reviewed(by=cass, reviewer=sol, at=at)
    Step.objects.filter(week__version=version).update(words="Something else.")

    with pytest.raises(NotWhatWasReviewed):
        publishing.publish(version, by=cass, at=at)

    version.refresh_from_db()
    assert version.published_at is None


def test_the_ledger_knows_what_was_published(cass: Person, sol: Person, at: datetime) -> None:
    version = publishing.withdraw(published(by=cass, reviewer=sol, at=at), by=sol, at=at)

    lines = Line.objects.filter(subject_kind="programme", subject_id=version.programme_id)
    said = [(line.act, line.detail.get("what"), line.actor_id) for line in lines.order_by("pk")]
    assert said == [
        (Act.PROGRAMME_BEGUN, None, cass.pk),
        (Act.PROGRAMME_REVIEWED, "asked", cass.pk),
        (Act.PROGRAMME_REVIEWED, "yes", sol.pk),
        (Act.PROGRAMME_PUBLISHED, None, cass.pk),
        (Act.PROGRAMME_WITHDRAWN, None, sol.pk),
    ]
    digest = lines.get(act=Act.PROGRAMME_PUBLISHED).detail["digest"]
    assert digest == digest_of(pack_of(version)) == VersionReview.objects.get().digest


@pytest.mark.parametrize("made", [asked, published, withdrawn, put_away])
def test_only_what_was_reviewed_is_published(
    made: Callable[..., ProgrammeVersion], cass: Person, sol: Person, at: datetime
) -> None:
    version = made(by=cass, reviewer=sol, at=at)

    with pytest.raises(NotReviewed):
        publishing.publish(version, by=cass, at=at)


def test_a_youth_worker_neither_publishes_nor_withdraws(
    cass: Person, sol: Person, yusuf: Person, at: datetime
) -> None:
    version = reviewed(by=cass, reviewer=sol, at=at)

    with pytest.raises(NotReviewed):
        publishing.publish(version, by=yusuf, at=at)
    publishing.publish(version, by=cass, at=at)
    with pytest.raises(NotToWithdraw):
        publishing.withdraw(version, by=yusuf, at=at)
    with pytest.raises(NotAWriter):
        beginning.write_next_version(version, by=yusuf, at=at)
