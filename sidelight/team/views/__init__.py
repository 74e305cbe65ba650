"""The pages on which managers keep hours, roles and readiness."""

from sidelight.team.views.hours import new_opening_hours, opening_hours, opening_hours_end
from sidelight.team.views.staff import new_staff_sign_in, staff_list, staff_person
from sidelight.team.views.staff_roles import new_role, readiness, role_end

__all__ = [
    "new_opening_hours",
    "new_role",
    "new_staff_sign_in",
    "opening_hours",
    "opening_hours_end",
    "readiness",
    "role_end",
    "staff_list",
    "staff_person",
]
