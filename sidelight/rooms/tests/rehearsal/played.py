"""How each thing is done, on two web servers and in plain lists beside them."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine

from sidelight.live.here import heard
from sidelight.live.tests.build import still_loop
from sidelight.rooms.actions.running import open_room
from sidelight.rooms.actions.saying import Words as Sent
from sidelight.rooms.consumers import rounds, station
from sidelight.rooms.consumers.doorkeeper import admission_of
from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.rules.jobs import Job
from sidelight.rooms.tests.build import number
from sidelight.rooms.tests.rehearsal.cast import Cast
from sidelight.rooms.tests.rehearsal.compared import Compared
from sidelight.rooms.tests.rehearsal.done import Answer, Lets, Presence, Speaks, Visit, Words
from sidelight.rooms.tests.rehearsal.promised import Promised
from sidelight.rooms.tests.rehearsal.readers import Reader
from sidelight.rooms.tests.rehearsal.servers import KEEP, Server, Wire, answered

CANNOT_STORE: Answer = {"type": "refused", "code": "cannot_store"}
WORRYING = "I want to die."


class Played(Compared, RuleBasedStateMachine):
    """The evening and how things are done in it. Rules name what may happen."""

    def __init__(self, cast: Cast, patch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.cast, self.at = cast, cast.at
        self.ends, self.keys, self.fails = ExitStack(), 0, 0
        self.readers: list[Reader] = []
        self.keep = KEEP
        patch.setattr(station, "keep", self.kept)

    def begins(self) -> None:
        """Let everybody come, to one server or the other, and a leader open the room."""
        self.ends.enter_context(transaction.atomic())
        self.loop = self.ends.enter_context(still_loop())
        self.cast.set_clock(self.at)
        self.cast.plans()
        self.room = Promised(self.cast.members, self.cast.leaders, phase="lobby")
        self.words: dict[str, list[Words]] = {name: [] for name in self.cast.people}
        self.m, self.turns, self.servers = {}, {}, []
        wires = Wire(), Wire()
        wires[0].others, wires[1].others = [wires[1]], [wires[0]]
        for wire in wires:
            self.servers.append(self.started(wire))
        self.readers = [Reader(name, self.room.sees(name)) for name in self.cast.people]
        for nth, reader in enumerate(self.readers):
            self.lets_in(reader, self.servers[nth % 2])
        for server in self.servers:
            self.writes(server)
        by = self.cast.evening.place(self.cast.people["cass"])
        self.servers[0].committed(lambda: open_room(by.room, by=by, at=self.at))
        self.room.moves("lobby", "open", self.at)

    def teardown(self) -> None:
        try:
            if self.readers:
                self.settles()
        finally:
            if self.readers:
                transaction.set_rollback(True)
            self.ends.close()

    def kept(self, jobs: Sequence[Job], *, at: object) -> object:
        """Keep jobs as the writer does, or have the disk refuse them in the last moment."""
        if not self.fails:
            return self.keep(jobs, at=at)  # type: ignore[arg-type]
        self.fails -= 1
        with transaction.atomic():
            self.keep(jobs, at=at)  # type: ignore[arg-type]
            raise OSError

    # What there is ------------------------------------------------------------------------------

    def server(self, nth: int) -> Server:
        return self.servers[nth % 2]

    def new_key(self) -> str:
        self.keys += 1
        return str(number(self.keys))

    def new_words(self, who: str, ch: str, nth: int, *, is_worrying: bool = False) -> Words:
        """Think of something that nobody said before."""
        if ch == "line" or (ch == "team" and who in self.cast.members):
            ch = f"line:{self.cast.members[nth % 3] if who in self.cast.leaders else who}"
        key = self.new_key()
        text = f"Day {self.keys} was long. {WORRYING if is_worrying else ''}".strip()
        made = Words(who, key, text, ch, is_worrying)
        self.words[who].append(made)
        return made

    # What people do -----------------------------------------------------------------------------

    def lets_in(self, reader: Reader, server: Server) -> None:
        visit = Visit(reader.who, server.here.key)
        if self.room.phase == "closed" or reader.who in self.room.out:
            assert admission_of(reader.who, self.cast.evening.room.slug, self.at) is None
            return
        self.room.visits.append(visit)
        assert reader.comes(server, self.cast, visit)

    def sends(self, reader: Reader, words: Words) -> None:
        ch = self.cast.on_the_wire(words.ch)
        reader.send({"type": "say", "id": words.key, "ch": ch, "text": words.text})
        reader.server.queued.append(Speaks(words, reader.visit))

    def posts(self, words: Words, server: Server) -> None:
        """Say something over HTTP."""
        place = self.cast.evening.place(self.cast.people[words.who])
        if words.who in self.room.out:
            return
        sent = Sent(self.cast.on_the_wire(words.ch), words.text, UUID(words.key))
        ((_, told),) = self.room.keeps([Speaks(words)], self.at)
        answer = server.committed(lambda: answered(sent, entrance_of(place), self.at))
        assert {"ch": words.ch, **told} == {"ch": words.ch, **answer}

    def acts(self, reader: Reader, activity: str, told: Answer, **more: object) -> None:
        key = self.new_key()
        reader.answers.append((key, told))
        reader.send({"type": "act", "id": key, "activity": activity, **more})
        reader.server.turn()

    # What servers do ----------------------------------------------------------------------------

    def started(self, wire: Wire) -> Server:
        key = f"server {len(self.turns)}"
        self.turns[key] = 0
        server = Server.started(self.loop, key, wire)
        self.beats(server)
        return server

    def writes(self, server: Server, fails: int = 0) -> None:
        """Keep what waits. fails: how often the disk refuses, first all of it, then one by one."""
        told, server.queued, self.fails = server.queued, [], fails if server.queued else 0
        server.writes()
        failed = told if fails and len(told) == 1 else told[: max(0, fails - 1)]
        kept = told[len(failed) :]
        for some in [[one] for one in kept] if fails else [kept]:
            for job, answer in self.room.keeps(some, self.at):
                self.expects(job, answer)
        for job in failed:
            self.expects(job, CANNOT_STORE)
        self.fails = 0

    def all_comes_to(self, server: Server) -> None:
        """Let all of it come to this server, in order, as on most days."""
        self.writes(server)
        while server.late:
            server.late.pop(0)()
        while server.wire.news:
            self.hears(server, 0, "heard")
        server.finds()
        server.read()

    def expects(self, job: object, answer: Answer) -> None:
        if isinstance(job, Speaks | Lets):
            key = job.words.key if isinstance(job, Speaks) else job.key
            for reader in self.readers:
                if reader.line is not None and reader.visit is job.visit:
                    reader.answers.append((key, answer))

    def hears(self, server: Server, nth: int, what: str) -> None:
        if news := server.wire.news:
            nth %= len(news)
            if what != "lost":
                server.hub.heard(heard(news[nth]))
            if what != "doubled":
                del news[nth]

    def beats(self, server: Server) -> None:
        key = server.here.key
        server.goes_round(rounds._beat)
        if self.room.beats(key, self.at):
            self.turns[key] = rounds.TURNS
        if self.turns[key]:
            self.turns[key] -= 1
            self.room.brings_back(self.visits_at(server))

    def visits_at(self, server: Server) -> list[Visit]:
        return [one.visit for one in self.readers if one.line is not None and one.server is server]

    def goes_on(self, seconds: int, hangs: int | None) -> None:
        """Let time go by; whoever does not hang says that it is there."""
        self.at += timedelta(seconds=seconds)
        self.cast.set_clock(self.at)
        for nth, server in enumerate(self.servers):
            if nth != hangs:
                self.beats(server)

    def attends(self) -> None:
        """Look after the room, as each server does every second."""
        self.servers[0].goes_round(rounds._attend)
        self.room.attends(self.at)

    def round(self, server: Server, what: str) -> None:
        if what == "ask_again":
            server.goes_round(rounds._ask_again)
            self.lets_nobody_stay_who_is_out(server)
        elif what == "compare":
            server.goes_round(rounds.write_again)
            there = self.visits_at(server)
            server.queued += [Presence(one, "came") for one in there if one.row != "here"]
            for one in self.room.visits:
                if one.server == server.here.key and one.row == "here" and one not in there:
                    one.row = "went"
        else:
            server.goes_round(rounds.look_who_is_there)

    def lets_nobody_stay_who_is_out(self, server: Server) -> None:
        for reader in self.readers:
            is_out = reader.who in self.room.out or self.room.phase == "closed"
            if is_out and reader.line is not None and reader.server is server:
                assert not reader.is_open
                reader.ends_at = {ch: len(self.room.channels.get(ch, [])) for ch in reader.got}

    def crashes(self, nth: int) -> None:
        """End a server as `kill -9` does, and start it again."""
        old = self.servers[nth]
        for reader in self.readers:
            if reader.line is not None and reader.server is old:
                reader.line = None
        old.wire.news.clear()
        self.servers[nth] = self.started(old.wire)

    def changes_the_network(self, reader: Reader, what: str) -> None:
        if what in ("slow", "quick"):
            reader.is_slow = what == "slow"
        elif what == "free":
            reader.has_room()
        elif reader.line is not None:
            reader.line.is_full = True

    def turn(self) -> None:
        for server in self.servers:
            server.turn()

    # In the end ---------------------------------------------------------------------------------

    def settles(self) -> None:
        """Let everything arrive that is on its way, lose the news, and look at all pages."""
        for _ in range(3):
            for server in self.servers:
                self.writes(server)
                while server.late:
                    server.late.pop()()
                server.wire.news.clear()
                server.goes_round(rounds._poll)
                self.round(server, "ask_again")
                server.finds()
                server.read()
            for reader in self.readers:
                self.comes_to_rest(reader)
        for reader in self.readers:
            if reader.line is not None:
                assert reader.answers == [], "it was not answered"
                self.is_whole(reader)
        for server in self.servers:
            self.remembers_nothing_that_is_gone(server)

    def comes_to_rest(self, reader: Reader) -> None:
        reader.is_slow = False
        reader.has_room()
        self.turn()
        if reader.line is not None:
            self.reads(reader)
        if reader.line is not None and reader.behind and self.asks_over_http(reader):
            reader.hello()

    def remembers_nothing_that_is_gone(self, server: Server) -> None:
        gone = [one.text for one in self.room.sent if one.state == "gone"]
        team = self.cast.evening.channel("team").pk  # leaders keep what they saw while it waited
        for number_, channel in server.hub.channels.items():
            for item in channel.recent if number_ != team else ():
                assert not any(text in item.text for text in gone), "words that were taken away"
