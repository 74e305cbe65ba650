"""The tables of courses."""

from sidelight.courses.models.asking import Absence, AskedWords, KnownNote, KnownPair
from sidelight.courses.models.assessing import DecisionWords, PlaceDecision, TalkTime
from sidelight.courses.models.between import OneThing
from sidelight.courses.models.calendar import ClosedDay, Missed, Reminder
from sidelight.courses.models.groups import Group, GroupLeader, OffBecause, Seat, Session
from sidelight.courses.models.later import Afterwards, LaterAsk
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
from sidelight.courses.models.reviews import VersionReview, VersionWriter
from sidelight.courses.models.runs import LeaderNote, RunStep, Sending, SessionRun

__all__ = [
    "Absence",
    "Afterwards",
    "Application",
    "AskedWords",
    "ClosedDay",
    "DecisionWords",
    "Group",
    "GroupLeader",
    "Handout",
    "KnownNote",
    "KnownPair",
    "LaterAsk",
    "LeaderNote",
    "Medium",
    "Missed",
    "OffBecause",
    "OneThing",
    "PlaceDecision",
    "Programme",
    "ProgrammeVersion",
    "Reminder",
    "RunStep",
    "Seat",
    "Sending",
    "Session",
    "SessionRun",
    "Step",
    "StepKind",
    "TalkTime",
    "VersionReview",
    "VersionWriter",
    "Week",
]
