"""Where nothing can be written, pages that are only read open; a sign-in is renewed later."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError, connection
from django.test import Client

from sidelight.people.middleware import RENEWED, RENEWED_EVERY
from sidelight.people.models import Person, SignIn

pytestmark = [pytest.mark.django_db, pytest.mark.data]
Browsers = Callable[[object], Client]
ALLOWED = ("SELECT", "(SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@contextmanager
def full_disk() -> Iterator[list[str]]:
    """Have the database refuse whatever would write; give what it was asked to."""
    refused: list[str] = []

    def only_reads(
        execute: Callable[..., object], sql: str, parameters: object, many: object, context: object
    ) -> object:
        if sql.startswith(ALLOWED):
            return execute(sql, parameters, many, context)
        refused.append(sql.split(maxsplit=1)[0])
        raise OperationalError("database or disk is full")

    with connection.execute_wrapper(only_reads):
        yield refused


@pytest.fixture
def a_while_later(
    at: datetime, amira: Person, browser_of: Browsers, clock_at: Callable[[datetime], None]
) -> Client:
    """Amira's browser, a quarter of an hour after the last page."""
    browser = browser_of(amira)
    browser.get("/me/")
    clock_at(at + RENEWED_EVERY)
    return browser


def test_the_first_page_in_a_quarter_of_an_hour_is_shown(a_while_later: Client) -> None:
    with full_disk() as refused:
        answer = a_while_later.get("/me/")

    assert refused, "there was something to write"
    assert answer.status_code == 200
    assert "Amira" in answer.content.decode()


def test_it_is_renewed_as_soon_as_there_is_room(a_while_later: Client, at: datetime) -> None:
    with full_disk():
        a_while_later.get("/me/")
    before = a_while_later.session[RENEWED]

    a_while_later.get("/me/")

    assert before == at.timestamp()
    assert a_while_later.session[RENEWED] == (at + RENEWED_EVERY).timestamp()


def test_that_somebody_was_here_today_may_be_noted_later(
    a_while_later: Client, amira: Person, at: datetime, clock_at: Callable[[datetime], None]
) -> None:
    Person.objects.filter(pk=amira.pk).update(last_login=at - timedelta(days=2))

    with full_disk():
        answer = a_while_later.get("/me/")
    a_while_later.get("/me/")

    amira.refresh_from_db()
    assert answer.status_code == 200
    assert amira.last_login == at + RENEWED_EVERY


def test_what_a_page_had_to_keep_is_not_passed_over(a_while_later: Client) -> None:
    a_while_later.raise_request_exception = False

    with full_disk():
        answer = a_while_later.post("/me/recovery-words/")

    assert answer.status_code == 500
    assert "Help" in answer.content.decode()


def test_a_sign_in_that_was_ended_meanwhile_is_not_made_again(
    a_while_later: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    SignIn.objects.all().delete()

    answer = a_while_later.get("/me/")

    assert answer.status_code == 302
    assert not SignIn.objects.exists()
