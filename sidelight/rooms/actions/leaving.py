"""Somebody leaves the place: out of every room at once, and what they said there goes."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person
from sidelight.rooms.actions.happening import Event, happen, lock_room, team_channel
from sidelight.rooms.actions.shown_belongings import hide_from_what_is_shown
from sidelight.rooms.models import (
    Aside,
    Entry,
    HandOverDraft,
    Place,
    Presence,
    Prompt,
    Reaction,
    Room,
    SeenOut,
)
from sidelight.rooms.registers import before_leaving


def hide_from_rooms(person: Person, at: datetime) -> None:
    """Give their places in rooms that are not over back, and let nobody read what they said.

    Run where somebody leaves, also under a hold; the rows are erased by `erase_room_words`.
    """
    with transaction.atomic():
        for lock_first in before_leaving:
            lock_first(person, at)
        places = Place.objects.filter(person=person).exclude(room__phase=Room.Phase.CLOSED)
        for place in places.order_by("room_id"):
            locked = lock_room(place.room_id)
            if not locked.is_over:
                _give_back(place, at)
                _tell_that_it_is_gone(locked, person, at)
        hide_from_what_is_shown(person, at)
        said = theirs(person).filter(author=person, kind=Entry.Kind.SAID)
        said.filter(state=Entry.State.SHOWN).update(state=Entry.State.GONE, settled_at=at)
        said.filter(state=Entry.State.HELD).update(state=Entry.State.DECLINED, settled_at=at)


def erase_room_words(person: Person, at: datetime) -> None:
    """Erase what they said, and what was said to them alone on their own line."""
    theirs(person).exclude(sealed=b"").update(sealed=b"")
    # Codes tell of somebody as well: where something was noticed and that it was, how they said
    # they were, and what their own line says was done about them.
    told = Q(kind__in=[Entry.Kind.SAID, Entry.Kind.TOLD]) | Q(channel__place__person=person)
    theirs(person).filter(told).exclude(detail={}).update(detail={})
    Place.objects.filter(person=person).update(seen_seq=0)
    waited = Entry.objects.filter(about__author=person, room__in=_rooms_of(person))
    waited.filter(kind=Entry.Kind.HELD).update(detail={})


def erase_reactions(person: Person, at: datetime) -> None:
    """Take away the signs they gave, and those by their words."""
    here = Reaction.objects.filter(entry__room__in=_rooms_of(person))
    here.filter(Q(person=person) | Q(entry__author=person)).delete()


def erase_times(person: Person, at: datetime) -> None:
    """Erase when they came and went."""
    Presence.objects.filter(place__person=person).delete()


def erase_goodbyes(person: Person, at: datetime) -> None:
    """Erase that a leader saw them out."""
    SeenOut.objects.filter(place__person=person).delete()


def erase_prompts(person: Person, at: datetime) -> None:
    """Erase that leaders were asked to look after them."""
    Prompt.objects.filter(place__person=person).delete()


def erase_drafts(person: Person, at: datetime) -> None:
    """Erase what a leader had typed of a note and never kept."""
    HandOverDraft.objects.filter(by=person).delete()


def theirs(person: Person) -> QuerySet[Entry]:
    """Return what somebody said in rooms, and what stands on their own line to the leaders."""
    mine = Q(author=person) | Q(channel__place__person=person)
    return Entry.objects.filter(mine, room__in=_rooms_of(person))


def _rooms_of(person: Person) -> QuerySet[Place, int]:
    """Return where they ever had a place: nobody says anything elsewhere."""
    return Place.objects.filter(person=person).values_list("room", flat=True)


def _give_back(place: Place, at: datetime) -> None:
    if place.removed_at is None:
        record(
            Act.PLACE_ENDED,
            actor_id=place.person_id,
            subject=("room", place.room_id),
            at=at,
            detail={"person": place.person_id, "how": "left"},
        )
    let_go_of_place(place, at=at)


def let_go_of_place(place: Place, *, at: datetime) -> None:
    """End a place in a locked room; a member's seat is free for somebody else."""
    Aside.objects.filter(Q(place=place) | Q(leader=place), ended_at=None).update(ended_at=at)
    Presence.objects.filter(place=place, went_at=None).update(went_at=at)
    place.removed_at, place.seat = place.removed_at or at, None
    place.save(update_fields=["removed_at", "seat"])


def _tell_that_it_is_gone(locked: Room, person: Person, at: datetime) -> None:
    """Take their words off open pages, and what waited off the leaders' list."""
    mine = Entry.objects.filter(room=locked, author=person, kind=Entry.Kind.SAID).order_by("pk")
    for entry in mine.filter(state=Entry.State.SHOWN).select_related("channel"):
        happen(entry.channel, Event(Entry.Kind.GONE, about_seq=entry.seq), at=at)
    team = team_channel(locked)
    for entry in mine.filter(state=Entry.State.HELD):
        happen(team, Event(Entry.Kind.SETTLED, None, {"how": "declined"}, about=entry), at=at)
