"""What editors and reviewers change in guidance, and what anybody may ask."""

from sidelight.guidance.actions.ideas import choose_ideas
from sidelight.guidance.actions.questions import (
    NewAnswer,
    ask,
    look_at_answer,
    open_question,
    take_answer_off,
    write_answer,
    write_back,
)

__all__ = [
    "NewAnswer",
    "ask",
    "choose_ideas",
    "look_at_answer",
    "open_question",
    "take_answer_off",
    "write_answer",
    "write_back",
]
