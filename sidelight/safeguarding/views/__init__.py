"""Pages about concerns and follow-ups."""

from sidelight.safeguarding.views.concern import (
    concern,
    concern_answer,
    concern_closing,
    concern_follow_ups,
    concern_notes,
    concern_opening,
)
from sidelight.safeguarding.views.emergencies import (
    emergencies,
    emergency,
    emergency_about,
    emergency_agreement,
    emergency_details,
    emergency_quiet,
    emergency_telling,
)
from sidelight.safeguarding.views.follow_ups import (
    follow_up,
    follow_up_settling,
    follow_ups,
    settled_follow_ups,
)
from sidelight.safeguarding.views.lists import closed_concerns, concerns
from sidelight.safeguarding.views.own_emergency import (
    own_emergency,
    own_emergency_confirmation,
    own_emergency_removal,
)

__all__ = [
    "closed_concerns",
    "concern",
    "concern_answer",
    "concern_closing",
    "concern_follow_ups",
    "concern_notes",
    "concern_opening",
    "concerns",
    "emergencies",
    "emergency",
    "emergency_about",
    "emergency_agreement",
    "emergency_details",
    "emergency_quiet",
    "emergency_telling",
    "follow_up",
    "follow_up_settling",
    "follow_ups",
    "own_emergency",
    "own_emergency_confirmation",
    "own_emergency_removal",
    "settled_follow_ups",
]
