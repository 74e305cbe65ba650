"""The end of what rooms keep: words when their room says, times and notes after a year, and so on.

What a room does not keep for a single day goes as soon as nobody's page may read it any more.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django_tasks import task

from sidelight.foundation import clock
from sidelight.people.actions import let_the_file_forget
from sidelight.people.queries import held_people
from sidelight.people.registers import Expiry, Keeping
from sidelight.rooms.actions.happening import lock_room
from sidelight.rooms.actions.keepings import HAND_OVERS, ROOM_TIMES, ROOM_VIEWS, ROOM_WORDS
from sidelight.rooms.actions.shown_belongings import erase_what_was_shown
from sidelight.rooms.models import (
    Entry,
    HandOver,
    HandOverDraft,
    Place,
    Played,
    Presence,
    Prompt,
    Reaction,
    Room,
    SeenOut,
    TranscriptReason,
)
from sidelight.rooms.rules.speaking import GRACE

MANY = 500
DRAFTS_KEPT = timedelta(days=30)


def expiries() -> list[Expiry]:
    """Return what the nightly task ends for rooms."""
    return [
        Expiry(ROOM_WORDS, expire_words),
        Expiry(ROOM_TIMES, expire_times),
        Expiry(ROOM_VIEWS, expire_reasons),
        Expiry(HAND_OVERS, expire_hand_overs),
    ]


def expire_words(at: datetime, most: int) -> int:
    """Erase for good what was said in rooms whose days are over: the words and their key.

    A hold about anybody who had a place there keeps the words of all: they answer each other.
    """
    closed = Room.objects.filter(closed_at__isnull=False, words_erased_at=None)
    lengths = closed.order_by().values_list("keep_days", flat=True).distinct()
    over = Q(pk=None)
    for days in lengths:
        over |= Q(keep_days=days, closed_at__lte=at - kept_for(days))
    return _expire_words(closed.filter(over), at, most)


@task
def erase_what_is_not_kept_now() -> None:
    """Erase what was said in rooms that keep nothing; every few minutes."""
    erase_what_is_not_kept(clock.now())


def erase_what_is_not_kept(at: datetime) -> int:
    """Erase the words of rooms that keep nothing, once their pages are not read any more."""
    closed = Room.objects.filter(keep_days=0, words_erased_at=None)
    ended = _expire_words(closed.filter(closed_at__lte=at - kept_for(0)), at, MANY)
    if ended:
        let_the_file_forget()
    return ended


def kept_for(days: int) -> timedelta:
    """Return how long after its close the words of a room stay."""
    return timedelta(days=days) if days else GRACE


def _expire_words(over: QuerySet[Room], at: datetime, most: int) -> int:
    free = over.exclude(places__in=_places_under_a_hold()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    for room_id in ids:
        erase_words_of_room(room_id, at=at)
    return len(ids)


def erase_words_of_room(room_id: int, *, at: datetime) -> None:
    """Destroy a room's key, and its words as well: a copy of the key opens nothing then.

    Codes go with them: how somebody said they were, where something was noticed, and whom leaders
    were asked to look after.
    """
    with transaction.atomic():
        room = lock_room(room_id)
        # A hold that came since the night began keeps them.
        if _places_under_a_hold().filter(room=room).exists():
            return
        Entry.objects.filter(room=room).update(sealed=b"", detail={})
        erase_what_was_shown(room)
        Reaction.objects.filter(entry__room=room).delete()
        Prompt.objects.filter(place__room=room).delete()
        Played.objects.filter(room=room).delete()
        Place.objects.filter(room=room).update(seen_seq=0)
        room.sealed_key, room.words_erased_at = "", at
        room.save(update_fields=["sealed_key", "words_erased_at"])


def expire_times(at: datetime, most: int) -> int:
    """Erase when people came and went, and their goodbyes, a year after the session."""
    over = Presence.objects.filter(place__room__closed_at__lte=at - _days(ROOM_TIMES))
    free = over.exclude(place__person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    goodbyes = SeenOut.objects.filter(place__room__closed_at__lte=at - _days(ROOM_TIMES))
    goodbyes = goodbyes.exclude(place__person__in=held_people()).order_by("pk")
    seen = list(goodbyes.values_list("pk", flat=True)[: max(0, most - len(ids))])
    SeenOut.objects.filter(pk__in=seen).delete()
    return Presence.objects.filter(pk__in=ids).delete()[0] + len(seen)


def expire_hand_overs(at: datetime, most: int) -> int:
    """Erase hand-over notes after a year, and what was typed for one and never kept after 30 days.

    A hold about anybody who had a place there keeps the notes of that session.
    """
    over = HandOver.objects.filter(at__lte=at - _days(HAND_OVERS))
    free = over.exclude(room__places__in=_places_under_a_hold()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    drafts = HandOverDraft.objects.filter(kept_at__lte=at - DRAFTS_KEPT)
    return HandOver.objects.filter(pk__in=ids).delete()[0] + drafts.delete()[0]


def expire_reasons(at: datetime, most: int) -> int:
    """Erase why transcripts were opened, three years later; that they were opened stays."""
    over = TranscriptReason.objects.filter(view__at__lte=at - _days(ROOM_VIEWS))
    free = over.exclude(view__room__places__in=_places_under_a_hold()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return TranscriptReason.objects.filter(pk__in=ids).delete()[0]


def _places_under_a_hold() -> QuerySet[Place]:
    return Place.objects.filter(person__in=held_people())


def _days(keeping: Keeping) -> timedelta:
    return timedelta(days=keeping.days or 0)
