"""Guidance and the directory in the permission matrix: help is for everybody, lists for editors."""

from datetime import datetime
from uuid import UUID

from sidelight.guidance.tests.build_questions import asked, shown
from sidelight.people.models import Person
from tests.house.groups import editors, everybody, staff
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    COUNSELLOR,
    EDITOR,
    MOVES_ON,
    PAGE,
    SAFEGUARDING_LEAD,
    WRONG_VERB,
    Answers,
    Row,
)


def writers(answer: str) -> Answers:
    """Who answers what people asked."""
    return staff({EDITOR, COUNSELLOR, SAFEGUARDING_LEAD}, answer)


DIRECTORY = {
    "help_now": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "help_card": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "help_card_alone": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "help_worker": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "help_app": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "help_services": Row(editors(PAGE), editors(WRONG_VERB)),
    "new_help_service": Row(editors(PAGE), editors(ASKS_AGAIN)),
    "help_service": Row(editors(PAGE), editors(ASKS_AGAIN)),
    "help_service_check": Row(editors(WRONG_VERB), editors(MOVES_ON)),
    "help_service_withdrawal": Row(editors(PAGE), editors(MOVES_ON)),
}

GUIDANCE = {
    "tell_somebody": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "ask": Row(everybody(PAGE), everybody(ASKS_AGAIN)),
    # Whoever has the address has the answer: it was given to one person.
    "own_question": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "questions": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "question": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "staff_questions": Row(writers(PAGE), writers(WRONG_VERB)),
    "staff_question": Row(writers(PAGE), writers(WRONG_VERB)),
    "question_answer": Row(writers(WRONG_VERB), writers(ASKS_AGAIN)),
    "question_reply": Row(writers(WRONG_VERB), writers(ASKS_AGAIN)),
    "staff_answer": Row(writers(PAGE), writers(WRONG_VERB)),
    "answer_look": Row(writers(WRONG_VERB), writers(MOVES_ON)),
    "answer_removal": Row(writers(WRONG_VERB), writers(MOVES_ON)),
    "new_version": Row(writers(PAGE), writers(ASKS_AGAIN)),
    # Without any of its own a charity offers ours: an empty list is a choice.
    "offline_ideas": Row(editors(PAGE), editors(MOVES_ON)),
}

GUIDANCE_ADDRESSES_ABOUT = {
    "the address of a question": ("own_question",),
    "a question that waits": ("staff_question", "question_answer", "question_reply"),
    "an answer": ("staff_answer", "answer_look", "answer_removal", "new_version"),
    "an answer for everybody": ("question",),
}


def questions(editor: Person, second: Person, at: datetime) -> dict[str, dict[str, object]]:
    """Let a visitor ask two things, and one of them be answered for everybody."""
    waits, other = asked(at=at), asked(at=at, key=UUID(int=5_001), words="Something else?")
    answer = shown(other, by=editor, second=second, at=at)
    return {
        "the address of a question": {"key": waits.key},
        "a question that waits": {"slug": waits.slug},
        "an answer": {"slug": answer.slug},
        "an answer for everybody": {"name": answer.name},
    }
