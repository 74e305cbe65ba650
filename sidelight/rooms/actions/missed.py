"""Somebody asks after members who did not come, or went without a goodbye: asked for once."""

from datetime import datetime, timedelta

from sidelight.rooms.models import Entry, Place, Presence, Room
from sidelight.rooms.queries.closing import left_when, not_seen_out, who_had_said_so
from sidelight.rooms.rules.closing import Due, due_at, left_early
from sidelight.safeguarding.actions import ask_follow_up
from sidelight.safeguarding.models import FollowUpKind

ASKED_AFTER_WITHIN = timedelta(days=1)


def ask_after_who_did_not_come(locked: Room, at: datetime) -> None:
    """Ask for a follow-up about each member who has a place and never came. In a locked room.

    Not where the room was never opened: then there was nothing to come to. Not about whoever had
    said that they cannot come: they owe nobody a reason. Whoever said something on a page without
    script was there, whatever is known of their page.
    """
    if locked.opened_at is None:
        return
    came = Presence.objects.filter(room_id=locked.pk, leads=False).values("place")
    wrote = Entry.objects.filter(room=locked, author__isnull=False).values("author")
    places = Place.objects.kept().filter(room=locked, part=Place.Part.MEMBER)
    missed = places.exclude(pk__in=came).exclude(person__in=wrote)
    missed = missed.exclude(person__in=who_had_said_so(locked))
    for place in missed.select_related("person"):
        ask_follow_up(
            place.person,
            FollowUpKind.DID_NOT_COME,
            source=("place", place.pk),
            at=at,
            due_at=at + ASKED_AFTER_WITHIN,
        )


def ask_after_who_was_not_seen_out(locked: Room, at: datetime) -> None:
    """Ask for a follow-up about each member who came and whom no leader saw out. In a locked room.

    A session that ends by the clock cannot wait for its leaders: then somebody asks the same
    evening how they are. Whoever went well before the end is asked the day after.
    """
    places = not_seen_out(locked)
    left = left_when(places)
    for place in places:
        early = left_early(left.get(place.pk), ends_at=locked.ends_at, closed_at=at)
        kind = FollowUpKind.LEFT_EARLY if early else FollowUpKind.NOT_SEEN_OUT
        due = Due.TOMORROW if early else Due.TONIGHT
        ask_follow_up(place.person, kind, source=("place", place.pk), at=at, due_at=due_at(due, at))
