"""The pages on which managers keep hours, roles and readiness, and name who is on call."""

from sidelight.team.views.approvals import role_approval, role_declining, roles_waiting
from sidelight.team.views.hours import new_opening_hours, opening_hours, opening_hours_end
from sidelight.team.views.invitations import invitation_withdrawal, new_invitation
from sidelight.team.views.on_call import new_on_call, on_call_end, staff_on_call
from sidelight.team.views.second_factor import second_factor_reset
from sidelight.team.views.staff import staff_list, staff_person
from sidelight.team.views.staff_roles import new_role, readiness, role_end

__all__ = [
    "invitation_withdrawal",
    "new_invitation",
    "new_on_call",
    "new_opening_hours",
    "new_role",
    "on_call_end",
    "opening_hours",
    "opening_hours_end",
    "readiness",
    "role_approval",
    "role_declining",
    "role_end",
    "roles_waiting",
    "second_factor_reset",
    "staff_list",
    "staff_on_call",
    "staff_person",
]
