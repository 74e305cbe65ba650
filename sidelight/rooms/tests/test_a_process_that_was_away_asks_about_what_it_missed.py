"""A process that hung, or had no database, finds out who may stay, and who is there."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from sidelight.live.actions import ask_again_about_person, beat
from sidelight.people.models import Person
from sidelight.rooms.actions.attending import note_who_is_gone
from sidelight.rooms.actions.members import put_out
from sidelight.rooms.actions.pages_there import bring_pages_back, end_lost_pages
from sidelight.rooms.consumers.doorkeeper import Doorkeeper
from sidelight.rooms.consumers.rounds import LONG_AWAY, OVER, _ask_again, write_again
from sidelight.rooms.queries.facts import leaders_in
from sidelight.rooms.queries.running import pages_open
from sidelight.rooms.rules.reasons import OutReason
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.still import OpenPage as RoomPage
from sidelight.rooms.tests.still import still_worker

SOMEBODY = 7
pytestmark = pytest.mark.django_db


@dataclass(eq=False)
class OpenPage:
    """The page of somebody whose sign-in has ended. codes: what it was closed with."""

    codes: list[int] = field(default_factory=list)

    def close(self, code: int) -> None:
        self.codes.append(code)


def closed_after(away: timedelta, *, at: datetime, page: OpenPage) -> list[int]:
    """Let a process look again after it was away for so long; return how the page was closed."""

    async def ask(question: Callable[..., Any], *about: Any) -> Any:
        return question(*about)

    admission = SimpleNamespace(session_key="ended", entrance=SimpleNamespace(slug="thursday"))
    group = {("person", SOMEBODY): [page]}
    station: Any = SimpleNamespace(
        ask=ask, asked={}, asked_at=at - away, doorkeeper=Doorkeeper(), sockets={page: admission},
        hub=SimpleNamespace(in_group=lambda name: group.get(name, [])),
    )  # fmt: skip
    finish(_ask_again(station))
    return page.codes


def finish(turn: Coroutine[Any, Any, None]) -> None:
    """Run what waits for nothing."""
    with pytest.raises(StopIteration):
        turn.send(None)


def test_what_changed_while_it_hung_is_asked_about(at: datetime, clock_at: object) -> None:
    ask_again_about_person(SOMEBODY, at=at - timedelta(seconds=90))

    assert closed_after(timedelta(minutes=2), at=at, page=OpenPage()) == [OVER]


def test_after_a_long_time_everybody_is_asked_about(at: datetime, clock_at: object) -> None:
    assert closed_after(2 * LONG_AWAY, at=at, page=OpenPage()) == [OVER]


def test_what_was_looked_at_already_is_let_be(at: datetime, clock_at: object) -> None:
    ask_again_about_person(SOMEBODY, at=at - timedelta(seconds=90))

    assert closed_after(timedelta(seconds=1), at=at, page=OpenPage()) == []


# Who is there --------------------------------------------------------------------------------

WORKER = "first"
AWAY = timedelta(seconds=20)


@pytest.fixture
def evening(
    amira: Person, cass: Person, yusuf: Person, max: Person, at: datetime, clock_at: object
) -> Evening:
    """A room whose people all have their page in one process."""
    planned = Evening.planned([amira], [cass, yusuf], by=max, at=at)
    beat(WORKER, at=at)
    planned.come(amira, cass, yusuf, worker=WORKER)
    return planned


def leaders(evening: Evening, at: datetime) -> int:
    return leaders_in([evening.room.pk], at).get(evening.room.pk, 0)


def test_leaders_who_sat_there_all_along_count_again(evening: Evening, at: datetime) -> None:
    back = at + AWAY
    note_who_is_gone(back)
    assert leaders(evening, back) == 0

    assert beat(WORKER, at=back)
    bring_pages_back(WORKER, list(evening.pages.values()))

    assert leaders(evening, back) == 2
    assert not beat(WORKER, at=back)


def test_who_was_put_out_meanwhile_stays_out(
    evening: Evening, amira: Person, cass: Person, at: datetime
) -> None:
    put_out(evening.place(amira), OutReason.RULES, by=evening.place(cass), at=at)

    bring_pages_back(WORKER, list(evening.pages.values()))

    assert evening.pages[amira.pk] not in pages_open(WORKER)
    assert evening.pages[cass.pk] in pages_open(WORKER)


def test_a_leader_who_left_while_nothing_could_be_written_does_not_count(
    evening: Evening, cass: Person, at: datetime
) -> None:
    assert leaders(evening, at) == 2

    end_lost_pages({evening.pages[cass.pk]}, at=at)

    assert leaders(evening, at) == 1


def test_a_leader_who_put_the_page_away_while_nothing_could_be_written_does_not_count(
    amira: Person, cass: Person, yusuf: Person, max: Person, at: datetime, clock_at: object
) -> None:
    evening = Evening.planned([amira], [cass, yusuf], by=max, at=at)
    with still_worker() as worker:
        beat(worker.here.key, at=at)
        page, other = (RoomPage(worker, one, evening.room.slug, at) for one in (cass, yusuf))
        for one in (page, other):
            one.hello()
        worker.keep_what_waits(at)
        page.send({"type": "here", "visible": False})
        worker.writer.waiting.clear()  # the database was away
        assert leaders(evening, at) == 2

        worker.begin(write_again(worker))
        worker.turn()
        worker.keep_what_waits(at)

        assert leaders(evening, at) == 1
