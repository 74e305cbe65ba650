"""What leaders note during an evening, and what a plan says to them, reaches no member.

Noor and Pat lead the evening, with Amira and Dee in it. Cass and Yusuf lead others.
"""

import logging
from datetime import datetime

import pytest
from django.db import connection

from sidelight.courses.actions.runs.noting import write_note
from sidelight.courses.models import Step
from sidelight.courses.tests.runs import RunEvening, run_evening
from sidelight.people.models import Person
from tests.build import Place
from tests.canary.addresses import addresses
from tests.canary.planted import Planted
from tests.canary.test_nothing_unseen_gets_out import Visits, visitor_named
from tests.canary.walk import OTHER_WAYS, PLAIN, Asked, everything_in, walk

__all__ = ["visitor_named"]

# Whoever works here reads the plan itself; the notes are for two of them.
PLANNED = "warblerleadernotes"
MEMBERS = ["stranger", "amira", "dee", "kit"]
OTHERS = [*MEMBERS, "cass", "yusuf", "mo", "ed", "max", "sol"]


@pytest.fixture
def noor(place: Place) -> Person:
    return place.staff("Noor", "counsellor")


@pytest.fixture
def pat(place: Place) -> Person:
    return place.staff("Pat", "youth_worker")


@pytest.fixture
def run(
    place: Place, amira: Person, dee: Person, noor: Person, pat: Person, at: datetime
) -> RunEvening:
    leaders = [noor, pat]
    made = run_evening([amira, dee], leaders, by=place.manager, at=at)
    Step.objects.filter(pk=made.steps[0].pk).update(leader_notes=PLANNED)
    made.evening.opened(*leaders)
    return made


@pytest.fixture
def planted(run: RunEvening, noor: Person, pat: Person, at: datetime) -> Planted:
    """A note of each leader, about a step and about the evening."""
    planted = Planted()
    for who, leader in (("noor", noor), ("pat", pat)):
        led = run.led(leader)
        write_note(led, run.steps[0].pk, planted.word(f"{who}_on_a_step"), seen=0, at=at)
        write_note(led, None, planted.word(f"{who}_on_the_evening"), seen=0, at=at)
    return planted


def seen_by(visitor_named: Visits, who: str, asked: Asked = PLAIN) -> bytes:
    visits = walk(visitor_named(who), addresses(), asked)
    return b"".join(everything_in(response) for _page, response in visits)


def notes_in(shown: bytes, planted: Planted) -> set[str]:
    return {what for what, word in planted.unseen.items() if word.encode() in shown}


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_reads_a_note(planted: Planted, visitor_named: Visits, who: str) -> None:
    shown = seen_by(visitor_named, who)

    assert notes_in(shown, planted) == set()
    if who in MEMBERS:
        assert PLANNED.encode() not in shown


@pytest.mark.parametrize("asked", OTHER_WAYS, ids=lambda asked: f"{asked.method}{asked.query}")
def test_no_way_of_asking_shows_one_to_a_member(
    planted: Planted, visitor_named: Visits, asked: Asked
) -> None:
    assert notes_in(seen_by(visitor_named, "dee", asked), planted) == set()


def test_both_who_lead_it_read_all_of_them(planted: Planted, visitor_named: Visits) -> None:
    shown = seen_by(visitor_named, "pat")

    assert notes_in(shown, planted) == set(planted.unseen)
    assert PLANNED.encode() in shown


def test_no_event_of_the_room_holds_one(planted: Planted, run: RunEvening, pat: Person) -> None:
    lines = list(run.evening.entrance(pat).channels)
    told = "".join(run.evening.read(pat, name) for name in lines)

    assert '"plan"' in told
    assert notes_in(told.encode(), planted) == set()


def test_no_row_and_no_line_of_the_log_says_it(
    planted: Planted, visitor_named: Visits, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    seen_by(visitor_named, "pat")
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows.append(repr(cursor.fetchall()))

    everything = "".join(rows) + caplog.text
    assert PLANNED in everything
    assert [what for what, word in planted.unseen.items() if word[1:] in everything] == []
