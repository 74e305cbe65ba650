"""Pages, plans and what came back: their writer reads them, and whom they were shown to, opened."""

import logging
from collections.abc import Callable
from datetime import datetime

import pytest
from django.core import mail
from django.db import connection
from django.test import Client

from sidelight.courses.tests.journals import group_of, shown
from sidelight.journal.actions import NewLine, open_plan, say_it_was_read, suggest_line
from sidelight.journal.models import Plan, PlanSuggestion, Section, Share
from sidelight.journal.tests.build import planned, written
from sidelight.people.models import Person
from tests.build import Place, new_key
from tests.canary.addresses import addresses
from tests.canary.planted import Planted
from tests.canary.test_nothing_unseen_gets_out import Visits, visitor_named
from tests.canary.walk import Asked, Walked, everything_in, walk

__all__ = ["visitor_named"]

# Noor is a counsellor as well, of other groups.
OTHERS = ["stranger", "dee", "kit", "noor", "yusuf", "mo", "ed", "max", "sol"]
Browsers = Callable[[Person | None], Client]


@pytest.fixture
def noor(place: Place) -> Person:
    return place.staff("Noor", "counsellor")


@pytest.fixture
def planted(place: Place, amira: Person, cass: Person, yusuf: Person, at: datetime) -> Planted:
    """A page for herself, one that Cass was shown and answered, and a plan with a suggestion."""
    planted = Planted()
    group_of(amira, cass, yusuf, by=place.manager, at=at)
    written(amira, planted.word("page"), at=at, title=planted.word("title"))
    showed = written(amira, planted.word("shown"), at=at, title=planted.word("shown_title"))
    share = shown(showed, cass, at=at)
    say_it_was_read(share, planted.word("answer"), by=cass, at=at)
    plan = planned(amira, at=at, **{part: planted.word(part) for part in Section.values})
    opened = open_plan(plan, reader=cass, at=at)
    line = NewLine(Section.PEOPLE, planted.word("line"), new_key())
    suggest_line(opened, line, by=cass, at=at)
    return planted


def words_in(walked: Walked, planted: Planted) -> set[str]:
    return {
        what
        for _page, response in walked
        for answer in [everything_in(response)]
        for what, word in planted.unseen.items()
        if word.encode() in answer
    }


def shown_to(visits: Visits, who: str, planted: Planted) -> set[str]:
    return words_in(walk(visits(who), addresses()), planted)


def test_their_writer_reads_them(planted: Planted, visitor_named: Visits) -> None:
    assert shown_to(visitor_named, "amira", planted) == set(planted.unseen)


@pytest.mark.parametrize("who", OTHERS)
def test_no_page_shows_them_to_others(planted: Planted, visitor_named: Visits, who: str) -> None:
    assert shown_to(visitor_named, who, planted) == set()


def test_the_counsellor_reads_nothing_by_opening_pages(
    planted: Planted, visitor_named: Visits
) -> None:
    assert shown_to(visitor_named, "cass", planted) == set()


def test_and_what_was_shown_to_them_by_opening_it(
    planted: Planted, cass: Person, browser_of: Browsers
) -> None:
    browser = browser_of(cass)
    page = browser.post(f"/staff/shared-pages/{Share.objects.get().slug}/words")
    plan = browser.post(f"/staff/safety-plans/{Plan.objects.get().slug}/words")

    opened = page.content.decode(), plan.content.decode()

    assert [
        {what for what, word in planted.unseen.items() if word in shown} for shown in opened
    ] == [{"shown", "shown_title"}, {*Section.values, "line"}]


def test_nobody_else_opens_them(planted: Planted, visitor_named: Visits) -> None:
    opening = {"shared_page_words", "shared_plan_words"}
    pages = [page for page in addresses() if page.name in opening]

    opened = {
        who: words_in(walk(visitor_named(who), pages, Asked(method="POST")), planted)
        for who in ("cass", *OTHERS)
    }

    assert opened.pop("cass") == {"shown", "shown_title", *Section.values, "line"}
    assert opened == {who: set() for who in OTHERS}


def test_no_row_no_message_and_no_line_of_the_log_says_them(
    planted: Planted, caplog: pytest.LogCaptureFixture, cass: Person, browser_of: Browsers
) -> None:
    caplog.set_level(logging.DEBUG)
    browser_of(cass).post(f"/staff/shared-pages/{Share.objects.get().slug}/words")
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows.append(repr(cursor.fetchall()))
    everything = "".join(rows) + caplog.text + repr(mail.outbox)

    assert "Amira" in everything
    assert PlanSuggestion.objects.exists()
    assert {what for what, word in planted.unseen.items() if word[1:] in everything} == set()
