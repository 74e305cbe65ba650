"""“Show someone”: a clean page of what was ticked, drawn once, stored and sent nowhere."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse

from sidelight.journal.tests.build import planned, written
from sidelight.people.models import Person

pytestmark = pytest.mark.django_db
Browsers = Callable[[Person | None], Client]
TYPED = {"to": "Aunt Wren", "know": "It was a long month.", "helps": "Just listen.", "name": "A."}


def everything_in_the_database() -> str:
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows.append(repr(cursor.fetchall()))
    return "".join(rows)


def test_it_holds_what_was_ticked_and_typed_and_nothing_else(
    amira: Person, browser_of: Browsers, at: datetime
) -> None:
    picked, other = written(amira, "The robin.", at=at), written(amira, "The owl.", at=at)
    planned(amira, at=at)
    address, browser = reverse("journal_letter"), browser_of(amira)
    offered = browser.get(address).content.decode()

    letter = browser.post(address, {**TYPED, "pages": [picked.slug], "plan": "on"})

    page = letter.content.decode()
    assert other.slug in offered
    for words in (*TYPED.values(), "The robin.", "My cousin."):
        assert words in page
    assert "The owl." not in page
    assert "no-store" in letter["Cache-Control"]


def test_nobody_elses_page_goes_in(
    amira: Person, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    hers = written(amira, "The robin.", at=at)

    answer = browser_of(dee).post(reverse("journal_letter"), {**TYPED, "pages": [hers.slug]})

    assert "The robin." not in answer.content.decode()


def test_it_is_neither_kept_nor_sent(amira: Person, browser_of: Browsers) -> None:
    answer = browser_of(amira).post(reverse("journal_letter"), TYPED)

    assert "Aunt Wren" in answer.content.decode()
    kept = everything_in_the_database()
    assert [words for words in TYPED.values() if len(words) > 2 and words in kept] == []
    assert mail.outbox == []


def test_it_can_be_changed_before_it_is_printed(amira: Person, browser_of: Browsers) -> None:
    answer = browser_of(amira).post(reverse("journal_letter"), {**TYPED, "change": "1"})

    page = answer.content.decode()
    assert 'value="Aunt Wren"' in page
    assert "Make the letter" in page


def test_an_empty_letter_asks_for_something(amira: Person, browser_of: Browsers) -> None:
    assert browser_of(amira).post(reverse("journal_letter"), {"to": "Wren"}).status_code == 422
