"""A page for everybody is made from nothing but tables whose changes make a new edition."""

import re
from collections.abc import Iterable
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import reverse

from sidelight.foundation.editions import making, public_tables
from sidelight.foundation.register import Register
from sidelight.home.queries import missing_words
from sidelight.people import registers
from sidelight.people.models import Consent
from tests.house.lived_in import LivedIn
from tests.house.permissions import ROWS
from tests.house.walls.addresses import Address, addresses
from tests.house.walls.permissions import PAGE, STRANGER

QUOTED = re.compile(r'"(\w+)"')
TABLES = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}

# Pages that a stranger opens and that are made anew for each of them, and why.
FOR_ONE = {
    "join": "a form",
    "account_login": "a form",
    "mfa_login_webauthn": "a question of its own for each passkey",
    "recover": "a form",
    "complain": "a form",
    "report_a_site": "a form",
    "ask": "a form",
    "farewell": "said once, to somebody who has just left",
    "complaint": "an address that one person was given",
    "own_question": "an address that one person was given",
    "site_report": "an address that one person was given",
    "offer_link": "a link that one person was given",
    "away_link": "a link that one person was given",
    "wanted_link": "a link that one person was given",
    "missed_link": "a link that one person was given",
    "robots": "for machines, and asked for once a day",
    "sitemap": "for machines, and asked for once a day",
    "health": "must look at the database each time",
    "style_page": "for those who build pages",
    "notes_worker": "a program; browsers keep it",
    "help_worker": "a program; browsers keep it",
    "help_app": "read by a browser once",
    "help_card_alone": "fetched by the program that keeps it",
    "course_picture": "a picture, kept by browsers",
    "find": "depends on what was typed",
    "article_picture": "a picture, kept by browsers",
}


def is_for_everybody(address: Address) -> bool:
    return getattr(address.view, "is_for_everybody", False)


MARKED = {each.name for each in addresses() if is_for_everybody(each)}
OPEN = {name for name, row in ROWS.items() if row.get.get(STRANGER) == PAGE}


def test_every_page_of_a_stranger_is_for_everybody_or_says_why_not() -> None:
    assert MARKED | set(FOR_ONE) == OPEN
    assert MARKED & set(FOR_ONE) == set()


@pytest.mark.parametrize("name", sorted(MARKED))
def test_it_reads_public_tables_alone(
    name: str, lived_in: LivedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_it_really_is(monkeypatch)
    read: set[str] = set()
    with making(), connection.execute_wrapper(noting(read)):
        response = Client().get(reverse(name, kwargs=lived_in.arguments.get(name)))

    assert response.status_code == 200
    assert not response.cookies
    assert unnoticed(read) == set()
    assert {"design_look", "directory_helpservice"} <= read


def test_a_table_that_nobody_watches_is_noticed(db: None) -> None:
    read: set[str] = set()
    with connection.execute_wrapper(noting(read)):
        peek(HttpRequest())

    assert unnoticed(read) == {"people_consent"}


def peek(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(Consent.objects.count()))


def as_it_really_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The go-live list, which tests of the house leave out, stands behind the first page."""
    monkeypatch.setattr(registers, "before_joining", Register())
    registers.before_joining.add(missing_words)


def noting(read: set[str]) -> Any:  # Any: Django's own type for it
    def note(execute: Any, sql: str, *rest: Any) -> Any:  # Any: the same
        read.update(QUOTED.findall(sql))
        read.update(word for word in re.findall(r"\w+", sql) if word in TABLES)
        return execute(sql, *rest)

    return note


def unnoticed(read: Iterable[str]) -> set[str]:
    return (set(read) & TABLES) - {table.name for table in public_tables}
