"""What guidance keeps: articles, who signed them off, questions with their answers, and ideas."""

from sidelight.guidance.models.articles import Article, ArticleKind, Topic, TopicKind, Understand
from sidelight.guidance.models.films import Film
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
from sidelight.guidance.models.signing import SecondPair, SignOff, TakenOff

__all__ = [
    "Answer",
    "AnswerLook",
    "AnswerTakenOff",
    "Article",
    "ArticleKind",
    "AskedQuestion",
    "Film",
    "IdeaList",
    "QuestionEnd",
    "QuestionTopic",
    "QuestionWords",
    "SecondPair",
    "SignOff",
    "TakenOff",
    "Topic",
    "TopicKind",
    "Understand",
]
