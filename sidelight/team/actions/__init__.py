"""Every verb of the team; each is a plain function in the module that tells its story."""

from sidelight.team.actions.hours import add_hours, end_hours
from sidelight.team.actions.on_call import end_on_call, name_on_call
from sidelight.team.actions.readiness import Dates, confirm_readiness, declare_founder_ready
from sidelight.team.actions.roles import Days, end_role_of, give_role, invite_for

__all__ = [
    "Dates",
    "Days",
    "add_hours",
    "confirm_readiness",
    "declare_founder_ready",
    "end_hours",
    "end_on_call",
    "end_role_of",
    "give_role",
    "invite_for",
    "name_on_call",
]
