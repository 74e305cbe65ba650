"""Playing made-up members in rehearsals, by the same actions as everybody else's."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from uuid import NAMESPACE_OID, uuid5

import structlog
from django.db import transaction

from sidelight.outcomes.models import Feeling, Moment
from sidelight.people.errors import Refusal
from sidelight.rooms.actions import own
from sidelight.rooms.actions.coming import note_gone, note_here
from sidelight.rooms.actions.saying import Words, say
from sidelight.rooms.actions.taking_part import ONE_QUESTION, choose, sort_cards
from sidelight.rooms.models import Activity, Place, Played, Presence, Room
from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.queries.rehearsing import (
    how_it_goes,
    members_by_seat,
    rehearsals_going_on,
    script,
)
from sidelight.rooms.queries.what_is_shown import what_of
from sidelight.rooms.rules.rehearsing import Beat, Deed, due

SHOWS_EVERY = timedelta(seconds=20)
PAGE = "rehearsal"
log = structlog.get_logger("sidelight.rooms")


def play_rehearsals(at: datetime) -> None:
    """Do what is due in every rehearsal that goes on; done twice, it does no more than once."""
    for room_id in rehearsals_going_on(at):
        play(Room.objects.get(pk=room_id), at)


def play(room: Room, at: datetime) -> None:
    """Do what is due in one rehearsal. A deed that the room refuses is not tried again."""
    members = members_by_seat(room)
    _stay(room, at)
    for beat in due(script(), how_it_goes(room, at)):
        place = members.get(beat.seat)
        if place is None or not _is_ours(room, beat, at):
            continue
        try:
            DEEDS[beat.deed](place, beat, at)
        except Refusal as no:
            log.info("not_played", room=room.pk, beat=beat.code, why=type(no).__name__)


def _is_ours(room: Room, beat: Beat, at: datetime) -> bool:
    """Take a beat, before it is done: two processes that are at it in one moment play it once."""
    with transaction.atomic():
        _, is_new = Played.objects.get_or_create(room=room, code=beat.code, defaults={"at": at})
    return is_new


def _stay(room: Room, at: datetime) -> None:
    """Let whoever has come count as there: they ask by HTTP, as a page without a socket does."""
    late = Presence.objects.filter(
        room_id=room.pk, leads=False, went_at=None, input_at__lte=at - SHOWS_EVERY
    )
    for page in late.select_related("place__room", "place__person"):
        if page.place.person.is_made_up:
            note_here(page.place, PAGE, visible=True, at=at)


def _come(place: Place, beat: Beat, at: datetime) -> None:
    note_here(place, PAGE, visible=True, at=at)


def _go(place: Place, beat: Beat, at: datetime) -> None:
    note_gone(place, PAGE, at=at)


def _say(place: Place, beat: Beat, at: datetime) -> None:
    _said("room", place, beat, at)


def _write_on_the_line(place: Place, beat: Beat, at: datetime) -> None:
    _said(f"line:{place.slug}", place, beat, at)


def _said(channel: str, place: Place, beat: Beat, at: datetime) -> None:
    key = uuid5(NAMESPACE_OID, f"rehearsal {place.room_id} {beat.code}")
    say(Words(channel, beat.words, key), entrance_of(place), at=at)


def _answer(place: Place, beat: Beat, at: datetime) -> None:
    """Take part in what is shown, each in their own way: by their seat, so that it is no dice."""
    shown = Activity.objects.filter(room=place.room_id, ended_at=None).first()
    if shown is None:
        return
    shown.room = place.room
    what, seat = what_of(shown), beat.seat
    if shown.kind in ONE_QUESTION:
        choose(shown.slug, seat % len(what.options), by=place, at=at)
    elif shown.kind == Activity.Kind.SORT_CARDS:
        piles = {card: (card + seat) % len(what.piles) for card in range(len(what.options))}
        sort_cards(shown.slug, piles, by=place, at=at)


def _mood(when: Moment) -> Callable[[Place, Beat, datetime], None]:
    return lambda place, beat, at: own.give_mood(place, when, Feeling(beat.words), at=at)


DEEDS: Mapping[Deed, Callable[[Place, Beat, datetime], None]] = {
    Deed.COME: _come,
    Deed.GO: _go,
    Deed.MOOD_IN: _mood(Moment.IN),
    Deed.MOOD_OUT: _mood(Moment.OUT),
    Deed.SAY: _say,
    Deed.LINE: _write_on_the_line,
    Deed.TALK: lambda place, beat, at: own.ask_to_talk(place, at=at),
    Deed.MOMENT: lambda place, beat, at: own.step_out(place, at=at),
    Deed.ANSWER: _answer,
    Deed.BACK: lambda place, beat, at: own.step_back(place, at=at),
}
