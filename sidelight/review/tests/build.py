"""Words that were sent, and decisions about them, built through the same actions as real ones."""

from datetime import datetime
from itertools import count
from uuid import UUID

from sidelight.people.models import Clause, HouseText, Person
from sidelight.people.queries import text_in_force
from sidelight.review.actions import Choice, claim, decide, prepare, submit
from sidelight.review.models import Decision, Outcome, Submission

KEYS = count(1)


def new_key() -> UUID:
    """A key as a form makes one; the next one every time."""
    return UUID(int=next(KEYS))


def sent(
    author: Person,
    body: str,
    *,
    at: datetime,
    title: str = "",
    replaces: Submission | None = None,
    key: UUID | None = None,
) -> Submission:
    """Words that wait."""
    words = prepare(
        "letter", author, body=body, title=title, replaces=replaces, key=key or new_key()
    )
    return submit(words, at=at)


def held(submission: Submission, *, by: Person, at: datetime) -> Submission:
    """Words that a moderator has opened, as they are now."""
    claim(submission, moderator=by, at=at)
    submission.refresh_from_db()
    return submission


def decided(
    submission: Submission,
    outcome: Outcome,
    *,
    by: Person,
    at: datetime,
    note: str = "Thank you for your words.",
) -> Decision:
    """A decision by somebody who looked; returned and declined words cite the first house rule."""
    seen = held(submission, by=by, at=at).version
    clause = None if outcome == Outcome.APPROVE else house_rule(at)
    decision = decide(submission, Choice(outcome, seen, clause, note), by=by, at=at)
    submission.refresh_from_db()
    return decision


def approved(author: Person, body: str, *, by: Person, at: datetime) -> Submission:
    """Words that others can see."""
    submission = sent(author, body, at=at)
    decided(submission, Outcome.APPROVE, by=by, at=at)
    return submission


def house_rule(at: datetime) -> Clause:
    """The first of the house rules in force."""
    text = text_in_force(HouseText.Kind.HOUSE_RULES, at)
    assert text is not None
    rule = text.clauses.first()
    assert rule is not None
    return rule


def now(submission: Submission) -> Submission:
    """The same submission as the database has it."""
    return Submission.objects.get(pk=submission.pk)
