"""What somebody gave for an emergency is on no page, in no row and in no log: two people alone read
it, and only when they ask for it.
"""

import logging
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.safeguarding.models import EmergencyOpening
from sidelight.safeguarding.rules.emergencies import Details
from sidelight.safeguarding.tests.build import opened_by_two, sealed
from tests.build import Place
from tests.canary.addresses import addresses
from tests.canary.test_nothing_unseen_gets_out import Visits, visitor_named
from tests.canary.walk import PLAIN, everything_in, walk

__all__ = ["visitor_named"]

WORDS = ("warblername", "warblerstreet", "07700900456", "warbleraunt")
REASON = b"They wrote goodbye"
Browsers = Callable[[Person | None], Client]


@pytest.fixture
def lou(place: Place) -> Person:
    return place.staff("Lou", "safeguarding_lead")


@pytest.fixture
def opening(
    amira: Person, cass: Person, sol: Person, lou: Person, at: datetime
) -> EmergencyOpening:
    """It is open to Cass and Sol; Lou is a lead as well."""
    sealed(amira, at=at, details=Details(*WORDS))
    return opened_by_two(amira, by=cass, second=sol, at=at)


def seen_by(visitor_named: Visits, who: str) -> bytes:
    visits = walk(visitor_named(who), addresses(), PLAIN)
    return b"".join(everything_in(response) for _page, response in visits)


def words_in(shown: bytes) -> list[str]:
    return [word for word in WORDS if word.encode() in shown]


@pytest.mark.parametrize("who", ["stranger", "dee", "mo", "yusuf", "max", "cass", "sol"])
def test_no_page_that_is_only_read_shows_it(
    opening: EmergencyOpening, visitor_named: Visits, who: str
) -> None:
    shown = seen_by(visitor_named, who)

    assert words_in(shown) == []
    assert (REASON in shown) == (who in ("cass", "sol"))


def test_the_two_read_it_when_they_ask_and_nobody_else_does(
    opening: EmergencyOpening,
    browser_of: Browsers,
    request: pytest.FixtureRequest,
    place: Place,
) -> None:
    address = reverse("emergency_details", args=[opening.slug])
    everybody = {
        who: request.getfixturevalue(who)
        for who in ("amira", "dee", "mo", "yusuf", "ed", "lou", "cass", "sol")
    }
    everybody |= {"max": place.manager, "noor": place.staff("Noor", "counsellor")}

    read = {
        who: len(words_in(browser_of(person).post(address, follow=True).content))
        for who, person in everybody.items()
    }

    assert {who for who, found in read.items() if found} == {"cass", "sol"}
    assert read["cass"] == read["sol"] == len(WORDS)


def test_no_row_and_no_log_holds_it(
    opening: EmergencyOpening, browser_of: Browsers, cass: Person, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        browser_of(cass).post(reverse("emergency_details", args=[opening.slug]))

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            assert words_in(repr(cursor.fetchall()).encode()) == [], table
    told = "\n".join(record.getMessage() for record in caplog.records)
    assert words_in(told.encode()) == []
