"""Leaders show something to the room: begun, its answers shown, ended. One at a time."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from sidelight.foundation.ids import new_slug
from sidelight.foundation.text import clean_words
from sidelight.people.models import Person
from sidelight.rooms.actions.circle import start_circle
from sidelight.rooms.actions.happening import lock_room
from sidelight.rooms.actions.leading import must_lead
from sidelight.rooms.actions.running import set_phase
from sidelight.rooms.actions.shown import end_what_is_shown, note_change, tell_everybody
from sidelight.rooms.errors import (
    NotEnoughToChoose,
    NothingThere,
    NothingToShow,
    NotInThisPhase,
    TooFewToShow,
    TooMuchToShow,
)
from sidelight.rooms.models import Activity, Place, Room
from sidelight.rooms.queries.running import OPEN_PHASES, reading_times_over
from sidelight.rooms.queries.sealing import box_of
from sidelight.rooms.queries.what_is_shown import What, sealed_what

LONGEST_TITLE = 120
LONGEST_WORDS = 2_000
LONGEST_OPTION = 160
MOST_OPTIONS = 12
LONGEST_PAUSE = timedelta(minutes=30)
# With fewer answers than these, a result would say who gave which.
SHOWN_FROM = 3
CHOSEN_FROM = (Activity.Kind.POLL, Activity.Kind.TAPS, Activity.Kind.SORT_CARDS)


@dataclass(frozen=True)
class NewActivity:
    """What a leader shows.

    options: answers of a poll, sentences to tap, or cards to sort. piles: where cards go. lasts:
    of reading time, or of one turn in a circle; nothing there means no hurry. order: short names of
    members' places, for a circle; who is left out comes after them by seat. key: made by the page,
    so that pressing twice begins once.
    """

    kind: Activity.Kind
    title: str
    words: str = ""
    options: Sequence[str] = ()
    piles: Sequence[str] = ()
    lasts: timedelta = timedelta(0)
    order: Sequence[str] = field(default=())
    key: UUID | None = None


def begin(room: Room, new: NewActivity, *, by: Place, at: datetime) -> Activity:
    """Show something to the room; what was shown before ends.

    Raises NotALeader, RoomIsOver, NotInThisPhase while the room is not open, NothingToShow without
    a title, NotEnoughToChoose, TooMuchToShow.
    """
    what, slug = _written(new), new_slug()
    sealed = sealed_what(box_of(room.sealed_key), what, slug=slug)
    with transaction.atomic():
        locked = must_lead(room.pk, by, at)
        if new.key and (known := Activity.objects.filter(room=locked, key=new.key).first()):
            return known
        if locked.phase not in OPEN_PHASES:
            raise NotInThisPhase
        _end(locked, by.person, at)
        activity = Activity(
            slug=slug,
            room=locked,
            kind=new.kind,
            key=new.key,
            sealed=sealed,
            lasts_seconds=_seconds(new),
            begun_by=by.person,
            begun_at=at,
        )
        _start(locked, activity, new, by.person, at)
        note_change(activity, "begun", by=by.person, at=at)
        tell_everybody(activity, at=at)
    return activity


def show_answers(activity: Activity, *, by: Place, at: datetime) -> None:
    """Show to the group what was chosen, without who; from then on no answer can be changed.

    Raises NotALeader, RoomIsOver, NothingThere when it has ended, and TooFewToShow while so few
    have answered that it would say who.
    """
    with transaction.atomic():
        locked = must_lead(activity.room_id, by, at)
        found = _running(locked, activity.slug)
        if found.kind not in CHOSEN_FROM:
            raise NothingThere
        if found.answers_shown_at is not None:
            return
        if found.answers.values("place").distinct().count() < SHOWN_FROM:
            raise TooFewToShow
        found.answers_shown_at = at
        found.save(update_fields=["answers_shown_at"])
        note_change(found, "answers_shown", by=by.person, at=at)
        tell_everybody(found, at=at)


def end(activity: Activity, *, by: Place, at: datetime) -> None:
    """Show it no longer; ended before, it stays so. Raises NotALeader, RoomIsOver."""
    with transaction.atomic():
        locked = must_lead(activity.room_id, by, at)
        if Activity.objects.filter(pk=activity.pk, ended_at=None).exists():
            _end(locked, by.person, at)


def end_reading_times(at: datetime) -> None:
    """End reading time that is over, and let those rooms go on; done twice, it is done once."""
    for number in reading_times_over(at):
        with transaction.atomic():
            locked = lock_room(Activity.objects.values_list("room", flat=True).get(pk=number))
            if Activity.objects.filter(pk=number, ended_at=None).exists():
                _end(locked, None, at)


def _end(locked: Room, by: Person | None, at: datetime) -> None:
    """End what is shown; a room that had paused to read goes on."""
    ended = end_what_is_shown(locked, by=by, at=at)
    is_reading = ended is not None and ended.kind == Activity.Kind.PAUSE
    if is_reading and locked.phase == Room.Phase.PAUSED:
        set_phase(locked, Room.Phase.OPEN, by=by, at=at)


def _start(locked: Room, activity: Activity, new: NewActivity, by: Person, at: datetime) -> None:
    if new.kind == Activity.Kind.PAUSE:
        if locked.phase != Room.Phase.OPEN:
            raise NotInThisPhase
        activity.ends_at = at + timedelta(seconds=activity.lasts_seconds)
        set_phase(locked, Room.Phase.PAUSED, by=by, at=at)
    activity.save(force_insert=True)
    if new.kind == Activity.Kind.CIRCLE:
        start_circle(activity, new.order, at=at)


def _running(locked: Room, slug: str) -> Activity:
    found = Activity.objects.filter(room=locked, slug=slug, ended_at=None).first()
    if found is None:
        raise NothingThere
    found.room = locked
    return found


def _written(new: NewActivity) -> What:
    """Return what is shown, cleaned; raises where it is nothing, or too much."""
    what = What(
        title=clean_words(new.title),
        words=clean_words(new.words),
        options=tuple(filter(None, map(clean_words, new.options))),
        piles=tuple(filter(None, map(clean_words, new.piles))),
    )
    if not what.title:
        raise NothingToShow
    lines = [what.title, *what.options, *what.piles]
    is_long = len(what.title) > LONGEST_TITLE or len(what.words) > LONGEST_WORDS
    if is_long or len(lines) > MOST_OPTIONS + 6 or any(len(one) > LONGEST_OPTION for one in lines):
        raise TooMuchToShow
    if new.kind in CHOSEN_FROM and len(what.options) < 2:
        raise NotEnoughToChoose
    if new.kind == Activity.Kind.SORT_CARDS and len(what.piles) < 2:
        raise NotEnoughToChoose
    return what


def _seconds(new: NewActivity) -> int:
    if new.kind == Activity.Kind.PAUSE:
        return int(min(max(new.lasts, timedelta(minutes=1)), LONGEST_PAUSE).total_seconds())
    return int(min(max(new.lasts, timedelta(0)), LONGEST_PAUSE).total_seconds())
