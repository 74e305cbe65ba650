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
from sidelight.guidance.views.articles import article, article_picture, topic, understand
from sidelight.guidance.views.asking import ask, own_question, question, questions
from sidelight.guidance.views.editing import (
    article_reading,
    behind_the_editors_door,
    editing_file,
)
from sidelight.guidance.views.films import article_captions, article_film
from sidelight.guidance.views.finding import find
from sidelight.guidance.views.ideas import offline_ideas
from sidelight.guidance.views.signing import (
    article_end,
    article_samples,
    article_send_back,
    article_version,
    staff_articles,
)
from sidelight.guidance.views.telling import tell_somebody

__all__ = [
    "answer_look",
    "answer_removal",
    "article",
    "article_captions",
    "article_end",
    "article_film",
    "article_picture",
    "article_reading",
    "article_samples",
    "article_send_back",
    "article_version",
    "ask",
    "behind_the_editors_door",
    "editing_file",
    "find",
    "new_version",
    "offline_ideas",
    "own_question",
    "question",
    "question_answer",
    "question_reply",
    "questions",
    "staff_answer",
    "staff_articles",
    "staff_question",
    "staff_questions",
    "tell_somebody",
    "topic",
    "understand",
]
