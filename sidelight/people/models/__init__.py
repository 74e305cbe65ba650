"""Persons, dated roles, the texts people agree to, signing in, and leaving."""

from sidelight.people.models.contact import ContactProfile
from sidelight.people.models.leaving import Complaint, Hold, Leaving
from sidelight.people.models.needs import NeedsWords
from sidelight.people.models.persons import (
    AgeBand,
    MarkColour,
    MarkShape,
    Need,
    Person,
    PersonQuerySet,
)
from sidelight.people.models.quiet_time import PauseOff, Step
from sidelight.people.models.roles import NEED_TWO, Invitation, Role, RoleGrant
from sidelight.people.models.signing_in import RecoveryWords, SignIn
from sidelight.people.models.texts import Clause, Consent, HouseText

__all__ = [
    "NEED_TWO",
    "AgeBand",
    "Clause",
    "Complaint",
    "Consent",
    "ContactProfile",
    "Hold",
    "HouseText",
    "Invitation",
    "Leaving",
    "MarkColour",
    "MarkShape",
    "Need",
    "NeedsWords",
    "PauseOff",
    "Person",
    "PersonQuerySet",
    "RecoveryWords",
    "Role",
    "RoleGrant",
    "SignIn",
    "Step",
]
