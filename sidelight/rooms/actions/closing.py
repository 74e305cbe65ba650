"""Before a session closes: each member is seen out or followed up, and the note is written."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sidelight.foundation.crypto import encrypt
from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.rooms.actions.happening import Event, happen, lock_room, team_channel
from sidelight.rooms.actions.leading import must_lead
from sidelight.rooms.errors import NotALeader, NothingThere, NoWordsYet, StillToDo
from sidelight.rooms.models import Entry, HandOver, HandOverDraft, Place, Room, SeenOut
from sidelight.rooms.queries.closing import (
    HAND_OVER,
    hand_overs_of,
    led_by,
    needs_a_note,
    not_seen_out,
    opened,
)
from sidelight.rooms.queries.entering import LEADING_ROLES
from sidelight.rooms.rules.closing import LONGEST_NOTE, Due, due_at
from sidelight.safeguarding.actions import ask_follow_up
from sidelight.safeguarding.models import FollowUpKind

READERS = LEADING_ROLES | {Role.SAFEGUARDING_LEAD}


@dataclass(frozen=True)
class ReadNote:
    """A hand-over note that was opened. words: empty when they do not open any more."""

    room: Room
    by: Person
    at: datetime
    words: str


def must_be_done(locked: Room) -> None:
    """Raise StillToDo while a member who came has no goodbye and no follow-up, or without a note.

    In a locked room, so that nobody comes in between.
    """
    names = [one.person.shown_name for one in not_seen_out(locked)]
    needs_note = needs_a_note(locked)
    if names or needs_note:
        raise StillToDo(names, needs_note=needs_note)


def see_out(member: Place, *, by: Place, at: datetime) -> None:
    """Note that a leader said goodbye to a member. A second tap changes nothing."""
    with transaction.atomic():
        locked, place = _locked(member, by, at)
        _note(locked, place, SeenOut.How.GOODBYE, by, at)


def follow_up_later(member: Place, due: Due, *, by: Place, at: datetime) -> None:
    """Ask somebody to follow up, the same evening or the day after, where there was no goodbye.

    Asked again, the first time that was said stands: a follow-up is never put off.
    """
    with transaction.atomic():
        locked, place = _locked(member, by, at)
        ask_follow_up(
            place.person,
            FollowUpKind.NOT_SEEN_OUT,
            source=("place", place.pk),
            at=at,
            due_at=due_at(due, at),
        )
        _note(locked, place, SeenOut.How.FOLLOW_UP, by, at)


def not_yet(member: Place, *, by: Place, at: datetime) -> None:
    """Take a goodbye back that was ticked by mistake. A follow-up stays until it is settled."""
    with transaction.atomic():
        locked, place = _locked(member, by, at)
        ticked = SeenOut.objects.filter(place=place, how=SeenOut.How.GOODBYE)
        if ticked.delete()[0]:
            _write_down(place, "not_yet", by.person, at)
            tell_leaders(locked, by.person, at)


def write_hand_over(room: Room, words: str, *, by: Person, at: datetime) -> HandOver:
    """Keep a note for whoever leads next, encrypted; also when the session is over.

    words: plain text, at most 4 000 characters. Each leader may add one; the same words again are
    the same note. Raises NotALeader, NoWordsYet, and NothingThere for a one-to-one.
    """
    cleaned = clean_words(words)[:LONGEST_NOTE]
    if not cleaned:
        raise NoWordsYet
    sealed = encrypt(cleaned, purpose=HAND_OVER)
    with transaction.atomic():
        locked = _room_led_by(room, by, at)
        HandOverDraft.objects.filter(room=locked, by=by).delete()
        mine = HandOver.objects.filter(room=locked, by=by)
        if (same := next((one for one in mine if opened(one) == cleaned), None)) is not None:
            return same
        note = HandOver.objects.create(room=locked, by=by, at=at, encrypted=sealed)
        record(
            Act.HANDED_OVER,
            actor_id=by.pk,
            subject=("room", locked.pk),
            at=at,
            detail={"hand_over": note.pk},
        )
        tell_leaders(locked, by, at)
    return note


def keep_hand_over_draft(room: Room, words: str, *, by: Person, at: datetime) -> None:
    """Keep what a leader has typed so far, encrypted; nothing typed keeps nothing."""
    cleaned = clean_words(words)[:LONGEST_NOTE]
    sealed = encrypt(cleaned, purpose=HAND_OVER)
    with transaction.atomic():
        locked = _room_led_by(room, by, at)
        if not cleaned:
            HandOverDraft.objects.filter(room=locked, by=by).delete()
            return
        HandOverDraft.objects.update_or_create(
            room=locked, by=by, defaults={"encrypted": sealed, "kept_at": at}
        )


def read_hand_overs(room_ids: Collection[int], *, by: Person, at: datetime) -> Sequence[ReadNote]:
    """Return the notes of these rooms, oldest first, after writing down that somebody read each.

    The caller has found the rooms through what `by` may see. Raises NotALeader for whoever is not
    ready as a counsellor, youth worker or safeguarding lead.
    """
    if not works_as(by, READERS, at):
        raise NotALeader
    with transaction.atomic():
        notes = list(hand_overs_of(room_ids).defer(None))
        for one in notes:
            record(Act.RECORD_VIEWED, actor_id=by.pk, subject=("hand_over", one.pk), at=at)
    return [ReadNote(one.room, one.by, one.at, opened(one)) for one in notes]


def tell_leaders(locked: Room, by: Person | None, at: datetime) -> None:
    """Let the leaders' pages look again at who goes; members are told nothing of it."""
    if not locked.is_over:
        happen(team_channel(locked), Event(Entry.Kind.TOLD, by, {"what": "closing"}), at=at)


def _locked(member: Place, by: Place, at: datetime) -> tuple[Room, Place]:
    locked = must_lead(member.room_id, by, at)
    those = Place.objects.kept().filter(room=locked, part=Place.Part.MEMBER)
    place = those.select_related("person").filter(pk=member.pk).first()
    if place is None or not locked.is_group:
        raise NothingThere
    return locked, place


def _note(locked: Room, place: Place, how: SeenOut.How, by: Place, at: datetime) -> None:
    seen, is_new = SeenOut.objects.get_or_create(
        place=place, defaults={"how": how, "by": by.person, "at": at}
    )
    if not is_new and seen.how == how:
        return
    seen.how, seen.by, seen.at = how, by.person, at
    seen.save(update_fields=["how", "by", "at"])
    _write_down(place, how.value, by.person, at)
    tell_leaders(locked, by.person, at)


def _write_down(place: Place, what: str, by: Person, at: datetime) -> None:
    record(
        Act.SEEN_OUT,
        actor_id=by.pk,
        subject=("room", place.room_id),
        at=at,
        detail={"person": place.person_id, "what": what},
    )


def _room_led_by(room: Room, leader: Person, at: datetime) -> Room:
    """Return the room, locked, of whoever leads or led it. Raises NotALeader, NothingThere."""
    locked = lock_room(room.pk)
    if not led_by(leader, locked, at):
        raise NotALeader
    if not locked.is_group:
        raise NothingThere
    return locked
