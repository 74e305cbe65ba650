"""What pages and higher apps ask about concerns and follow-ups."""

from sidelight.safeguarding.queries.concerns import (
    LEADS,
    ConcernRow,
    OpenedConcern,
    Said,
    closed_concerns,
    concern_for,
    concern_rows,
    open_concerns,
    opened,
)
from sidelight.safeguarding.queries.follow_ups import (
    NOTE_OF_CONCERN,
    TASK_ROLES,
    FollowUpRow,
    OpenedFollowUp,
    follow_up_for,
    follow_up_rows,
    follow_ups_of,
    open_follow_ups,
    opened_follow_up,
    roles_for,
    settled_follow_ups,
)
from sidelight.safeguarding.queries.raising import Raising, raising

__all__ = [
    "LEADS",
    "NOTE_OF_CONCERN",
    "TASK_ROLES",
    "ConcernRow",
    "FollowUpRow",
    "OpenedConcern",
    "OpenedFollowUp",
    "Raising",
    "Said",
    "closed_concerns",
    "concern_for",
    "concern_rows",
    "follow_up_for",
    "follow_up_rows",
    "follow_ups_of",
    "open_concerns",
    "open_follow_ups",
    "opened",
    "opened_follow_up",
    "raising",
    "roles_for",
    "settled_follow_ups",
]
