"""What the desk, the author's own pages and higher apps ask about submissions."""

from sidelight.review.queries.authors import (
    OwnWords,
    address_of_notice,
    expected_wait,
    own_submission,
    own_wait,
    own_words,
)
from sidelight.review.queries.decided import (
    DecidedRow,
    decided_rows,
    decisions_lately,
    is_kept,
    standing_decision,
)
from sidelight.review.queries.desk import (
    DESK_ROLES,
    DeskItem,
    QueueRow,
    desk_item,
    item_of,
    queue_for,
    row_of,
    submission_for,
    waiting_for,
)
from sidelight.review.queries.flags import (
    FlagItem,
    FlagRow,
    flag_item,
    flag_rows,
    open_flags,
    own_flag,
)

__all__ = [
    "DESK_ROLES",
    "DecidedRow",
    "DeskItem",
    "FlagItem",
    "FlagRow",
    "OwnWords",
    "QueueRow",
    "address_of_notice",
    "decided_rows",
    "decisions_lately",
    "desk_item",
    "expected_wait",
    "flag_item",
    "flag_rows",
    "is_kept",
    "item_of",
    "open_flags",
    "own_flag",
    "own_submission",
    "own_wait",
    "own_words",
    "queue_for",
    "row_of",
    "standing_decision",
    "submission_for",
    "waiting_for",
]
