"""What a room promises, as plain lists. Written from docs/live-protocol.md, and from no code of it.

It is told what is kept, in the order in which it is kept, and says what each page is answered and
what each channel tells from then on. Everybody is called by name here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sidelight.rooms.tests.rehearsal.done import (
    Answer,
    Event,
    Job,
    Lets,
    Presence,
    Speaks,
    Visit,
    Words,
)

SIGNED_OFF = timedelta(seconds=10)  # a web server that has not said for so long that it is there
IDLE = timedelta(minutes=5)
SOON, TOO_LONG = timedelta(seconds=30), timedelta(minutes=5)
REFUSED: Answer = {"type": "refused", "code": "not_yours"}
DONE: Answer = {"type": "ack"}


@dataclass
class Promised:
    """A room that a leader has just opened."""

    members: Sequence[str]
    leaders: Sequence[str]
    phase: str = "open"
    holding: str = "all"
    channels: dict[str, list[Event]] = field(default_factory=dict)
    sent: list[Words] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    seen_at: dict[str, datetime] = field(default_factory=dict)
    out: set[str] = field(default_factory=set)
    held_people: set[str] = field(default_factory=set)
    asides: dict[str, str] = field(default_factory=dict)
    uncovered_since: datetime | None = None
    told_at: datetime | None = None

    def sees(self, who: str) -> list[str]:
        lines = [f"line:{one}" for one in self.members]
        return ["room", "team", *lines] if who in self.leaders else ["room", f"line:{who}"]

    def may_read(self, who: str) -> set[str]:
        """Return the texts that may come before somebody's eyes now."""
        mine = {one.text for one in self.sent if one.who == who}
        seen = {one.text for one in self.sent if one.seq and one.ch in self.sees(who)}
        held = {one.text for one in self.sent if one.state and who in self.leaders}
        return mine | seen | held

    def is_covered(self, at: datetime) -> bool:
        there = {
            one.who
            for one in self.visits
            if one.who in self.leaders and one.row == "here" and one.is_visible
            if one.input_at and one.input_at > at - IDLE and self.is_there(one.server, at)
        }
        return len(there) >= 2

    @property
    def says_covered(self) -> bool:
        """As everybody was told last: a leader who was away for less than a second never was."""
        return self.uncovered_since is None

    def is_there(self, server: str, at: datetime) -> bool:
        return self.seen_at[server] > at - SIGNED_OFF

    # What is kept together ----------------------------------------------------------------------

    def keeps(self, jobs: Sequence[Job], at: datetime) -> Iterator[tuple[Job, Answer]]:
        """Keep these in one go; give what whoever asked is told."""
        is_covered = self.is_covered(at)
        answers = [(job, self._answer(job, is_covered=is_covered)) for job in jobs]
        for job in jobs:
            if isinstance(job, Presence):
                self._note(job, at)
        return ((job, answer) for job, answer in answers if answer is not None)

    def _answer(self, job: Job, *, is_covered: bool) -> Answer | None:
        if isinstance(job, Speaks):
            return self.says(job.words, is_covered=is_covered)
        return self._lets(job) if isinstance(job, Lets) else None

    def says(self, words: Words, *, is_covered: bool) -> Answer:
        if not words.state:
            is_room, is_members = words.ch == "room", words.who in self.members
            if words.who in self.out:
                return {"type": "refused", "code": "not_here"}
            if self.phase == "closed":
                return {"type": "refused", "code": "closed"}
            if is_room and is_members and self.phase == "paused":
                return {"type": "refused", "code": "paused"}
            self.sent.append(words)
            why = self._why_held(words, is_covered=is_covered) if is_room and is_members else ""
            if why:
                words.state = "held"
                self._tells("team", type="held", words=words, why=why)
            else:
                self._shows(words)
        ack = {"type": "ack", "ch": words.ch}
        if words.seq:
            return {**ack, "seq": words.seq}
        return {**ack, words.state: True}

    def _why_held(self, words: Words, *, is_covered: bool) -> str:
        if not is_covered:
            return "cover"
        if self.asides:
            return "aside"
        if self.holding == "all":
            return "all"
        if words.who in self.held_people:
            return "person"
        return "noticed" if words.is_worrying else ""

    def _lets(self, job: Lets) -> Answer:
        if self.phase == "closed":
            return {"type": "refused", "code": "closed"}
        if job.words.state != "held":
            return {"type": "refused", "code": "gone"}
        self._shows(job.words)
        self._tells("team", type="settled", words=job.words, how="released", by=job.who)
        return DONE

    def _shows(self, words: Words) -> None:
        words.state = "shown"
        words.seq = self._tells(words.ch, type="said", words=words)

    def _note(self, job: Presence, at: datetime) -> None:
        visit = job.visit
        if job.what == "came" and not visit.row:
            visit.row, visit.input_at = "here", at
        elif job.what in ("hides", "shows") and visit.row == "here":
            visit.is_visible, visit.input_at = job.what == "shows", at
        elif job.what == "goes" and visit.row == "here":
            visit.row = "went"

    def _tells(self, ch: str, **event: Any) -> int:
        self.channels.setdefault(ch, []).append(event)
        return len(self.channels[ch])

    def _state(self, at: datetime, **more: str) -> None:
        told = {"phase": self.phase, "holding": self.holding, "covered": self.says_covered}
        self._tells("room", type="state", **told, **more)

    # What leaders do ----------------------------------------------------------------------------

    def declines(self, words: Words, by: str, text: str) -> Answer:
        if self.phase == "closed" or words.state != "held":
            return REFUSED
        self._declines(words, by, reason="unkind", text=text)
        return DONE

    def _declines(self, words: Words, by: str, *, reason: str, text: str) -> None:
        words.state = "declined"
        line = f"line:{words.who}"
        self._tells(line, type="declined", id=words.key, reason=reason, text=text)
        self._tells("team", type="settled", words=words, how="declined", by=by)

    def removes(self, words: Words) -> Answer:
        if self.phase == "closed" or words.state != "shown":
            return REFUSED
        words.state = "gone"
        self._tells(words.ch, type="gone", of=words.seq)
        return DONE

    def reacts(self, words: Words, who: str, sign: str) -> Answer:
        if who in self.out:
            return REFUSED
        if self.phase == "closed":
            return {"type": "refused", "code": "closed"}
        if who in self.members and self.phase != "open":
            return {"type": "refused", "code": "paused"}
        if words.state != "shown":
            return REFUSED
        words.signs ^= {(who, sign)}
        signs = sorted({sign for _, sign in words.signs})
        self._tells(words.ch, type="reacted", to=words.seq, signs=signs)
        return DONE

    def holds(self, holding: str, at: datetime) -> Answer:
        if self.phase == "closed":
            return REFUSED
        if holding != self.holding:
            self.holding = holding
            self._state(at)
        return DONE

    def moves(self, before: str, after: str, at: datetime) -> Answer:
        if self.phase != before:
            return REFUSED
        self.phase = after
        self._state(at)
        return DONE

    def about(self, what: str, member: str, by: str) -> Answer:
        """Hold somebody's words or let them go, take them aside and come back, put them out."""
        if self.phase == "closed" or member in self.out:
            return REFUSED
        if what in ("aside", "end_aside"):
            return self._aside(member, by if what == "aside" else "")
        if what == "out":
            self._puts_out(member)
        elif what == "hold_person":
            self.held_people.add(member)
        else:
            self.held_people.discard(member)
        return DONE

    def _aside(self, member: str, by: str) -> Answer:
        if by and member not in self.asides:
            self.asides[member] = by
            self._tells(f"line:{member}", type="state", aside=by)
        elif not by:
            if self.asides.pop(member, None) is None:
                return REFUSED
            self._tells(f"line:{member}", type="state", aside=None)
        return DONE

    def _puts_out(self, member: str) -> None:
        self.asides.pop(member, None)
        self.out.add(member)
        self._end([one for one in self.visits if one.who == member])
        self._tells(f"line:{member}", type="state", aside=None, out="rules")

    def closes(self, by: str, at: datetime) -> Answer:
        if self.phase == "closed":
            return REFUSED
        for words in [one for one in self.sent if one.state == "held"]:
            self._declines(words, by, reason="session_over", text="")
        self.phase = "closed"
        self._state(at)
        self._end(self.visits)
        return DONE

    def _end(self, visits: Sequence[Visit]) -> None:
        for visit in visits:
            visit.row = "went" if visit.row else ""

    # What the clock does ------------------------------------------------------------------------

    def beats(self, server: str, at: datetime) -> bool:
        """Say that a web server is there; True when it was away."""
        was_away = server not in self.seen_at or not self.is_there(server, at)
        self.seen_at[server] = at
        return was_away

    def brings_back(self, visits: Sequence[Visit]) -> None:
        for visit in visits:
            if visit.row == "went" and visit.who not in self.out:
                visit.row = "here"

    def attends(self, at: datetime) -> None:
        """Look after the room, as happens every second."""
        self._end([one for one in self.visits if not self.is_there(one.server, at)])
        if self.phase == "closed":
            return
        if not self.is_covered(at):
            self._misses_leaders(at)
        elif self.uncovered_since is not None:
            self.uncovered_since = self.told_at = None
            self._state(at, line="return")

    def _misses_leaders(self, at: datetime) -> None:
        since = self.uncovered_since
        if since is None:
            self.uncovered_since = at
            self._state(at, line="hold")
        elif at >= since + TOO_LONG:
            self.closes("", at)
        elif at >= since + SOON and self.told_at is None:
            self.told_at = at
            self._state(at, line="tell")
