"""Of whom nothing was heard for a while, and what leaders were asked about them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Mod

from sidelight.rooms.models import (
    Activity,
    Answer,
    BoardNote,
    Entry,
    Place,
    Presence,
    Prompt,
    Reaction,
    Room,
    SeenOut,
)
from sidelight.rooms.queries.running import OPEN_PHASES
from sidelight.rooms.rules.closing import Heard, Missing

SHOWN_AFTERWARDS = timedelta(minutes=5)
# Reading, or waiting for one's turn: nobody is expected to write meanwhile.
QUIET_ACTIVITIES = (Activity.Kind.PAUSE, Activity.Kind.CIRCLE)
# Rooms are looked at in turn, so that many of them never hold up the others together.
TURNS = 10


def members_in_turn(turn: int | None) -> QuerySet[Place]:
    """Return the members of the group rooms that run: of a tenth of them, or of all for None."""
    running = Place.objects.filter(part=Place.Part.MEMBER, room__phase__in=OPEN_PHASES)
    running = running.exclude(room__kind=Room.Kind.ONE_TO_ONE)
    if turn is None:
        return running
    return running.annotate(turn=Mod(F("room_id"), Value(TURNS))).filter(turn=turn)


def heard(places: QuerySet[Place], at: datetime) -> Sequence[Heard]:
    """Return when each of these members was last heard of."""
    pages = Presence.objects.filter(place=OuterRef("pk"))
    said = Entry.objects.filter(room=OuterRef("room"), author=OuterRef("person"))
    signs = Reaction.objects.filter(entry__room=OuterRef("room"), person=OuterRef("person"))
    answers = Answer.objects.filter(place=OuterRef("pk"))
    notes = BoardNote.objects.filter(place=OuterRef("pk"))
    quiet = Activity.objects.filter(room=OuterRef("room"), kind__in=QUIET_ACTIVITIES)
    settled = Prompt.objects.filter(place=OuterRef("pk"), settled_at__isnull=False)
    rows = places.order_by().annotate(
        came_at=Subquery(pages.order_by("came_at").values("came_at")[:1]),
        left_at=Subquery(pages.order_by("-went_at").values("went_at")[:1]),
        is_here=Exists(pages.filter(went_at=None)),
        spoke_at=Subquery(said.order_by("-pk").values("at")[:1]),
        signed_at=Subquery(signs.order_by("-at").values("at")[:1]),
        answered_at=Subquery(answers.order_by("-at").values("at")[:1]),
        pinned_at=Subquery(notes.order_by("-at").values("at")[:1]),
        is_quiet_now=Exists(quiet.filter(ended_at=None)),
        quiet_ended_at=Subquery(quiet.order_by("-pk").values("ended_at")[:1]),
        asked_at=Subquery(settled.order_by("-settled_at").values("settled_at")[:1]),
        is_seen_out=Exists(SeenOut.objects.filter(place=OuterRef("pk"))),
    )
    return [_heard(row, at) for row in rows.values(*COLUMNS)]


COLUMNS = (
    "pk", "room_id", "room__phase", "room__opened_at", "room__resumed_at", "quiet_until",
    "stepped_out_at", "removed_at", "came_at", "left_at", "is_here", "spoke_at", "signed_at",
    "asked_at", "is_seen_out", "answered_at", "pinned_at", "is_quiet_now", "quiet_ended_at",
)  # fmt: skip


def _heard(row: Mapping[str, Any], at: datetime) -> Heard:  # Any: as in COLUMNS
    is_quiet = row["quiet_until"] is not None and row["quiet_until"] > at
    return Heard(
        place_id=row["pk"],
        room_id=row["room_id"],
        is_open=row["room__phase"] == Room.Phase.OPEN and not row["is_quiet_now"],
        is_here=row["is_here"],
        came_at=row["came_at"],
        left_at=row["left_at"],
        spoke_at=_last(row["spoke_at"], row["signed_at"], row["answered_at"], row["pinned_at"]),
        may_write_since=_last(
            row["room__opened_at"],
            row["room__resumed_at"],
            row["quiet_until"],
            row["quiet_ended_at"],
        ),
        is_looked_after=is_quiet
        or row["is_seen_out"]
        or row["stepped_out_at"] is not None
        or row["removed_at"] is not None,
        asked_at=row["asked_at"],
    )


def _last(*instants: datetime | None) -> datetime | None:
    return max((one for one in instants if one is not None), default=None)


def open_prompts(room_ids: Collection[int]) -> Mapping[int, Prompt]:
    """Return by place what leaders of these rooms are asked to look after and have not settled."""
    asked = Prompt.objects.filter(place__room__in=room_ids, settled_at=None)
    return {one.place_id: one for one in asked}


def asked_about(prompt: Prompt) -> Missing:
    """Return what a prompt says."""
    return Missing(prompt.kind == Prompt.Kind.GONE, prompt.since)


def prompts_of(room: Room, at: datetime) -> Sequence[Prompt]:
    """Return what is open, and for a while who is back by themselves."""
    back = Q(outcome=Prompt.Outcome.BACK, settled_at__gt=at - SHOWN_AFTERWARDS)
    shown = Prompt.objects.filter(Q(settled_at=None) | back, place__room=room)
    return list(shown.select_related("place__person", "claimed_by"))
