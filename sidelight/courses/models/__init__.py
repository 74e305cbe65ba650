"""The tables of courses."""

from sidelight.courses.models.calendar import ClosedDay, Reminder
from sidelight.courses.models.groups import Group, GroupLeader, OffBecause, Seat, Session
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
    "ClosedDay",
    "Group",
    "GroupLeader",
    "Handout",
    "Medium",
    "OffBecause",
    "Programme",
    "ProgrammeVersion",
    "Reminder",
    "Seat",
    "Session",
    "Step",
    "StepKind",
    "Week",
]
