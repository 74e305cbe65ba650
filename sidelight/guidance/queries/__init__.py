"""What guidance has to show."""

from sidelight.guidance.queries.ideas import ideas_in_force
from sidelight.guidance.queries.questions import (
    TRAINED,
    WRITERS,
    ReadableAnswer,
    answers_by_topic,
    answers_shown,
    answers_to_look_at,
    digest,
    key_of_question,
    own_question,
    question_for,
    questions_of,
    questions_waiting,
    readable_answer,
    readable_answers,
)

__all__ = [
    "TRAINED",
    "WRITERS",
    "ReadableAnswer",
    "answers_by_topic",
    "answers_shown",
    "answers_to_look_at",
    "digest",
    "ideas_in_force",
    "key_of_question",
    "own_question",
    "question_for",
    "questions_of",
    "questions_waiting",
    "readable_answer",
    "readable_answers",
]
