"""What somebody in a room does for themselves besides writing."""

from datetime import datetime, timedelta

from django.db import transaction

from sidelight.outcomes.actions import call_somebody, check_in
from sidelight.outcomes.models import CheckIn, Feeling, Moment
from sidelight.outcomes.rules import asks_for_somebody
from sidelight.rooms.actions.happening import Event, happen, lock_room, team_channel
from sidelight.rooms.errors import CannotSpeak, NothingThere
from sidelight.rooms.models import Channel, Entry, Place, Presence, Reaction
from sidelight.rooms.queries.feelings import PLACE, check_in_source
from sidelight.rooms.rules.jobs import Code
from sidelight.rooms.rules.speaking import may_say_how_they_are

TALKS_AGAIN_AFTER = timedelta(seconds=30)


def react(channel: Channel, seq: int, sign: Reaction.Sign, *, by: Place, at: datetime) -> None:
    """Put a kind sign by a message, or take one's own back. Nobody sees who, or how many.

    Raises CannotSpeak while somebody may not write in the room, and NothingThere.
    """
    with transaction.atomic():
        room = lock_room(by.room_id)
        place = Place.objects.get(pk=by.pk)
        if room.is_over or place.removed_at is not None:
            raise CannotSpeak(Code.CLOSED)
        if place.is_members and (room.phase != room.Phase.OPEN or is_quiet(place, at)):
            raise CannotSpeak(Code.PAUSED)
        shown = Entry.objects.filter(channel=channel, seq=seq, kind=Entry.Kind.SAID)
        entry = shown.filter(state=Entry.State.SHOWN).first()
        if entry is None:
            raise NothingThere
        mine = Reaction.objects.filter(entry=entry, person=place.person, sign=sign)
        if not mine.delete()[0]:
            Reaction.objects.create(entry=entry, person=place.person, sign=sign, at=at)
        signs = sorted(set(entry.reactions.values_list("sign", flat=True)))
        told = Event(Entry.Kind.REACTED, about_seq=seq, detail={"signs": signs})
        happen(channel, told, at=at)


def step_out(place: Place, *, at: datetime) -> None:
    """ "I need a moment": the leaders are told, and nobody else."""
    _tell_leaders(place, at, stepped_out_at=at, what="moment")


def step_back(place: Place, *, at: datetime) -> None:
    """Come back from a moment."""
    _tell_leaders(place, at, stepped_out_at=None, what="back")


def ask_to_talk(place: Place, *, at: datetime) -> None:
    """Ask for a leader on one's own line; asking twice within half a minute is asking once."""
    with transaction.atomic():
        room = lock_room(place.room_id)
        team = team_channel(room)
        lately = Entry.objects.filter(
            channel=team, author=place.person, at__gt=at - TALKS_AGAIN_AFTER, detail__what="talk"
        )
        if not room.is_over and not lately.exists():
            happen(team, Event(Entry.Kind.TOLD, place.person, {"what": "talk"}), at=at)


def give_mood(place: Place, when: Moment, value: Feeling, *, at: datetime) -> None:
    """Say how one is, coming or going. Leaders alone see it; saying it again changes it.

    Whoever needs somebody now is told of to the leaders at once; where none of them is at the
    page, a safeguarding lead is called. Raises CannotSpeak for whoever is no member here, and when
    the session was over for long.
    """
    if not place.is_members:
        raise CannotSpeak(Code.NOT_YOURS)
    with transaction.atomic():
        room = lock_room(place.room_id)
        if not may_say_how_they_are(room.closed_at, at):
            raise CannotSpeak(Code.CLOSED)
        said = check_in(place.person, when, value, source=check_in_source(place), at=at)
        told = {"what": f"mood_{when}", "value": str(value)}
        happen(team_channel(room), Event(Entry.Kind.TOLD, place.person, told), at=at)
        if asks_for_somebody(value):
            ask_to_talk(place, at=at)
            if not Presence.objects.filter(room_id=room.pk, leads=True, went_at=None).exists():
                call_somebody(said, at=at)


def forget_mood(said: CheckIn) -> None:
    """Take out of the team channel how somebody said they were; that they said something stays.

    Nothing for a check-in that was said elsewhere. May be called inside a caller's transaction.
    """
    kind, number = said.source_kind, said.source_id
    place = Place.objects.filter(pk=number, person=said.person_id).first()
    if kind != PLACE or place is None:
        return
    what = f"mood_{said.moment}"
    told = Entry.objects.filter(room=place.room_id, author=place.person_id, kind=Entry.Kind.TOLD)
    told.filter(detail__what=what).update(detail={"what": what})


def is_quiet(place: Place, at: datetime) -> bool:
    """Whether somebody has quiet time now."""
    return place.quiet_until is not None and place.quiet_until > at


def _tell_leaders(
    place: Place, at: datetime, *, stepped_out_at: datetime | None, what: str
) -> None:
    with transaction.atomic():
        room = lock_room(place.room_id)
        if room.is_over:
            return
        changed = Place.objects.filter(pk=place.pk).exclude(stepped_out_at=stepped_out_at)
        if changed.update(stepped_out_at=stepped_out_at):
            happen(team_channel(room), Event(Entry.Kind.TOLD, place.person, {"what": what}), at=at)
