"""Everything that notices can do: leave a note, tell somebody, send what waits, end it in time."""

from sidelight.notices.actions.choices import (
    choose_reminders,
    choose_sender_name,
    end_waiting,
    follow_contact,
    stop_messages,
)
from sidelight.notices.actions.devices import add_device, remove_device, send_test
from sidelight.notices.actions.keeping import belongings, expire, expire_messages, expiries
from sidelight.notices.actions.leave import leave, mark_read, tell_of_complaint
from sidelight.notices.actions.send import send_due, send_due_now
from sidelight.notices.actions.tell import queue, tell

__all__ = [
    "add_device",
    "belongings",
    "choose_reminders",
    "choose_sender_name",
    "end_waiting",
    "expire",
    "expire_messages",
    "expiries",
    "follow_contact",
    "leave",
    "mark_read",
    "queue",
    "remove_device",
    "send_due",
    "send_due_now",
    "send_test",
    "stop_messages",
    "tell",
    "tell_of_complaint",
]
