"""A charity that has come as far as this version lets it, and the ways back from there."""

from datetime import datetime

from sidelight.home.actions import CharityPlan, NewStaff, add_ready_staff, found_charity
from sidelight.people.actions import NewMember, join
from sidelight.people.models import Person, Role
from sidelight.people.queries import texts_in_force
from sidelight.team.actions import name_on_call
from sidelight.team.rules import LONGEST_ON_CALL

PASSPHRASE = "lantern river button"
PLAN = CharityPlan("Max", "Ines", PASSPHRASE)


def charity_with_moderators(at: datetime, *names: str) -> Person:
    """Found a charity with these moderators and a lead on call; return its first manager."""
    manager = found_charity(PLAN, at=at)
    lead = add_ready_staff(NewStaff("Sol", Role.SAFEGUARDING_LEAD, PASSPHRASE), by=manager, at=at)
    name_on_call(lead, at, at + LONGEST_ON_CALL, by=manager, at=at)
    for name in names:
        add_ready_staff(NewStaff(name, Role.MODERATOR, PASSPHRASE), by=manager, at=at)
    return manager


def somebody_joins(at: datetime) -> Person:
    """Let a young person join."""
    return join(NewMember("Amira", PASSPHRASE, "16-17", texts_in_force(at)), at=at)
