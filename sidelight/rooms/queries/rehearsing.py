"""The script of rehearsals, and how one stands now."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.foundation.prepared import prepared
from sidelight.rooms.models import Activity, Channel, Entry, Place, Played, Presence, Room
from sidelight.rooms.queries.sealing import box_of, unseal
from sidelight.rooms.rules.rehearsing import Beat, Deed, Heard, Now, Planned, Script, Shown

WRITTEN = Path(__file__).parent.parent / "rehearsal.toml"
GOODBYES = ("goodbye", "good night", "bye")


@lru_cache(maxsize=1)
def script() -> Script:
    """Return what made-up members do; seats are counted from 1, in the order of the file."""
    members = tomllib.loads(WRITTEN.read_text("utf-8"))["member"]
    seats = dict(enumerate(members, start=1))
    return Script(
        names=[one["name"] for one in members],
        lobby=list(_beats(seats, "lobby")),
        evening=list(_beats(seats, "evening")),
        answers={seat: one["answers"] for seat, one in seats.items() if "answers" in one},
        replies={seat: one["replies"] for seat, one in seats.items() if "replies" in one},
        goodbyes={seat: one["goodbye"] for seat, one in seats.items() if "goodbye" in one},
    )


def _beats(seats: Mapping[int, Mapping[str, Any]], when: str) -> Iterator[Planned]:  # Any: as TOML
    for seat, member in seats.items():
        for number, one in enumerate(member[when]):
            minutes, _, seconds = one["at"].partition(":")
            code = f"{when}:{seat}:{number}"
            beat = Beat(code, seat, Deed(one["does"]), one.get("words", ""))
            yield Planned(beat, timedelta(minutes=int(minutes), seconds=int(seconds)))


def rehearsals_going_on(at: datetime) -> list[int]:
    """Return the rooms in which something is played now. One small question, asked often."""
    return [number for (number,) in _going_on(at)]


@prepared
def _going_on(at: datetime) -> QuerySet[Room, tuple[int]]:
    begun = Room.objects.filter(kind=Room.Kind.REHEARSAL, starts_at__lte=at)
    return begun.exclude(phase=Room.Phase.CLOSED).order_by().values_list("pk")


def how_it_goes(room: Room, at: datetime) -> Now:
    """Return what the script has to know about a rehearsal."""
    there = Presence.objects.filter(room_id=room.pk, leads=False, went_at=None)
    return Now(
        since_planned=at - room.planned_at,
        since_open=at - room.opened_at if room.opened_at else None,
        is_paused=room.phase == Room.Phase.PAUSED,
        heard=list(_heard(room, at)),
        shown=_shown(room, at),
        there=frozenset(s for s in there.values_list("place__seat", flat=True) if s),
        played=frozenset(Played.objects.filter(room=room).values_list("code", flat=True)),
    )


def members_by_seat(room: Room) -> Mapping[int, Place]:
    """Return the made-up members who still have their place."""
    places = Place.objects.kept().filter(room=room, part=Place.Part.MEMBER)
    found = places.select_related("room", "person")
    return {place.seat: place for place in found if place.seat and place.person.is_made_up}


def _shown(room: Room, at: datetime) -> Shown | None:
    shown = Activity.objects.filter(room=room, ended_at=None).first()
    return Shown(shown.slug, at - shown.begun_at) if shown else None


def _heard(room: Room, at: datetime) -> Iterator[Heard]:
    """Yield what leaders said lately, oldest first."""
    said = Entry.objects.filter(
        room=room, kind=Entry.Kind.SAID, state=Entry.State.SHOWN, seq__isnull=False
    )
    by_leaders = said.filter(author__made_up_at=None).exclude(channel__kind=Channel.Kind.TEAM)
    for one in by_leaders.select_related("channel__place").order_by("pk"):
        words = _opened(room, one).casefold()
        yield Heard(
            seq=one.pk,
            ago=at - one.at,
            is_question="?" in words,
            says_goodbye=any(word in words for word in GOODBYES),
            seat=one.channel.place.seat if one.channel.place else None,
        )


def _opened(room: Room, entry: Entry) -> str:
    try:
        return unseal(box_of(room.sealed_key), bytes(entry.sealed), channel_id=entry.channel_id)
    except CannotDecrypt:
        return ""
