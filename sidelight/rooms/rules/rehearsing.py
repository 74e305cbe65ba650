"""What somebody made up does next in a rehearsal. Pure: the same facts give the same deeds."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum


class Deed(StrEnum):
    """What they can do: all of it as a member does it."""

    COME = "come"
    GO = "go"
    MOOD_IN = "mood_in"
    MOOD_OUT = "mood_out"
    SAY = "say"
    LINE = "line"
    TALK = "talk"
    MOMENT = "moment"
    BACK = "back"
    ANSWER = "answer"


@dataclass(frozen=True)
class Beat:
    """One deed of one seat. code: names it, so that it happens once. words: of it, or a mood."""

    code: str
    seat: int
    deed: Deed
    words: str = ""


@dataclass(frozen=True)
class Planned:
    """A beat of the script, and after how long it is due."""

    beat: Beat
    after: timedelta


@dataclass(frozen=True)
class Script:
    """What is played.

    lobby: since the rehearsal was planned; evening: since the room was opened. By seat: answers to
    questions in the room, replies on one's own line.
    """

    names: Sequence[str]
    lobby: Sequence[Planned]
    evening: Sequence[Planned]
    answers: Mapping[int, Sequence[str]]
    replies: Mapping[int, Sequence[str]]
    goodbyes: Mapping[int, str]


@dataclass(frozen=True)
class Heard:
    """Something that a leader said: number, how long ago. seat: whose line it was on, if any."""

    seq: int
    ago: timedelta
    is_question: bool
    says_goodbye: bool
    seat: int | None = None


@dataclass(frozen=True)
class Shown:
    """What leaders show the room just now. slug: its name. ago: since when."""

    slug: str
    ago: timedelta


@dataclass(frozen=True)
class Now:
    """How a rehearsal stands. since_open: none before a leader has opened it."""

    since_planned: timedelta
    since_open: timedelta | None
    is_paused: bool = False
    heard: Sequence[Heard] = ()
    shown: Shown | None = None
    there: Collection[int] = ()
    played: Collection[str] = field(default_factory=frozenset)


# Each takes some time to read and to type; no two write at the same moment.
READS_FOR = timedelta(seconds=6)
NEXT_ONE = timedelta(seconds=4)
ANSWERS_AT_ONCE = 3


def due(script: Script, now: Now) -> list[Beat]:
    """Return what is to be done now and was not done yet, in order."""
    wanted = list(_so_far(script.lobby, now.since_planned))
    if now.since_open is not None:
        wanted += _on_their_lines(script, now)
    if now.since_open is not None and not now.is_paused:
        wanted += _so_far(script.evening, now.since_open)
        wanted += _in_the_room(script, now)
        wanted += _to_what_is_shown(script, now)
    return [one for one in wanted if one.code not in now.played]


def _so_far(beats: Sequence[Planned], since: timedelta) -> Iterator[Beat]:
    return (one.beat for one in beats if one.after <= since)


def _on_their_lines(script: Script, now: Now) -> Iterator[Beat]:
    """Answer whoever wrote to them alone, as often as there is something left to say."""
    for seat, replies in script.replies.items():
        asked = [one for one in now.heard if one.seat == seat]
        for one, words in zip(asked, replies, strict=False):
            if one.ago >= READS_FOR and seat in now.there:
                yield Beat(f"reply:{seat}:{one.seq}", seat, Deed.LINE, words)


def _in_the_room(script: Script, now: Now) -> Iterator[Beat]:
    asked = [one for one in now.heard if one.seat is None]
    questions = [one for one in asked if one.is_question]
    for number, question in enumerate(questions):
        yield from _answers(script, now, question, number)
    for one in asked:
        if not one.says_goodbye:
            continue
        for turn, (seat, words) in enumerate(script.goodbyes.items()):
            if one.ago >= READS_FOR + turn * NEXT_ONE and seat in now.there:
                yield Beat(f"goodbye:{seat}", seat, Deed.SAY, words)


def _answers(script: Script, now: Now, question: Heard, number: int) -> Iterator[Beat]:
    """Let a few answer a question, others each time: those who have something left to say."""
    seats = [seat for seat in script.answers if seat in now.there]
    if not seats:
        return
    first = number * ANSWERS_AT_ONCE % len(seats)
    in_turn = [*seats[first:], *seats[:first]][:ANSWERS_AT_ONCE]
    for turn, seat in enumerate(in_turn):
        words = script.answers[seat]
        if number < len(words) and question.ago >= READS_FOR + turn * NEXT_ONE:
            yield Beat(f"answer:{seat}:{question.seq}", seat, Deed.SAY, words[number])


def _to_what_is_shown(script: Script, now: Now) -> Iterator[Beat]:
    if now.shown is None:
        return
    for turn, seat in enumerate(script.answers):
        if seat in now.there and now.shown.ago >= READS_FOR + turn * NEXT_ONE:
            yield Beat(f"shown:{seat}:{now.shown.slug}", seat, Deed.ANSWER)
