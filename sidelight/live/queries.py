"""What processes ask: who else is there, and about whom to ask again."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from sidelight.foundation.prepared import prepared
from sidelight.live.models import Recheck, Worker

# A process that has not said so for this long is gone, and everybody connected to it with it.
GONE_AFTER = timedelta(seconds=10)
LOOKS_BACK = timedelta(seconds=30)


@dataclass(frozen=True)
class Asked:
    """One reason to ask again: about a person, or about a room."""

    number: int
    person_id: int | None
    room_id: int | None


def asked_again(at: datetime) -> list[Asked]:
    """Return what was asked since half a minute before this instant, the same more than once.

    Numbers are not given in the order of commit, so the newest one says nothing about older ones.
    """
    return [Asked(*row) for row in _asked_since(at - LOOKS_BACK)]


@prepared
def _asked_since(since: datetime) -> QuerySet[Recheck, tuple[int, int | None, int | None]]:
    return Recheck.objects.filter(at__gt=since).values_list("pk", "person_id", "room_id")


def workers_there(at: datetime) -> set[str]:
    """Return the keys of the processes that are there."""
    return {key for (key,) in _seen_since(at - GONE_AFTER)}


@prepared
def _seen_since(since: datetime) -> QuerySet[Worker, tuple[str]]:
    return Worker.objects.filter(seen_at__gt=since).values_list("key")
