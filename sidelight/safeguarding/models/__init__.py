"""Concerns and follow-ups, and the emergency details that two people open together."""

from sidelight.safeguarding.models.concerns import (
    Concern,
    ConcernDecision,
    ConcernOutcome,
    ConcernQuerySet,
    ConcernWords,
    FollowUp,
    FollowUpKind,
    FollowUpOutcome,
    Needed,
    ProgramsWorry,
    Settling,
    SettlingNote,
    Source,
)
from sidelight.safeguarding.models.emergencies import (
    EmergencyDetails,
    EmergencyOpening,
    EmergencyReason,
    WhyOpened,
)

__all__ = [
    "Concern",
    "ConcernDecision",
    "ConcernOutcome",
    "ConcernQuerySet",
    "ConcernWords",
    "EmergencyDetails",
    "EmergencyOpening",
    "EmergencyReason",
    "FollowUp",
    "FollowUpKind",
    "FollowUpOutcome",
    "Needed",
    "ProgramsWorry",
    "Settling",
    "SettlingNote",
    "Source",
    "WhyOpened",
]
