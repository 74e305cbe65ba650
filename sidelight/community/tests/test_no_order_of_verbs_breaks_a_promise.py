"""Whatever authors and moderators do, in whatever order: only what was approved can be read."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from modelsearch.models import IndexEntry

from sidelight.community.actions import NewWords, submit_edit, submit_post
from sidelight.community.models import Post
from sidelight.people.actions import choose_name
from sidelight.people.errors import Refusal
from sidelight.people.models import Clause, Person
from sidelight.review.actions import Choice, claim, decide, take_back, withdraw
from sidelight.review.models import NAME, Outcome, State, Submission
from tests.build import Place, words

LATER_STATES = {
    Outcome.APPROVE: {State.APPROVED, State.REPLACED, State.WITHDRAWN},
    Outcome.RETURN: {State.RETURNED, State.REPLACED, State.WITHDRAWN},
    Outcome.DECLINE: {State.DECLINED, State.REPLACED, State.WITHDRAWN},
    Outcome.TAKE_BACK: {State.WAITING, State.REPLACED, State.WITHDRAWN},
}
VERBS = [
    "edit",
    "edit",
    "approve",
    "approve",
    "return",
    "decline",
    "take back",
    "withdraw",
    "again",
]
ORDERS = st.lists(st.tuples(st.sampled_from(VERBS), st.integers(0, 5)), min_size=1, max_size=14)
STEADY = settings(
    derandomize=True,
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


class Thing:
    """One post, or one name, and everybody who does something with it."""

    def __init__(self, author: Person, moderator: Person, at: datetime) -> None:
        self.author, self.moderator, self.at = author, moderator, at

    @property
    def versions(self) -> list[Submission]:
        return list(Submission.objects.written_by(self.author).order_by("pk"))

    def decide(self, outcome: Outcome, which: int) -> None:
        submission = self.versions[which % len(self.versions)]
        claim(submission, moderator=self.moderator, at=self.at)
        clause = Clause.objects.first()
        choice = Choice(outcome, seen=submission.version, clause=clause, note="A word to you.")
        decide(submission, choice, by=self.moderator, at=self.at)

    def take_back(self, which: int) -> None:
        last = self.versions[which % len(self.versions)].decisions.last()
        if last:
            take_back(last, by=self.moderator, note="", at=self.at)

    def withdraw(self, which: int) -> None:
        withdraw(self.versions[which % len(self.versions)], by=self.author, at=self.at)


def do(thing: Thing, verb: str, which: int, *, edit: Callable[[int], object]) -> None:
    """Do one thing; a refusal is an answer, everything else is a fault."""
    outcomes = {"approve": Outcome.APPROVE, "return": Outcome.RETURN, "decline": Outcome.DECLINE}
    try:
        with transaction.atomic():
            if verb in outcomes:
                thing.decide(outcomes[verb], which)
            elif verb == "take back":
                thing.take_back(which)
            elif verb == "withdraw":
                thing.withdraw(which)
            else:
                edit(which)
    except Refusal:
        pass


def holds_for(versions: list[Submission]) -> None:
    """What is true of any versions of one thing, after anything."""
    assert sum(version.state == State.APPROVED for version in versions) <= 1
    for version in versions:
        last = version.decisions.last()
        if last:
            assert version.state in LATER_STATES[Outcome(last.outcome)]
        else:
            assert version.state in {State.WAITING, State.REPLACED, State.WITHDRAWN}


@pytest.mark.data
@STEADY
@given(order=ORDERS)
def test_a_post_shows_exactly_what_was_approved(
    place: Place, dee: Person, mo: Person, at: datetime, order: list[tuple[str, int]]
) -> None:
    thing, first = Thing(dee, mo, at), words("Words 0.", "Title 0")
    with transaction.atomic():
        Submission.objects.written_by(dee).update(author=mo)  # her name is not part of this
        post = submit_post(place.space(), first, author=dee, at=at)

        def edit(which: int) -> None:
            again = NewWords(title="Title 0", body=f"Words {which}.", key=first.key)
            submit_edit(Post.objects.get(pk=post.pk), again, author=dee, at=at)

        def send_again(_which: int) -> None:
            submit_post(place.space(), first, author=dee, at=at)

        for verb, which in order:
            do(thing, verb, which, edit=send_again if verb == "again" else edit)
            for shown in Post.objects.filter(author=dee).select_related("submission__words"):
                versions = list(Submission.objects.versions_of(shown.first))
                holds_for(versions)
                approved = [v for v in versions if v.state == State.APPROVED]
                assert [shown.submission] == approved or not approved
                published = Post.objects.published().filter(pk=shown.pk).exists()
                assert published == bool(approved)
                assert IndexEntry.objects.filter(object_id=str(shown.pk)).exists() == published
        transaction.set_rollback(True)


@pytest.mark.data
@STEADY
@given(order=ORDERS)
def test_a_person_is_shown_under_the_approved_name_or_a_safe_one(
    place: Place, dee: Person, mo: Person, at: datetime, order: list[tuple[str, int]]
) -> None:
    thing = Thing(dee, mo, at)
    with transaction.atomic():
        for verb, which in order:
            do(thing, verb, which, edit=lambda which: choose_name(dee, f"Name {which}", at=at))
            dee.refresh_from_db()
            names = Submission.objects.written_by(dee).filter(kind=NAME).select_related("words")
            holds_for(list(names))
            approved = [name.words.body for name in names if name.state == State.APPROVED]
            chosen = {name.words.body for name in names}
            assert [dee.shown_name] == approved or (not approved and dee.shown_name not in chosen)
        transaction.set_rollback(True)
    dee.refresh_from_db()
