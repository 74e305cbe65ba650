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
from sidelight.guidance.actions.samples import bring_in_samples
from sidelight.guidance.actions.shelves import let_edit, put_up_shelves
from sidelight.guidance.actions.signing import (
    MAY_SIGN,
    MAY_TAKE_OFF,
    may_sign,
    may_write,
    send_back,
    sign_off,
    take_off,
)

__all__ = [
    "MAY_SIGN",
    "MAY_TAKE_OFF",
    "NewAnswer",
    "ask",
    "bring_in_samples",
    "choose_ideas",
    "let_edit",
    "look_at_answer",
    "may_sign",
    "may_write",
    "open_question",
    "put_up_shelves",
    "send_back",
    "sign_off",
    "take_answer_off",
    "take_off",
    "write_answer",
    "write_back",
]
