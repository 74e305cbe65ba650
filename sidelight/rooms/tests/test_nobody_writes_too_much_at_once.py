"""There is a limit to everything that is sent, and over it somebody is told so kindly."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from sidelight.people.models import Person
from sidelight.rooms.actions.running import set_pace
from sidelight.rooms.actions.saying import Words, say
from sidelight.rooms.errors import CannotSpeak, TooFast
from sidelight.rooms.models import Entry, Room
from sidelight.rooms.rules.jobs import Code, Outcome, Shown
from sidelight.rooms.rules.pace import Bucket
from sidelight.rooms.rules.reading import Unreadable, words_in
from sidelight.rooms.rules.speaking import LONGEST_TEXT
from sidelight.rooms.tests.build import Evening, number
from sidelight.rooms.tests.still import OpenPage, StillWorker, still_worker

SECOND = timedelta(seconds=1)


def bucket() -> Bucket:
    """Return the usual one: one a second, five at once."""
    return Bucket(a_second=1, most=5, left=5, since=0)


def test_five_at_once_and_then_one_a_second() -> None:
    mine = bucket()

    assert [mine.wait_seconds(0) for _ in range(7)] == [0, 0, 0, 0, 0, 1, 1]
    assert [mine.wait_seconds(now) for now in (0.5, 1, 1.5, 2)] == [0.5, 0, 0.5, 0]
    assert [mine.wait_seconds(100) for _ in range(6)] == [0, 0, 0, 0, 0, 1]


def test_in_slow_mode_one_in_so_many_seconds() -> None:
    mine = bucket()

    waits = [mine.wait_seconds(now, slow_seconds=30) for now in (0, 1, 29, 30, 59, 60)]

    assert waits == [0, 29, 1, 0, 1, 0]


@settings(max_examples=60, derandomize=True)
@given(pauses=some.lists(some.floats(0, 20), min_size=1, max_size=60))
def test_no_rhythm_gets_more_through(pauses: list[float]) -> None:
    mine, now, taken = bucket(), 0.0, []

    for pause in pauses:
        now += pause
        if mine.wait_seconds(now) == 0:
            taken.append(now)

    for first in range(len(taken)):
        for last in range(first, len(taken)):
            assert last - first + 1 <= 5 + (taken[last] - taken[first]) + 1e-6


def test_words_have_a_length() -> None:
    assert words_in({"text": "a" * LONGEST_TEXT}, number(1)) == "a" * 2_000
    with pytest.raises(Unreadable) as refused:
        words_in({"text": "a" * 2_001}, number(1))
    assert (refused.value.code, refused.value.key) == (Code.TOO_LONG, number(1))


class TestOverHttp:
    pytestmark = [pytest.mark.django_db, pytest.mark.data]

    @pytest.fixture(autouse=True)
    def _open(self, evening: Evening, cass: Person, yusuf: Person) -> None:
        evening.opened(cass, yusuf, holding=Room.Holding.OPEN)

    def says(
        self, evening: Evening, person: Person, key: int, *, channel: str = "room", after: int = 0
    ) -> Outcome:
        words = Words(channel, f"Words {key}.", number(key))
        return say(words, evening.entrance(person), at=evening.at + after * SECOND)

    def test_ten_in_five_seconds_are_enough(self, evening: Evening, amira: Person) -> None:
        for key in range(100, 110):
            self.says(evening, amira, key)

        with pytest.raises(TooFast):
            self.says(evening, amira, 110)

        assert isinstance(self.says(evening, amira, 110, after=6), Shown)

    def test_the_same_message_once_more_is_no_new_one(
        self, evening: Evening, amira: Person
    ) -> None:
        for key in range(100, 110):
            self.says(evening, amira, key)

        assert self.says(evening, amira, 109) == Shown(self.seq_of(109), again=True)

    def seq_of(self, key: int) -> int:
        return int(Entry.objects.get(key=number(key)).seq or 0)

    def test_others_are_not_held_up(self, evening: Evening, amira: Person, dee: Person) -> None:
        for key in range(100, 110):
            self.says(evening, amira, key)

        assert isinstance(self.says(evening, dee, 200), Shown)

    def test_slow_mode_holds_here_too_and_never_on_a_line(
        self, evening: Evening, amira: Person, cass: Person
    ) -> None:
        set_pace(evening.room, 30, by=evening.place(cass), at=evening.at)
        line = f"line:{evening.place(amira).slug}"
        self.says(evening, amira, 100)

        with pytest.raises(CannotSpeak) as refused:
            self.says(evening, amira, 101, after=29)

        assert refused.value.code == Code.SLOW_MODE
        assert isinstance(self.says(evening, amira, 102, channel=line, after=1), Shown)
        assert isinstance(self.says(evening, amira, 101, after=30), Shown)
        assert isinstance(self.says(evening, cass, 103), Shown)
        assert isinstance(self.says(evening, cass, 104), Shown)


class TestOverTheSocket:
    pytestmark = pytest.mark.django_db

    @pytest.fixture
    def worker(self, clock_at: Callable[[datetime], None]) -> Iterator[StillWorker]:
        with still_worker() as one:
            yield one

    @pytest.fixture
    def page(
        self, worker: StillWorker, evening: Evening, amira: Person, cass: Person, yusuf: Person
    ) -> OpenPage:
        evening.opened(cass, yusuf, holding=Room.Holding.OPEN)
        page = OpenPage(worker, amira, evening.room.slug, evening.at)
        page.admission.bucket = bucket()
        page.hello()
        worker.read()
        return page

    def answers(self, page: OpenPage, at: datetime) -> list[tuple[str, str | None]]:
        page.worker.keep_what_waits(at)
        page.worker.turn(seconds=0)
        told = [one for one in page.news() if one["type"] in ("ack", "refused")]
        return [(one["id"][-2:], one.get("code")) for one in told]

    def said(self, key: int, text: str = "Words.", channel: str = "room") -> dict[str, Any]:
        return {"type": "say", "id": str(number(key)), "ch": channel, "text": text}

    def test_whoever_writes_too_fast_is_told_which_was_not_taken(
        self, page: OpenPage, evening: Evening
    ) -> None:
        page.send(*(self.said(key) for key in range(1, 8)))

        answers = dict(self.answers(page, evening.at))

        refused = {key for key, code in answers.items() if code == Code.TOO_FAST}
        assert refused == {"06", "07"}
        assert len(answers) == 7
        assert Entry.objects.filter(kind=Entry.Kind.SAID).count() == 5

    def test_a_line_to_the_leaders_is_never_slow(self, page: OpenPage, evening: Evening) -> None:
        page.worker.slow = {evening.room.pk: 30}
        line = page.admission.entrance.own_line

        page.send(self.said(1), self.said(2), self.said(3, channel=line))

        answers = dict(self.answers(page, evening.at))
        assert answers == {"01": None, "02": Code.SLOW_MODE, "03": None}

    def done(self, page: OpenPage, at: datetime, activity: str, **more: str) -> list[str | None]:
        """Do something twelve times in one moment, and return the codes that are answered."""
        codes = []
        for key in range(1, 13):
            page.send({"type": "act", "id": str(number(key)), "activity": activity, **more})
            page.worker.turn(seconds=0)
            codes += [code for _, code in self.answers(page, at)]
        return codes

    def test_signs_and_the_like_are_ten_at_once_and_then_one_a_second(
        self, page: OpenPage, evening: Evening
    ) -> None:
        assert self.done(page, evening.at, "moment") == [None] * 10 + [Code.TOO_FAST] * 2

        page.worker.turn(seconds=1)

        assert self.done(page, evening.at, "back") == [None] + [Code.TOO_FAST] * 11

    def test_leaders_are_never_slowed(
        self, worker: StillWorker, page: OpenPage, evening: Evening, cass: Person
    ) -> None:
        leader = OpenPage(worker, cass, evening.room.slug, evening.at)
        leader.hello()
        worker.read()

        assert self.done(leader, evening.at, "hold", holding="all") == [None] * 12

    def test_too_long_and_empty_words_come_back_with_their_id(
        self, page: OpenPage, evening: Evening
    ) -> None:
        page.send(self.said(1, "a" * 2_001), self.said(2, " \u200b "), self.said(3, "a" * 2_000))

        answers = dict(self.answers(page, evening.at))
        assert answers == {"01": Code.TOO_LONG, "02": Code.EMPTY, "03": None}

    def test_a_frame_that_is_too_large_closes_the_page(self, page: OpenPage) -> None:
        page.socket.heard(json.dumps([self.said(1, "a" * 20_000)]))
        page.worker.turn()

        assert page.line.closed_with == 4413

    def test_a_flood_of_frames_closes_the_page(self, page: OpenPage) -> None:
        for _ in range(60):
            page.socket.heard('{"type":"ping"}')
        assert page.socket.connection.closing is None

        page.socket.heard('{"type":"ping"}')
        page.socket.heard('{"type":"ping"}')
        page.worker.turn()

        assert page.line.closed_with == 4429

    def test_whoever_never_says_hello_is_let_go(
        self, worker: StillWorker, evening: Evening, amira: Person
    ) -> None:
        page = OpenPage(worker, amira, evening.room.slug, evening.at)

        worker.turn(seconds=9)
        assert page.line.closed_with is None
        worker.turn(seconds=2)

        assert page.line.closed_with == 4408
