"""What guidance keeps: articles, who signed them off, questions with their answers, and ideas."""

from sidelight.guidance.models.ideas import IdeaList
from sidelight.guidance.models.questions import (
    Answer,
    AnswerLook,
    AnswerTakenOff,
    AskedQuestion,
    QuestionEnd,
    QuestionTopic,
    QuestionWords,
)

__all__ = [
    "Answer",
    "AnswerLook",
    "AnswerTakenOff",
    "AskedQuestion",
    "IdeaList",
    "QuestionEnd",
    "QuestionTopic",
    "QuestionWords",
]
