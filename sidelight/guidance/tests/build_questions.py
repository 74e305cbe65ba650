"""Plain builders for tests of questions; everything has a default, nothing is random."""

from datetime import date, datetime, timedelta
from uuid import UUID

from sidelight.guidance.actions import NewAnswer, ask, look_at_answer, write_answer
from sidelight.guidance.models import Answer, AnswerLook, AskedQuestion
from sidelight.guidance.queries import digest
from sidelight.people.models import Person

KEY = UUID(int=5_000)
ASKED = "My best friend at the riding stable has stopped talking to me since the summer, why?"
OURS = "What can I do when a friend does not talk to me any more?"
ANSWER = "Ask them, when nobody else is there.\n\nYou can say that you miss them."


def asked(
    person: Person | None = None, *, at: datetime, key: UUID = KEY, words: str = ASKED
) -> AskedQuestion:
    """Return a question; of somebody who wants to be told, or of a visitor."""
    return ask(words, key=key, person=person, tell_me=person is not None, at=at)


def in_our_words(at: datetime, *, kind: str = "plain", asked: str = OURS) -> NewAnswer:
    """Return what somebody of the staff writes for everybody."""
    return NewAnswer("for-friends", kind, asked, ANSWER, _in_half_a_year(at))


def answered(
    question: AskedQuestion | None, *, by: Person, at: datetime, kind: str = "plain"
) -> Answer:
    """Return an answer that waits for a second person."""
    return write_answer(in_our_words(at, kind=kind), question=question, by=by, at=at)


def shown(question: AskedQuestion | None, *, by: Person, second: Person, at: datetime) -> Answer:
    """Return an answer that everybody can read."""
    answer = answered(question, by=by, at=at)
    look_at_answer(answer, AnswerLook.Said.YES, seen=digest(answer), by=second, at=at)
    return answer


def _in_half_a_year(at: datetime) -> date:
    return (at + timedelta(days=182)).date()
