"""The activities of the live protocol by name, each with what it reads from its message."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from sidelight.outcomes.models import Feeling, Moment
from sidelight.rooms.actions import closing, holding, members, own, prompting, running
from sidelight.rooms.errors import NothingThere
from sidelight.rooms.models import Place, Prompt, Reaction, Room
from sidelight.rooms.models.closing import LEADERS_SAY
from sidelight.rooms.models.rooms import Channel
from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.rules.closing import Due
from sidelight.rooms.rules.jobs import Code
from sidelight.rooms.rules.reading import Message, Unreadable, held_in, number_in, text_in
from sidelight.rooms.rules.reasons import OutReason, Reason
from sidelight.rooms.rules.speaking import LONGEST_TEXT

Activity = Callable[[Place, Message, datetime], None]
Choice = TypeVar("Choice")


def named(name: str) -> Activity | None:
    """Return the activity of this name; `release` goes with the words and is not among them."""
    return ACTIVITIES.get(name)


def do(activity: Activity, place_id: int, message: Message, at: datetime) -> None:
    """Do an activity for a place. Raises what the action raises, and Unreadable."""
    place = Place.objects.kept().select_related("room", "person").filter(pk=place_id).first()
    if place is None:
        raise NothingThere
    activity(place, message, at)


def mood(place: Place, message: Message, at: datetime) -> None:
    """Say how one is."""
    when, value = _choice(Moment, message, "when"), _choice(Feeling, message, "value")
    if when == Moment.LATER:  # that is asked weeks after, and never in a room
        raise Unreadable(Code.NOT_KNOWN)
    own.give_mood(place, when, value, at=at)


def _react(place: Place, message: Message, at: datetime) -> None:
    channel = _channel(place, message)
    sign = _choice(Reaction.Sign, message, "sign")
    own.react(channel, number_in(message, "seq"), sign, by=place, at=at)


def _decline(place: Place, message: Message, at: datetime) -> None:
    m, words = held_in(message), message.get("text", "")
    if not isinstance(words, str) or len(words) > LONGEST_TEXT:
        raise Unreadable(Code.NOT_KNOWN)
    reason = _choice(Reason, message, "reason")
    holding.decline(place.room, m, reason=reason, words=words, by=place, at=at)


def _remove(place: Place, message: Message, at: datetime) -> None:
    channel = _channel(place, message)
    holding.remove(place.room, channel, number_in(message, "seq"), by=place, at=at)


def _time_out(place: Place, message: Message, at: datetime) -> None:
    members.time_out(_member(place, message), number_in(message, "minutes"), by=place, at=at)


def _out(place: Place, message: Message, at: datetime) -> None:
    reason = _choice(OutReason, message, "reason")
    members.put_out(_member(place, message), reason, by=place, at=at)


def _room(change: Callable[..., None]) -> Activity:
    """Return the activity of a verb that changes the room and asks for nothing more."""
    return lambda place, message, at: change(place.room, by=place, at=at)


def _person(change: Callable[..., None]) -> Activity:
    """Return the activity of a verb about one member."""
    return lambda place, message, at: change(_member(place, message), by=place, at=at)


def _holding(place: Place, message: Message, at: datetime) -> None:
    running.set_holding(place.room, _choice(Room.Holding, message, "holding"), by=place, at=at)


def _slow(place: Place, message: Message, at: datetime) -> None:
    running.set_pace(place.room, number_in(message, "seconds"), by=place, at=at)


def _follow_up(place: Place, message: Message, at: datetime) -> None:
    due = _choice(Due, message, "due")
    closing.follow_up_later(_member(place, message), due, by=place, at=at)


def _claim_prompt(place: Place, message: Message, at: datetime) -> None:
    prompting.claim_prompt(place.room, text_in(message, "prompt"), by=place, at=at)


def _settle_prompt(place: Place, message: Message, at: datetime) -> None:
    outcome = _choice(Prompt.Outcome, message, "outcome")
    if outcome not in LEADERS_SAY:
        raise Unreadable(Code.NOT_KNOWN)
    prompting.settle_prompt(place.room, text_in(message, "prompt"), outcome, by=place, at=at)


def _choice(choices: type[Choice], message: Message, name: str) -> Choice:
    """Return one of a fixed set. Raises Unreadable for anything else."""
    said: Any = text_in(message, name)  # Any: an enum is called with any value
    try:
        return choices(said)  # type: ignore[call-arg]
    except ValueError:
        raise Unreadable(Code.NOT_KNOWN) from None


def _member(place: Place, message: Message) -> Place:
    """Return the member of this room that a message names. Raises NothingThere."""
    named = Place.objects.select_related("person").filter(
        room=place.room, slug=text_in(message, "place")
    )
    found = named.first()
    if found is None:
        raise NothingThere
    return found


def _channel(place: Place, message: Message) -> Channel:
    """Return the channel that a message names, if this place reads it. Raises NothingThere."""
    number = entrance_of(place).channels.get(text_in(message, "ch"))
    if number is None:
        raise NothingThere
    return Channel.objects.get(pk=number)


ACTIVITIES: dict[str, Activity] = {
    "react": _react,
    "moment": lambda place, message, at: own.step_out(place, at=at),
    "back": lambda place, message, at: own.step_back(place, at=at),
    "talk": lambda place, message, at: own.ask_to_talk(place, at=at),
    "decline": _decline,
    "remove": _remove,
    "open": _room(running.open_room),
    "pause": _room(running.pause_room),
    "resume": _room(running.resume_room),
    "close": _room(running.close_room),
    "hand_over": _room(members.hand_over),
    "take_over": _room(members.take_over),
    "hold": _holding,
    "slow": _slow,
    "time_out": _time_out,
    "end_time_out": _person(members.end_time_out),
    "out": _out,
    "hold_person": _person(members.hold_person),
    "let_go": _person(members.let_person_go),
    "aside": _person(members.take_aside),
    "end_aside": _person(members.end_aside),
    "seen_out": _person(closing.see_out),
    "not_yet": _person(closing.not_yet),
    "follow_up": _follow_up,
    "claim_prompt": _claim_prompt,
    "settle_prompt": _settle_prompt,
}
