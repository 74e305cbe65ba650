"""What somebody writes when they ask for a place is for counsellors, and for nobody else."""

import logging
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client

from sidelight.courses.models import (
    Application,
    AskedWords,
    DecisionWords,
    KnownNote,
    PlaceDecision,
)
from sidelight.people.actions import leave
from sidelight.people.models import Person
from sidelight.people.registers import belongings
from tests.build import Place
from tests.canary.addresses import addresses
from tests.canary.places import plant_not_now, plant_place
from tests.canary.planted import Planted
from tests.canary.test_nothing_unseen_gets_out import Visits, visitor_named
from tests.canary.walk import everything_in, walk

__all__ = ["visitor_named"]

OTHERS = ["stranger", "dee", "kit", "yusuf", "mo", "ed", "max", "sol"]
Browsers = Callable[[Person | None], Client]


@pytest.fixture
def planted(place: Place, amira: Person, at: datetime) -> Planted:
    planted = Planted()
    application = plant_place(place, amira, planted, at)
    plant_not_now(place, application, planted, at)
    return planted


@pytest.fixture
def going_on(place: Place, amira: Person, at: datetime) -> Planted:
    """The same while it goes on: there is a page about it."""
    planted = Planted()
    plant_place(place, amira, planted, at)
    return planted


def shown_to(visitor_named: Visits, who: str, planted: Planted) -> set[str]:
    return {
        what
        for _page, response in walk(visitor_named(who), addresses())
        for answer in [everything_in(response)]
        for what, word in planted.unseen.items()
        if word.encode() in answer
    }


@pytest.mark.parametrize("who", OTHERS)
def test_no_page_shows_it_to_others(going_on: Planted, visitor_named: Visits, who: str) -> None:
    assert shown_to(visitor_named, who, going_on) == set()


def test_a_counsellor_reads_nothing_by_opening_pages(
    going_on: Planted, visitor_named: Visits
) -> None:
    assert shown_to(visitor_named, "cass", going_on) == set()


def test_a_counsellor_reads_what_they_open_and_nothing_else(
    going_on: Planted, cass: Person, browser_of: Browsers
) -> None:
    browser, slug = browser_of(cass), Application.objects.get().slug

    opened = {
        name: browser.post(address).content.decode()
        for name, address in {
            "wish": f"/staff/places/{slug}/words/wish",
            "form_now": f"/staff/places/{slug}/words/now",
            "known": f"/staff/known/{KnownNote.objects.get().slug}/",
        }.items()
    }

    for name, page in opened.items():
        assert {what for what, word in going_on.unseen.items() if word in page} == {name}


def test_its_author_reads_the_message_alone(planted: Planted, visitor_named: Visits) -> None:
    assert shown_to(visitor_named, "amira", planted) == {"message"}


def test_no_row_and_no_line_of_the_log_says_it(
    planted: Planted, caplog: pytest.LogCaptureFixture, cass: Person, browser_of: Browsers
) -> None:
    caplog.set_level(logging.DEBUG)
    browser_of(cass).get("/staff/places/")
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows.append(repr(cursor.fetchall()))
    everything = "".join(rows) + caplog.text

    assert "Amira" in everything
    assert {what for what, word in planted.unseen.items() if word[1:] in everything} == set()


def test_a_download_gives_them_theirs_and_nothing_about_others(
    planted: Planted, amira: Person
) -> None:
    given = repr(
        [
            [str(value) for _name, value in entry.lines]
            for one in belongings
            if callable(one.export)
            for entry in one.export(amira)
        ]
    )

    told = {what for what, word in planted.unseen.items() if word in given}
    # Why they were let in may say something about somebody else.
    assert told == set(planted.unseen) - {"reason"}


def test_nothing_is_left_of_it_when_they_leave(
    planted: Planted, amira: Person, at: datetime
) -> None:
    tables = (Application, AskedWords, KnownNote, DecisionWords)
    before = [table.__name__ for table in tables if table.objects.exists()]

    leave(amira, at=at)

    assert before == [table.__name__ for table in tables]
    assert [table.__name__ for table in tables if table.objects.exists()] == []
    assert set(PlaceDecision.objects.values_list("person", flat=True)) == {amira.pk}
