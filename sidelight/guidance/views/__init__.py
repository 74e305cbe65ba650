"""The pages of guidance."""

from sidelight.guidance.views.answering import (
    answer_look,
    answer_removal,
    new_version,
    question_answer,
    question_reply,
    staff_answer,
    staff_question,
    staff_questions,
)
from sidelight.guidance.views.asking import ask, own_question, question, questions
from sidelight.guidance.views.ideas import offline_ideas
from sidelight.guidance.views.telling import tell_somebody

__all__ = [
    "answer_look",
    "answer_removal",
    "ask",
    "new_version",
    "offline_ideas",
    "own_question",
    "question",
    "question_answer",
    "question_reply",
    "questions",
    "staff_answer",
    "staff_question",
    "staff_questions",
    "tell_somebody",
]
