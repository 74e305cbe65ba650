"""After a change of the encryption key: rooms' keys are encrypted anew, their words stay as is."""

from dataclasses import dataclass

from django.db import transaction

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.rooms.models import Room
from sidelight.rooms.queries.sealing import sealed_anew

AT_ONCE = 200


@dataclass(frozen=True)
class Rewrapped:
    """How it went. closed: numbers of rooms whose key opens with none of today's keys."""

    rooms: int
    closed: tuple[int, ...]


def rewrap_room_keys(*, at_once: int = AT_ONCE) -> Rewrapped:
    """Encrypt the key of every room with the first of today's keys; run again without harm."""
    rooms, closed, last = 0, [], 0
    while some := _next(last, at_once):
        with transaction.atomic():
            for number, sealed_key in some:
                try:
                    anew = sealed_anew(sealed_key)
                except CannotDecrypt:
                    closed.append(number)
                else:
                    # Only as it was read: a key that was destroyed meanwhile stays destroyed.
                    same = Room.objects.filter(pk=number, sealed_key=sealed_key)
                    rooms += same.update(sealed_key=anew)
        last = some[-1][0]
    return Rewrapped(rooms, tuple(closed))


def _next(after: int, most: int) -> list[tuple[int, str]]:
    kept = Room.objects.exclude(sealed_key="").filter(pk__gt=after).order_by("pk")
    return list(kept.values_list("pk", "sealed_key")[:most])
