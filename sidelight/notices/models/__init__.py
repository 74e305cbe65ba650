"""What notices keeps: notes on one's own page, and messages on their way out of the building."""

from sidelight.notices.models.notices import Notice, NoticeKind
from sidelight.notices.models.outgoing import Channel, HowOver, Outgoing, OutgoingQuerySet, Saying
from sidelight.notices.models.settings import PushDevice, ReminderChoice, SenderName

__all__ = [
    "Channel",
    "HowOver",
    "Notice",
    "NoticeKind",
    "Outgoing",
    "OutgoingQuerySet",
    "PushDevice",
    "ReminderChoice",
    "Saying",
    "SenderName",
]
