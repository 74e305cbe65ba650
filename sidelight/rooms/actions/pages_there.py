"""Making true again which pages of a process are open, after it or the database was away."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sidelight.rooms.models import Presence


def end_lost_pages(keys: Collection[UUID], *, at: datetime) -> None:
    """Note that these pages are gone: they closed while nothing could be written."""
    if keys:
        Presence.objects.filter(key__in=keys, went_at=None).update(went_at=at)


def bring_pages_back(worker: str, keys: Collection[UUID]) -> None:
    """Note that these pages of a process were there all along: it was away itself, and not they.

    The harm otherwise: leaders who sit in the room do not count, and it closes over their heads.
    """
    gone = Presence.objects.filter(worker=worker, key__in=keys, went_at__isnull=False)
    gone.filter(place__removed_at=None).update(went_at=None)
