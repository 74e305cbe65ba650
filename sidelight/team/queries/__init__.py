"""What pages and higher apps ask about the team."""

from sidelight.team.queries.invitations import OpenInvitation, invitations, what_it_opens
from sidelight.team.queries.on_call import (
    LOOKS_AHEAD,
    TimeOnCall,
    gaps_on_call,
    is_on_call_sure,
    is_ready_throughout,
    on_call,
    on_call_not_over,
    ready_leads,
    times_on_call,
)
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
    roles_given_lately,
    roles_waiting,
    staff,
    staff_member,
)
from sidelight.team.queries.waiting import WaitingWords, expected_wait, waiting_words

__all__ = [
    "LOOKS_AHEAD",
    "OpenInvitation",
    "Opening",
    "StaffMember",
    "StaffRole",
    "TimeOnCall",
    "WaitingWords",
    "expected_wait",
    "gaps_on_call",
    "grants_not_over",
    "hours_in_force",
    "invitations",
    "is_covered",
    "is_on_call_sure",
    "is_ready",
    "is_ready_throughout",
    "on_call",
    "on_call_not_over",
    "opening",
    "ready_leads",
    "roles_given_lately",
    "roles_waiting",
    "staff",
    "staff_member",
    "times_on_call",
    "today",
    "waiting_words",
    "week",
    "what_it_opens",
    "zone",
]
