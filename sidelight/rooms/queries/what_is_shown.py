"""What a room shows now, as one person may see it; what others chose only once that is shown."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.foundation.sealing import seal_for, unseal_for
from sidelight.rooms.models import Activity, Answer, Place
from sidelight.rooms.queries.board import Board, board_shown
from sidelight.rooms.queries.circle import Circle, circle_shown
from sidelight.rooms.queries.sealing import box_of


@dataclass(frozen=True)
class What:
    """The words of an activity, as a leader or the plan of an evening gave them."""

    title: str
    words: str = ""
    options: tuple[str, ...] = ()
    piles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice:
    """Something to choose. count: None until the answers are shown. who: for leaders alone."""

    number: int
    text: str
    is_mine: bool = False
    count: int | None = None
    who: Sequence[str] = ()


@dataclass(frozen=True)
class Card:
    """A card to sort. mine: the pile where one put it, or None."""

    number: int
    text: str
    mine: int | None
    piles: Sequence[Choice]


@dataclass(frozen=True)
class Shown:
    """An activity as one person sees it. answered: how many members did, for leaders."""

    activity: Activity
    what: What
    choices: Sequence[Choice] = ()
    cards: Sequence[Card] = ()
    answered: int = 0
    board: Board | None = None
    circle: Circle | None = None

    @property
    def answers_shown(self) -> bool:
        return self.activity.answers_shown_at is not None

    @property
    def is_about_time(self) -> bool:
        return self.activity.kind in (Activity.Kind.CIRCLE, Activity.Kind.PAUSE)

    @property
    def has_answers(self) -> bool:
        return bool(self.choices or self.cards)

    @property
    def mine(self) -> Choice | None:
        """Return what one chose."""
        return next((one for one in self.choices if one.is_mine), None)


def activity_now(room_id: int) -> Activity | None:
    """Return what a room shows now."""
    shown = Activity.objects.filter(room=room_id, ended_at=None)
    return shown.select_related("room").first()


def shown_to(place: Place, at: datetime) -> Shown | None:
    """Return what the room of this place shows, as far as it is for whoever has the place."""
    activity = activity_now(place.room_id)
    if activity is None:
        return None
    what = what_of(activity)
    if activity.kind == Activity.Kind.BOARD:
        return Shown(activity, what, board=board_shown(activity, place))
    if activity.kind == Activity.Kind.CIRCLE:
        return Shown(activity, what, circle=circle_shown(activity, place, at))
    answers = _Answers.of(activity, place)
    if activity.kind == Activity.Kind.SORT_CARDS:
        cards = [
            _card(answers, number, text, what.piles) for number, text in _numbered(what.options)
        ]
        return Shown(activity, what, cards=cards, answered=answers.people)
    choices = _choices(answers, 0, what.options)
    return Shown(activity, what, choices, answered=answers.people)


def what_of(activity: Activity) -> What:
    """Return the words of an activity; none where they were erased or do not open."""
    try:
        box = box_of(activity.room.sealed_key)
        opened = unseal_for(box, bytes(activity.sealed), of=f"activity {activity.slug}")
    except CannotDecrypt:
        opened = ""
    if not opened:
        return What("")
    read = json.loads(opened)
    return What(read["title"], read["words"], tuple(read["options"]), tuple(read["piles"]))


def sealed_what(box: AESGCM, what: What, *, slug: str) -> bytes:
    """Return the words of an activity, encrypted for it alone."""
    words = {
        "title": what.title,
        "words": what.words,
        "options": what.options,
        "piles": what.piles,
    }
    return seal_for(box, json.dumps(words, ensure_ascii=False), of=f"activity {slug}")


@dataclass(frozen=True)
class _Answers:
    """Who chose what, as far as whoever asks may know it."""

    place: Place
    answers_shown: bool
    people: int = 0
    by: dict[tuple[int, int], list[Answer]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, activity: Activity, place: Place) -> "_Answers":
        # A member's page is made from their own answers alone until all are shown.
        answers_shown = activity.answers_shown_at is not None
        given = Answer.objects.filter(activity=activity).select_related("place__person")
        if place.is_members and not answers_shown:
            given = given.filter(place=place)
        answers = cls(place, answers_shown, len({one.place_id for one in given}))
        for one in given:
            answers.by[one.card, one.choice].append(one)
        return answers

    def chosen(self, card: int, choice: int, text: str) -> Choice:
        given = self.by.get((card, choice), [])
        sees_all = self.answers_shown or not self.place.is_members
        return Choice(
            choice,
            text,
            is_mine=any(one.place_id == self.place.pk for one in given),
            count=len(given) if sees_all else None,
            who=[] if self.place.is_members else [one.place.person.shown_name for one in given],
        )


def _choices(answers: _Answers, card: int, options: Sequence[str]) -> list[Choice]:
    return [answers.chosen(card, number, text) for number, text in _numbered(options)]


def _card(answers: _Answers, number: int, text: str, options: Sequence[str]) -> Card:
    piles = _choices(answers, number, options)
    mine = next((one.number for one in piles if one.is_mine), None)
    return Card(number, text, mine, piles)


def _numbered(texts: Sequence[str]) -> list[tuple[int, str]]:
    return list(enumerate(texts))
