"""Every verb of safeguarding; each is a plain function in the module that tells its story."""

from sidelight.safeguarding.actions.answering import (
    add_note,
    answer_concern,
    ask_about_concern,
    close_concern,
    open_again,
    open_concern,
)
from sidelight.safeguarding.actions.emergencies import (
    Ask,
    agree_to_open,
    ask_to_open,
    confirm_emergency_details,
    end_quiet,
    forget_emergency_details,
    keep_emergency_details,
    keep_quiet,
    read_details,
    read_reason,
    tell_of_openings,
)
from sidelight.safeguarding.actions.follow_ups import (
    ask_follow_up,
    open_follow_up,
    settle_follow_up,
)
from sidelight.safeguarding.actions.raising import Evidence, NewConcern, raise_concern

__all__ = [
    "Ask",
    "Evidence",
    "NewConcern",
    "add_note",
    "agree_to_open",
    "answer_concern",
    "ask_about_concern",
    "ask_follow_up",
    "ask_to_open",
    "close_concern",
    "confirm_emergency_details",
    "end_quiet",
    "forget_emergency_details",
    "keep_emergency_details",
    "keep_quiet",
    "open_again",
    "open_concern",
    "open_follow_up",
    "raise_concern",
    "read_details",
    "read_reason",
    "settle_follow_up",
    "tell_of_openings",
]
