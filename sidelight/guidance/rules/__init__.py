"""Pure questions of guidance."""

from sidelight.guidance.rules.ideas import LONGEST_IDEA, MOST_IDEAS, ideas_in, too_long
from sidelight.guidance.rules.questions import (
    FEWEST_IN_A_ROW,
    KEPT_AFTER_ANSWER,
    KEPT_WITHOUT_ANSWER,
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    LONGEST_REVIEW,
    LONGEST_TITLE,
    QUESTIONS_FROM_AN_ADDRESS,
    WORRYING,
    digest_of,
    erased_on,
    is_overdue,
    repeats,
)

__all__ = [
    "FEWEST_IN_A_ROW",
    "KEPT_AFTER_ANSWER",
    "KEPT_WITHOUT_ANSWER",
    "LONGEST_ANSWER",
    "LONGEST_IDEA",
    "LONGEST_QUESTION",
    "LONGEST_REVIEW",
    "LONGEST_TITLE",
    "MOST_IDEAS",
    "QUESTIONS_FROM_AN_ADDRESS",
    "WORRYING",
    "digest_of",
    "erased_on",
    "ideas_in",
    "is_overdue",
    "repeats",
    "too_long",
]
