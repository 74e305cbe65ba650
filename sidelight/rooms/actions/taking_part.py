"""What members do with what is shown: choose, sort, and change it until all answers are shown."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sidelight.rooms.actions.happening import lock_room
from sidelight.rooms.actions.shown import tell_leaders
from sidelight.rooms.errors import AnswersAreShown, CannotSpeak, NothingThere
from sidelight.rooms.models import Activity, Answer, Place, Room
from sidelight.rooms.queries.what_is_shown import what_of
from sidelight.rooms.rules.jobs import Code
from sidelight.rooms.rules.speaking import RoomNow, SpeakerNow, why_not_speak

ONE_QUESTION = (Activity.Kind.POLL, Activity.Kind.TAPS)


@dataclass(frozen=True)
class TakingPart:
    """A member with a kept place in an open room, and what is shown there; all locked."""

    place: Place
    activity: Activity


def choose(slug: str, choice: int | None, *, by: Place, at: datetime) -> None:
    """Choose an answer, another one, or none any more. Leaders see who chose what.

    Raises CannotSpeak for whoever may not write in the room now, NothingThere for an activity that
    is not shown any more or an answer that is not there, AnswersAreShown once all see them.
    """
    with taking_part(slug, ONE_QUESTION, by=by, at=at) as part:
        _keep(part, {0: choice}, len(what_of(part.activity).options), at)


def sort_cards(slug: str, piles: Mapping[int, int | None], *, by: Place, at: datetime) -> None:
    """Put cards into piles: by card its pile, or none. Raises as `choose` does."""
    with taking_part(slug, (Activity.Kind.SORT_CARDS,), by=by, at=at) as part:
        what = what_of(part.activity)
        if any(card not in range(len(what.options)) for card in piles):
            raise NothingThere
        _keep(part, piles, len(what.piles), at)


@contextmanager
def taking_part(
    slug: str, kinds: tuple[Activity.Kind, ...], *, by: Place, at: datetime
) -> Iterator[TakingPart]:
    """Lock the room, and find what a member takes part in. Raises CannotSpeak, NothingThere."""
    with transaction.atomic():
        locked = lock_room(by.room_id)
        place = Place.objects.select_related("person").get(pk=by.pk, room=locked)
        if (code := _why_not(locked, place, at)) is not None:
            raise CannotSpeak(code)
        activity = Activity.objects.filter(room=locked, slug=slug, kind__in=kinds, ended_at=None)
        found = activity.first()
        if found is None:
            raise NothingThere
        found.room = locked
        yield TakingPart(place, found)


def _why_not(locked: Room, place: Place, at: datetime) -> Code | None:
    """Whoever may write in the room now may take part; of staff nobody does."""
    if not place.is_members:
        return Code.NOT_YOURS
    speaker = SpeakerNow(
        is_member=True,
        is_out=place.removed_at is not None,
        is_quiet=place.quiet_until is not None and place.quiet_until > at,
    )
    room = RoomNow(locked.phase, locked.holding, is_covered=True, has_side_room=False)
    return why_not_speak(room, speaker, in_room=True)


def _keep(part: TakingPart, chosen: Mapping[int, int | None], most: int, at: datetime) -> None:
    if part.activity.answers_shown_at is not None:
        raise AnswersAreShown
    mine = Answer.objects.filter(activity=part.activity, place=part.place)
    before = dict(mine.values_list("card", "choice"))
    changed = {card: one for card, one in chosen.items() if before.get(card) != one}
    for card, one in changed.items():
        if one is None:
            mine.filter(card=card).delete()
        elif one in range(most):
            Answer.objects.update_or_create(
                activity=part.activity,
                place=part.place,
                card=card,
                defaults={"choice": one, "at": at},
            )
        else:
            raise NothingThere
    if changed:
        tell_leaders(part.activity, at=at)
