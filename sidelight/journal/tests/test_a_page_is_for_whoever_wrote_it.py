"""A page of a journal is shown to its writer, kept as noise, and gone when they say so."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.foundation.sealing import unseal_for
from sidelight.journal.actions import remove_page, write_page
from sidelight.journal.errors import JournalFull, NothingWritten, PageTooLong
from sidelight.journal.models import JournalKey, Page
from sidelight.journal.queries.sealing import box_of
from sidelight.journal.tests.build import words_of, words_on, written
from sidelight.people.actions import leave
from sidelight.people.errors import SomebodyLeft
from sidelight.people.models import Person
from tests.build import new_key

pytestmark = [pytest.mark.django_db, pytest.mark.data]
WORDS = "The robin came back."
Browsers = Callable[[Person | None], Client]


def everything_kept() -> bytes:
    """Return all that the tables of the journal hold."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT sealed FROM journal_page")
        sealed = [bytes(row[0]) for row in cursor.fetchall()]
        cursor.execute("SELECT prompt, slug FROM journal_page")
        return b"".join(sealed) + repr(cursor.fetchall()).encode()


def test_its_writer_reads_it(amira: Person, browser_of: Browsers, at: datetime) -> None:
    page = written(amira, WORDS, at=at, title="Morning")

    browser = browser_of(amira)
    shown = browser.get(reverse("journal_page", kwargs={"slug": page.slug}))

    assert WORDS in shown.content.decode()
    assert "Morning" in browser.get(reverse("journal")).content.decode()


@pytest.mark.parametrize("name", ["journal_page", "journal_words", "journal_page_removal"])
def test_nobody_else_finds_it(
    amira: Person,
    dee: Person,
    mo: Person,
    sol: Person,
    cass: Person,
    max: Person,
    browser_of: Browsers,
    at: datetime,
    name: str,
) -> None:
    address = reverse(name, kwargs={"slug": written(amira, WORDS, at=at).slug})

    assert browser_of(amira).get(address).status_code == 200
    for other in (dee, mo, sol, cass, max):
        browser = browser_of(other)
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"words": "Mine."}).status_code in (404, 405)
    assert words_of(amira) == {WORDS}


def test_the_database_alone_does_not_tell_it(amira: Person, at: datetime) -> None:
    page = written(amira, WORDS, at=at, title="Morning robin")

    assert words_on(page) == WORDS
    assert b"robin" not in everything_kept()


def test_it_opens_with_its_writers_key_alone(amira: Person, dee: Person, at: datetime) -> None:
    hers, theirs = written(amira, WORDS, at=at), written(dee, "Toast.", at=at)

    assert WORDS in unseal_for(box_of(amira), hers.sealed, of=f"page {hers.slug}")
    with pytest.raises(CannotDecrypt):
        unseal_for(box_of(dee), hers.sealed, of=f"page {hers.slug}")
    with pytest.raises(CannotDecrypt):
        unseal_for(box_of(amira), hers.sealed, of=f"page {theirs.slug}")


def test_removed_is_gone(amira: Person, browser_of: Browsers, at: datetime) -> None:
    page, kept = written(amira, WORDS, at=at), written(amira, "Rain.", at=at)

    answer = browser_of(amira).post(reverse("journal_page_removal", kwargs={"slug": page.slug}))

    assert answer.status_code == 302
    assert list(Page.objects.of(amira)) == [kept]
    remove_page(page, at=at)


def test_leaving_destroys_the_pages_and_the_key(amira: Person, dee: Person, at: datetime) -> None:
    page = written(amira, WORDS, at=at)
    written(dee, "Toast.", at=at)
    sealed = page.sealed

    leave(amira, at=at)

    assert not JournalKey.objects.filter(person=amira).exists()
    assert words_of(dee) == {"Toast."}
    assert not Page.objects.of(amira).exists()
    with pytest.raises(CannotDecrypt):
        unseal_for(box_of(amira), sealed, of=f"page {page.slug}")


def test_nothing_is_written_for_somebody_who_left(amira: Person, at: datetime) -> None:
    page = written(amira, WORDS, at=at)
    leave(amira, at=at)

    with pytest.raises(SomebodyLeft):
        written(amira, WORDS, at=at)

    assert not JournalKey.objects.filter(person=page.person).exists()


def test_another_app_writes_one_page_for_one_form(amira: Person, at: datetime) -> None:
    key = new_key()

    for words in ("A walk.", "A walk, and a call."):
        write_page(amira, prompt="week.1", words=words, at=at, key=key, title="Week one")

    assert words_of(amira) == {"A walk, and a call."}
    assert Page.objects.get().prompt == "week.1"


def test_a_page_has_a_word_and_an_end(
    amira: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(NothingWritten):
        written(amira, " \n ", at=at)
    with pytest.raises(PageTooLong):
        written(amira, "a" * 20_001, at=at)
    written(amira, "a" * 20_000, at=at)

    monkeypatch.setattr("sidelight.journal.rules.MOST_PAGES", 1)
    with pytest.raises(JournalFull):
        written(amira, "One more.", at=at)
