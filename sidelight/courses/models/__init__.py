"""The tables of courses."""

from sidelight.courses.models.groups import Group, GroupLeader, Seat, Session
from sidelight.courses.models.places import Application
from sidelight.courses.models.programmes import (
    Handout,
    Medium,
    Programme,
    ProgrammeVersion,
    Step,
    StepKind,
    Week,
)

__all__ = [
    "Application",
    "Group",
    "GroupLeader",
    "Handout",
    "Medium",
    "Programme",
    "ProgrammeVersion",
    "Seat",
    "Session",
    "Step",
    "StepKind",
    "Week",
]
