"""Every verb of safeguarding; each is a plain function in the module that tells its story."""

from sidelight.safeguarding.actions.answering import (
    add_note,
    answer_concern,
    ask_about_concern,
    close_concern,
    open_again,
    open_concern,
)
from sidelight.safeguarding.actions.follow_ups import (
    ask_follow_up,
    open_follow_up,
    settle_follow_up,
)
from sidelight.safeguarding.actions.raising import Evidence, NewConcern, raise_concern

__all__ = [
    "Evidence",
    "NewConcern",
    "add_note",
    "answer_concern",
    "ask_about_concern",
    "ask_follow_up",
    "close_concern",
    "open_again",
    "open_concern",
    "open_follow_up",
    "raise_concern",
    "settle_follow_up",
]
