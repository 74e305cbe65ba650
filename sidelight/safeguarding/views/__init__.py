"""Pages about concerns and follow-ups."""

from sidelight.safeguarding.views.concern import (
    concern,
    concern_answer,
    concern_closing,
    concern_follow_ups,
    concern_notes,
    concern_opening,
)
from sidelight.safeguarding.views.follow_ups import (
    follow_up,
    follow_up_settling,
    follow_ups,
    settled_follow_ups,
)
from sidelight.safeguarding.views.lists import closed_concerns, concerns

__all__ = [
    "closed_concerns",
    "concern",
    "concern_answer",
    "concern_closing",
    "concern_follow_ups",
    "concern_notes",
    "concern_opening",
    "concerns",
    "follow_up",
    "follow_up_settling",
    "follow_ups",
    "settled_follow_ups",
]
