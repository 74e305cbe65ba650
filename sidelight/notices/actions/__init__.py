"""Everything that notices can do: leave a note, tell somebody, send what waits, end it in time."""

from sidelight.notices.actions.choices import (
    choose_reminders,
    end_waiting,
    follow_contact,
    stop_messages,
)
from sidelight.notices.actions.keeping import belongings, expire, expire_messages, expiries
from sidelight.notices.actions.leave import leave, mark_read, tell_of_complaint
from sidelight.notices.actions.send import send_due, send_due_now
from sidelight.notices.actions.tell import queue, tell

__all__ = [
    "belongings",
    "choose_reminders",
    "end_waiting",
    "expire",
    "expire_messages",
    "expiries",
    "follow_contact",
    "leave",
    "mark_read",
    "queue",
    "send_due",
    "send_due_now",
    "stop_messages",
    "tell",
    "tell_of_complaint",
]
