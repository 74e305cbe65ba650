"""Whether a room has kept a message, by its key: asked by whoever sent it from elsewhere."""

from collections.abc import Collection
from uuid import UUID

from sidelight.rooms.models import Entry


def keys_kept(room_id: int, keys: Collection[UUID]) -> frozenset[UUID]:
    """Return which of these messages a room has kept. None asked for, nothing asked."""
    if not keys:
        return frozenset()
    kept = Entry.objects.filter(room_id=room_id, kind=Entry.Kind.SAID, key__in=keys)
    return frozenset(key for key in kept.values_list("key", flat=True) if key is not None)
