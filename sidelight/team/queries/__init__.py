"""What pages and higher apps ask about the team."""

from sidelight.team.queries.opening import (
    Opening,
    hours_in_force,
    is_covered,
    opening,
    today,
    week,
    zone,
)
from sidelight.team.queries.readiness import (
    StaffMember,
    StaffRole,
    grants_not_over,
    is_ready,
    staff,
    staff_member,
)
from sidelight.team.queries.waiting import WaitingWords, expected_wait, waiting_words

__all__ = [
    "Opening",
    "StaffMember",
    "StaffRole",
    "WaitingWords",
    "expected_wait",
    "grants_not_over",
    "hours_in_force",
    "is_covered",
    "is_ready",
    "opening",
    "staff",
    "staff_member",
    "today",
    "waiting_words",
    "week",
    "zone",
]
