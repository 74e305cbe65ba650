"""Saying that a process is there, that something changed, and that something was written."""

from datetime import datetime, timedelta

from django.db import transaction

from sidelight.live.here import forget_person
from sidelight.live.models import Recheck, Worker
from sidelight.live.queries import GONE_AFTER

RECHECKS_KEPT = timedelta(minutes=10)


def beat(key: str, *, at: datetime) -> bool:
    """Say that this process is there; called every other second.

    True when it was not known to be there: it is new, or others counted it as gone.
    """
    known = Worker.objects.filter(key=key, seen_at__gt=at - GONE_AFTER)
    if known.update(seen_at=at):
        return False
    Worker.objects.update_or_create(key=key, defaults={"seen_at": at})
    return True


def forget_old(at: datetime) -> None:
    """Remove processes that are long gone, and what everybody has looked at again."""
    Worker.objects.filter(seen_at__lt=at - 60 * GONE_AFTER).delete()
    Recheck.objects.filter(at__lt=at - RECHECKS_KEPT).delete()


def ask_again_about_person(person_id: int, *, at: datetime) -> None:
    """Have every worker ask again where somebody may stay. Call it in the change's transaction.

    This process lets them in nowhere without asking from then on, the others within half a second.
    """
    Recheck.objects.create(person_id=person_id, at=at)
    transaction.on_commit(lambda: forget_person(person_id))


def ask_again_about_room(room_id: int, *, at: datetime) -> None:
    """Have every worker ask again who may stay in a room. Call it in the change's transaction."""
    Recheck.objects.create(room_id=room_id, at=at)
