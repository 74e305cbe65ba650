"""The pages of notices: how somebody is reached, and what a link in a message opens."""

from sidelight.notices.views.own import (
    contact_removal,
    device_removal,
    own_contact,
    own_devices,
    own_reminders,
    test_message,
)
from sidelight.notices.views.staff import staff_messages
from sidelight.notices.views.stopping import message_stop
from sidelight.notices.views.worker import notes_worker

__all__ = [
    "contact_removal",
    "device_removal",
    "message_stop",
    "notes_worker",
    "own_contact",
    "own_devices",
    "own_reminders",
    "staff_messages",
    "test_message",
]
