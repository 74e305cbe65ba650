"""The notices on somebody's own page, and what messages say outside."""

from sidelight.notices.queries.notices import WORDS, ShownNotice, recent_for, unread_count
from sidelight.notices.queries.outbox import ChannelState, late_ways, outbox_state
from sidelight.notices.queries.outside import (
    DEVICE,
    LINK,
    SAID,
    SAYING_OF,
    neutral_name,
    plain_name,
    reminders_of,
    reminders_of_all,
    sender_name,
)
from sidelight.notices.queries.own import OwnWays, own_ways_of
from sidelight.notices.queries.stopping import profile_to_stop, stop_path

__all__ = [
    "DEVICE",
    "LINK",
    "SAID",
    "SAYING_OF",
    "WORDS",
    "ChannelState",
    "OwnWays",
    "ShownNotice",
    "late_ways",
    "neutral_name",
    "outbox_state",
    "own_ways_of",
    "plain_name",
    "profile_to_stop",
    "recent_for",
    "reminders_of",
    "reminders_of_all",
    "sender_name",
    "stop_path",
    "unread_count",
]
