"""After a change of the encryption key: rooms' keys are encrypted anew, their words stay as is."""

from sidelight.foundation.actions import KEYS_AT_ONCE, Rewrapped, rewrap_keys
from sidelight.rooms.models import Room
from sidelight.rooms.queries.sealing import PURPOSE


def rewrap_room_keys(*, at_once: int = KEYS_AT_ONCE) -> Rewrapped:
    """Encrypt the key of every room with the first of today's keys; run again without harm."""
    return rewrap_keys(Room.objects.all(), purpose=PURPOSE, at_once=at_once)
