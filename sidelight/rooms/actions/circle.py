"""A circle: members have a turn, one after the other. Time is a guide, and passing blameless."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from sidelight.rooms.actions.happening import lock_room
from sidelight.rooms.actions.leading import must_lead
from sidelight.rooms.actions.shown import tell_everybody
from sidelight.rooms.errors import CannotSpeak, NothingThere
from sidelight.rooms.models import Activity, Place, Room, Turn
from sidelight.rooms.queries.circle import there_for_a_turn
from sidelight.rooms.rules.jobs import Code

MINUTE = timedelta(minutes=1)


def start_circle(activity: Activity, order: Sequence[str], *, at: datetime) -> None:
    """Give each member of a locked room a turn, and begin the first. order: places by name."""
    members = Place.objects.kept().filter(room=activity.room, part=Place.Part.MEMBER)
    wanted = {slug: position for position, slug in enumerate(order)}
    seated = sorted(members.order_by("seat"), key=lambda one: wanted.get(one.slug, len(wanted)))
    Turn.objects.bulk_create(
        Turn(activity=activity, place=place, position=position)
        for position, place in enumerate(seated, start=1)
    )
    _next(activity, at)


def next_turn(slug: str, position: int | None, *, by: Place, at: datetime) -> None:
    """Go on to the next who is there. position: whose turn it was on the page, None for nobody's.

    Where it has gone on already, nothing happens: pressed twice, nobody is left out. Raises
    NotALeader, RoomIsOver, NothingThere.
    """
    with transaction.atomic():
        activity = _running(must_lead(by.room_id, by, at), slug)
        now = _now(activity)
        if (now.position if now else None) != position:
            return
        if now is not None:
            _end(now, Turn.How.SKIPPED, at)
        _next(activity, at)
        tell_everybody(activity, at=at)


def end_own_turn(slug: str, how: Turn.How, *, by: Place, at: datetime) -> None:
    """Say that one is done, or pass, also before it is one's turn; nobody is told which.

    Raises NothingThere when the circle is over, CannotSpeak for who has no place any more.
    """
    with transaction.atomic():
        locked = lock_room(by.room_id)
        if locked.is_over or not Place.objects.kept().filter(pk=by.pk).exists():
            raise CannotSpeak(Code.CLOSED)
        activity = _running(locked, slug)
        mine = Turn.objects.filter(activity=activity, place=by.pk).first()
        if mine is None:
            raise NothingThere
        is_now = mine.began_at is not None
        if mine.ended_at is not None or not (is_now or how == Turn.How.PASSED):
            return
        _end(mine, how, at)
        if is_now:
            _next(activity, at)
        tell_everybody(activity, at=at)


def give_time(slug: str, *, by: Place, at: datetime) -> None:
    """Give the turn that is on more time: by a leader, or by whoever has it.

    Raises NothingThere when nobody has a turn, CannotSpeak for everybody else.
    """
    with transaction.atomic():
        locked = lock_room(by.room_id)
        if locked.is_over:
            raise CannotSpeak(Code.CLOSED)
        activity = _running(locked, slug)
        now = _now(activity)
        if now is None or now.ends_at is None:
            raise NothingThere
        if now.place_id != by.pk:
            must_lead(locked.pk, by, at)
        now.ends_at = max(now.ends_at, at) + MINUTE
        now.save(update_fields=["ends_at"])
        tell_everybody(activity, at=at)


def _running(locked: Room, slug: str) -> Activity:
    circles = Activity.objects.filter(room=locked, kind=Activity.Kind.CIRCLE, ended_at=None)
    found = circles.filter(slug=slug).first()
    if found is None:
        raise NothingThere
    found.room = locked
    return found


def _now(activity: Activity) -> Turn | None:
    return Turn.objects.filter(activity=activity, began_at__isnull=False, ended_at=None).first()


def _next(activity: Activity, at: datetime) -> None:
    """Begin the first turn that waits and whose member is there: the others are passed over.

    Whoever comes back later is the first that waits by then.
    """
    there = there_for_a_turn(activity.room_id, at)
    waiting = Turn.objects.filter(activity=activity, began_at=None, ended_at=None)
    turn = waiting.filter(place__in=there).order_by("position").first()
    if turn is None:
        return
    turn.began_at = at
    if activity.lasts_seconds:
        turn.ends_at = at + timedelta(seconds=activity.lasts_seconds)
    turn.save(update_fields=["began_at", "ends_at"])


def _end(turn: Turn, how: Turn.How, at: datetime) -> None:
    turn.ended_at, turn.how = at, how
    turn.save(update_fields=["ended_at", "how"])
