"""What leaders do about one member: quiet time, holding, a side room, out."""

from datetime import datetime, timedelta

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.live.actions import ask_again_about_person
from sidelight.live.here import look_again
from sidelight.rooms.actions.happening import Event, happen, line_of, team_channel
from sidelight.rooms.actions.leading import must_lead
from sidelight.rooms.errors import NotAMember, NothingThere
from sidelight.rooms.models import Aside, Entry, Place, Presence, Room
from sidelight.rooms.rules.reasons import OutReason
from sidelight.rooms.rules.wire import instant
from sidelight.safeguarding.actions import ask_follow_up
from sidelight.safeguarding.models import FollowUpKind

LONGEST_TIME_OUT = timedelta(minutes=30)
FOLLOWED_UP_WITHIN = timedelta(days=1)


def time_out(member: Place, minutes: int, *, by: Place, at: datetime) -> None:
    """Give a member some quiet time: they read, and write to the leaders alone.

    Somebody asks afterwards how they are. Raises NotALeader, RoomIsOver, NotAMember.
    """
    with transaction.atomic():
        room, place = _locked(member, by, at)
        place.quiet_until = at + min(timedelta(minutes=max(1, minutes)), LONGEST_TIME_OUT)
        place.save(update_fields=["quiet_until"])
        _tell(place, at)
        _note(room, place, "time_out", by, at)
        _follow_up(place, FollowUpKind.TIMED_OUT, at)


def end_time_out(member: Place, *, by: Place, at: datetime) -> None:
    """End the quiet time before it is over."""
    with transaction.atomic():
        room, place = _locked(member, by, at)
        place.quiet_until = None
        place.save(update_fields=["quiet_until"])
        _tell(place, at)
        _note(room, place, "time_out_ended", by, at)


def hold_person(member: Place, *, by: Place, at: datetime) -> None:
    """Look at each message of one member before others see it. Nobody else is told."""
    with transaction.atomic():
        room, place = _locked(member, by, at)
        if place.held_since is None:
            place.held_since = at
            place.save(update_fields=["held_since"])
            _look_again_later(room)
            _note(room, place, "held", by, at)


def let_person_go(member: Place, *, by: Place, at: datetime) -> None:
    """Hold one member's messages no longer than everybody's."""
    with transaction.atomic():
        room, place = _locked(member, by, at)
        if place.held_since is not None:
            place.held_since = None
            place.save(update_fields=["held_since"])
            _look_again_later(room)
            _note(room, place, "held_no_more", by, at)


def take_aside(member: Place, *, by: Place, at: datetime) -> None:
    """Go with one member into a side room: their line, in full view for both.

    The group is not told. While it lasts everything in the room is held, and the other leader, who
    can read along, lets it through. A second tap changes nothing.
    """
    with transaction.atomic():
        room, place = _locked(member, by, at)
        if not Aside.objects.filter(place=place, ended_at=None).exists():
            Aside.objects.create(place=place, leader=by, began_at=at)
            _tell(place, at)
            _note(room, place, "aside", by, at)


def end_aside(member: Place, *, by: Place, at: datetime) -> None:
    """Come back from the side room. Raises NothingThere when there is none."""
    with transaction.atomic():
        room, place = _locked(member, by, at)
        if not Aside.objects.filter(place=place, ended_at=None).update(ended_at=at):
            raise NothingThere
        _tell(place, at)
        _note(room, place, "aside_ended", by, at)


def put_out(member: Place, reason: OutReason, *, by: Place, at: datetime) -> None:
    """End somebody's place in this room. They read a kind word, and somebody follows up.

    Their open pages are closed within a second on every worker; the group is not told.
    """
    with transaction.atomic():
        room, place = _locked(member, by, at)
        Aside.objects.filter(place=place, ended_at=None).update(ended_at=at)
        place.removed_at, place.removed_by = at, by.person
        place.save(update_fields=["removed_at", "removed_by"])
        Presence.objects.filter(place=place, went_at=None).update(went_at=at)
        _tell(place, at, out=reason.value)
        _note(room, place, f"out_{reason.value}", by, at)
        _follow_up(place, FollowUpKind.REMOVED_FROM_ROOM, at)
        ask_again_about_person(place.person_id, at=at)


def hand_over(room: Room, *, by: Place, at: datetime) -> None:
    """Say on the back-channel that one leaves the lead to the others, and end one's side rooms."""
    with transaction.atomic():
        locked = must_lead(room.pk, by, at)
        for aside in Aside.objects.filter(leader=by, ended_at=None).select_related("place"):
            end_aside(aside.place, by=by, at=at)
        told = Event(Entry.Kind.TOLD, by.person, {"what": "hands_over"})
        happen(team_channel(locked), told, at=at)


def take_over(room: Room, *, by: Place, at: datetime) -> None:
    """Say on the back-channel that one takes the lead now."""
    with transaction.atomic():
        locked = must_lead(room.pk, by, at)
        told = Event(Entry.Kind.TOLD, by.person, {"what": "takes_over"})
        happen(team_channel(locked), told, at=at)


def _locked(member: Place, by: Place, at: datetime) -> tuple[Room, Place]:
    """Return room and member, locked. Raises what `must_lead` raises, NotAMember, NothingThere."""
    room = must_lead(member.room_id, by, at)
    place: Place = Place.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if not place.is_members:
        raise NotAMember
    if place.removed_at is not None:
        raise NothingThere
    return room, place


def _tell(place: Place, at: datetime, **more: object) -> None:
    """Tell a member, on their own line, how things stand with them."""
    until = place.quiet_until
    aside = Aside.objects.filter(place=place, ended_at=None).select_related("leader").first()
    told = {
        "aside": aside.leader.slug if aside else None,
        "quiet_until": instant(until) if until and until > at else None,
        **more,
    }
    happen(line_of(place), Event(Entry.Kind.STATE, detail=told), at=at)


def _look_again_later(room: Room) -> None:
    """Have the other leaders' tiles drawn anew: nothing is said of it anywhere."""
    team = team_channel(room).pk
    transaction.on_commit(lambda: look_again(team))


def _note(room: Room, place: Place, what: str, by: Place, at: datetime) -> None:
    record(
        Act.PLACE_CHANGED,
        actor_id=by.person_id,
        subject=("room", room.pk),
        at=at,
        detail={"person": place.person_id, "what": what},
    )


def _follow_up(place: Place, kind: FollowUpKind, at: datetime) -> None:
    ask_follow_up(
        place.person, kind, source=("place", place.pk), at=at, due_at=at + FOLLOWED_UP_WITHIN
    )
