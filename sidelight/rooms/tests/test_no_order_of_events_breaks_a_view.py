"""Whatever people, leaders, servers and networks do, in whatever order: each page shows its view.

A member's view is a list without a gap, in order and without anything twice, of exactly what they
may see. Two web servers share a database; what passes between them may be late, lost or overtaken.
"""

import os
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test

from sidelight.live import connection as connections
from sidelight.live import hub as hubs
from sidelight.people.models import Person
from sidelight.rooms.consumers import doorkeeper, rounds
from sidelight.rooms.queries import events
from sidelight.rooms.tests.rehearsal.cast import Cast
from sidelight.rooms.tests.rehearsal.done import Lets, Presence
from sidelight.rooms.tests.rehearsal.played import Played
from tests.build import Place

# Whoever wants more: docs/live-protocol.md.
MORE = "SIDELIGHT_TEST_EVENINGS" in os.environ
USUAL = "50" if connection.vendor == "sqlite" else "15"  # PostgreSQL takes several times as long
STEADY = settings(
    derandomize=not MORE,
    max_examples=int(os.environ.get("SIDELIGHT_TEST_EVENINGS", USUAL)),
    stateful_step_count=int(os.environ.get("SIDELIGHT_TEST_STEPS", "60")),
    # To make an evening as short as can be takes minutes.
    phases=[Phase.generate, Phase.shrink] if MORE else [Phase.generate],
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
NTH = some.integers(0, 11)
HOLDINGS = ("open", "open", "flagged", "all")
ABOUT = ("hold_person", "let_go", "aside", "end_aside", "end_aside")
# How often what happens, out of some sixty.
OFTEN = {
    "says": 12, "says_it_again": 4, "says_it_over_http": 3, "comes": 4, "goes": 2,
    "hides_or_shows": 2, "asks": 2, "asks_and_goes_on": 3, "says_hello_again": 2, "gives_a_sign": 2,
    "lets_through": 4, "does_not_show": 2, "takes_away": 3, "chooses_what_waits": 2,
    "looks_after": 3, "puts_out": 1, "pauses": 1,
    "keeps_what_waits": 2, "disk_is_full": 1, "passes_on": 3, "hears_news": 3,
    "looks_for_itself": 1, "database_looks": 2, "database_answers": 2, "flows": 4,
    "network_changes": 4, "time_goes_by": 4, "goes_round": 2, "is_killed": 1, "rests": 1,
}  # fmt: skip
WHAT = [name for name, often in OFTEN.items() for _ in range(often)]


class Evening(Played):
    """Everything that may happen, one thing after the other: who or where, which of them, and how.

    One rule for all of it: of many rules hypothesis leaves most out of an evening, and nobody
    would say a word in it.
    """

    @initialize(how=NTH, slow=some.sets(NTH, max_size=4))
    def opens(self, how: int, slow: set[int]) -> None:
        self.begins()
        self.chooses_what_waits(0, 0, how)
        for nth in slow:
            self.readers[nth % len(self.readers)].is_slow = True

    @rule(what=some.sampled_from(WHAT), nth=NTH, which=NTH, how=NTH)
    def then(self, what: str, nth: int, which: int, how: int) -> None:
        getattr(self, what)(nth, which, how)

    @invariant()
    def all_is_well(self) -> None:
        if self.readers:
            self.turn()
            self.the_database_is_right()
            self.pages_are_right()

    # People -------------------------------------------------------------------------------------

    def says(self, nth: int, which: int, how: int) -> None:
        """Let one or several say something; it waits, is kept, or goes all the way."""
        for more in range(1 + how % 3):
            if reader := self.one_of(self.open(), nth + more * which):
                ch = ("room", "room", "room", "line", "team")[(which + more) % 5]
                self.sends(reader, self.new_words(reader.who, ch, nth, is_worrying=how % 4 == 3))
        for server in self.servers:
            if how > 2:
                self.writes(server)
        for server in self.servers:
            if how > 5:
                self.all_comes_to(server)

    def says_it_again(self, nth: int, which: int, how: int) -> None:
        reader = self.one_of(self.open(), nth)
        if reader and (words := self.one_of(self.words[reader.who], which)):
            self.sends(reader, words)

    def says_it_over_http(self, nth: int, which: int, how: int) -> None:
        who = self.one_of(self.cast.members, nth)
        words = self.one_of(self.words[who], which) if how % 2 else None
        self.posts(words or self.new_words(who, "room", nth), self.servers[how // 2 % 2])

    def comes(self, nth: int, which: int, how: int) -> None:
        if reader := self.one_of([one for one in self.readers if one.line is None], nth):
            self.lets_in(reader, self.server(how))

    def goes(self, nth: int, which: int, how: int) -> None:
        if reader := self.one_of(self.open(), nth):
            reader.goes()

    def hides_or_shows(self, nth: int, which: int, how: int) -> None:
        if reader := self.one_of(self.open(), nth):
            reader.send({"type": "here", "visible": bool(how % 2)})
            told = Presence(reader.visit, "shows" if how % 2 else "hides")
            reader.server.queued.append(told)

    def asks(self, nth: int, which: int, how: int) -> None:
        self.asks_over_http(self.readers[nth % len(self.readers)])

    def asks_and_goes_on(self, nth: int, which: int, how: int) -> None:
        behind = [one for one in self.open() if one.behind] or self.open()
        if (reader := self.one_of(behind, nth)) and self.asks_over_http(reader):
            reader.hello()

    def says_hello_again(self, nth: int, which: int, how: int) -> None:
        if reader := self.one_of(self.open(), nth):
            reader.hello()

    def gives_a_sign(self, nth: int, which: int, how: int) -> None:
        reader = self.one_of(self.open(), nth)
        if reader and (words := self.one_of(self.shown_to(reader), which)):
            told = self.room.reacts(words, reader.who, "thank_you")
            self.acts(reader, "react", told, sign="thank_you", **self.where(words))

    # Leaders ------------------------------------------------------------------------------------

    def lets_through(self, nth: int, which: int, how: int) -> None:
        reader = self.one_of(self.leading(), nth)
        if reader and (words := self.one_of(self.waited(), which)):
            key = self.new_key()
            reader.send({"type": "act", "id": key, "activity": "release", "m": self.m[words]})
            reader.server.queued.append(Lets(reader.who, words, key, reader.visit))

    def does_not_show(self, nth: int, which: int, how: int) -> None:
        reader = self.one_of(self.leading(), nth)
        if reader and (words := self.one_of(self.waited(), which)):
            told = self.room.declines(words, reader.who, "Let us talk.")
            more = {"m": self.m[words], "reason": "unkind", "text": "Let us talk."}
            self.acts(reader, "decline", told, **more)

    def takes_away(self, nth: int, which: int, how: int) -> None:
        reader = self.one_of(self.leading(), nth)
        if reader and (words := self.one_of(self.shown_to(reader), which)):
            self.acts(reader, "remove", self.room.removes(words), **self.where(words))

    def chooses_what_waits(self, nth: int, which: int, how: int) -> None:
        if reader := self.one_of(self.leading(), nth):
            holding = HOLDINGS[how % len(HOLDINGS)]
            self.acts(reader, "hold", self.room.holds(holding, self.at), holding=holding)

    def looks_after(self, nth: int, which: int, how: int) -> None:
        if reader := self.one_of(self.leading(), nth):
            what, member = ABOUT[how % len(ABOUT)], self.one_of(self.cast.members, which)
            told = self.room.about(what, member, reader.who)
            self.acts(reader, what, told, place=self.cast.place[member])

    def puts_out(self, nth: int, which: int, how: int) -> None:
        if (reader := self.one_of(self.leading(), nth)) and how > 5:
            told = self.room.about("out", self.cast.members[-1], reader.who)
            place = self.cast.place[self.cast.members[-1]]
            self.acts(reader, "out", told, place=place, reason="rules")

    def pauses(self, nth: int, which: int, how: int) -> None:
        if reader := self.one_of(self.leading(), nth):
            before, after = ("paused", "open") if how % 3 else ("open", "paused")
            told = self.room.moves(before, after, self.at)
            self.acts(reader, "resume" if how % 3 else "pause", told)

    # Servers and networks -----------------------------------------------------------------------

    def keeps_what_waits(self, nth: int, which: int, how: int) -> None:
        self.writes(self.server(nth))

    def disk_is_full(self, nth: int, which: int, how: int) -> None:
        self.says(nth, which, 2)
        self.writes(self.server(nth), fails=1 + how % 3)

    def passes_on(self, nth: int, which: int, how: int) -> None:
        if late := self.server(nth).late:
            late.pop(which % len(late))()

    def hears_news(self, nth: int, which: int, how: int) -> None:
        self.hears(self.server(nth), which, ("heard", "doubled", "lost")[how % 3])

    def looks_for_itself(self, nth: int, which: int, how: int) -> None:
        self.server(nth).goes_round(rounds._poll)

    def database_looks(self, nth: int, which: int, how: int) -> None:
        self.server(nth).looks()

    def database_answers(self, nth: int, which: int, how: int) -> None:
        self.server(nth).finds()

    def flows(self, nth: int, which: int, how: int) -> None:
        self.all_comes_to(self.server(nth))

    def network_changes(self, nth: int, which: int, how: int) -> None:
        how_now = ("full", "free", "free", "slow", "quick")[how % 5]
        self.changes_the_network(self.readers[nth % len(self.readers)], how_now)

    def time_goes_by(self, nth: int, which: int, how: int) -> None:
        seconds = (1, 1, 1, 5, 5, 11, 11, 31, 31, 61, 61, 310)[how]
        self.goes_on(seconds, hangs=(None, None, 0, 1)[which % 4])
        if nth % 2:
            self.says(nth, which, 4)  # before anybody has looked who is there
        if nth % 3:
            self.attends()

    def goes_round(self, nth: int, which: int, how: int) -> None:
        self.round(self.server(nth), ("ask_again", "compare", "presence")[how % 3])

    def is_killed(self, nth: int, which: int, how: int) -> None:
        if how > 5:
            self.crashes(nth % 2)

    def rests(self, nth: int, which: int, how: int) -> None:
        self.settles()


@pytest.mark.data
def test_each_view_is_whole_in_order_and_nobody_elses(
    place: Place,
    amira: Person,
    dee: Person,
    cass: Person,
    yusuf: Person,
    at: datetime,
    clock_at: Callable[[datetime], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    robin = place.member("Robin", "16-17")
    people = {"cass": cass, "yusuf": yusuf, "amira": amira, "dee": dee, "robin": robin}
    cast = Cast(people, by=place.manager, at=at, set_clock=clock_at)
    monkeypatch.setattr(doorkeeper, "signed_in_with", cast.signed_in_with)
    # Small, so that pages fall behind within a few steps.
    for module, name, small in (
        (hubs, "KEPT_ITEMS", 6), (connections, "MOST_WAITING", 6), (events, "BEGINS_WITH", 3),
    ):  # fmt: skip
        monkeypatch.setattr(module, name, small)

    run_state_machine_as_test(lambda: Evening(cast, monkeypatch), settings=STEADY)
