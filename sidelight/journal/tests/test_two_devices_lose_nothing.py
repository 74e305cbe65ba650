"""Whatever was written on whichever device is somewhere in the journal afterwards."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.journal.actions import begin_page, change_page, remove_page
from sidelight.journal.errors import PageGone
from sidelight.journal.models import Page
from sidelight.journal.tests.build import words_of, words_on, writing, written
from sidelight.people.models import Person
from tests.build import new_key

pytestmark = [pytest.mark.django_db, pytest.mark.data]
Browsers = Callable[[Person | None], Client]
AS_TYPED = {"Sidelight-Draft": "1"}


def test_one_form_writes_on_one_page(amira: Person, at: datetime) -> None:
    key = new_key()

    made = begin_page(amira, writing("The", key=key, turn=1), at=at).page
    again = begin_page(amira, writing("The robin", key=key, turn=2), at=at)
    gone_on = change_page(made, writing("The robin came.", key=key, turn=3, seen=1), at=at)

    assert made == again.page == gone_on.page
    assert words_of(amira) == {"The robin came."}


def test_two_devices_on_one_page_make_two_versions(amira: Person, at: datetime) -> None:
    page = written(amira, "Begun.", at=at)
    phone, laptop = new_key(), new_key()

    change_page(page, writing("On the phone.", key=phone, seen=1), at=at)
    other = change_page(page, writing("On the laptop.", key=laptop, seen=1), at=at)

    assert other.is_elsewhere
    assert other.page.is_beside
    assert words_on(page) == "On the phone."
    assert words_on(other.page) == "On the laptop."


def test_each_goes_on_where_its_words_are(amira: Person, at: datetime) -> None:
    page = written(amira, "Begun.", at=at)
    phone, laptop = new_key(), new_key()
    change_page(page, writing("Phone.", key=phone, seen=1), at=at)
    beside = change_page(page, writing("Laptop.", key=laptop, seen=1), at=at).page

    # The answer was lost: the same device sends again to where it was.
    change_page(page, writing("Laptop, more.", key=laptop, turn=1, seen=1), at=at)
    change_page(beside, writing("Laptop, most.", key=laptop, turn=2, seen=2), at=at)
    change_page(page, writing("Phone, more.", key=phone, turn=1, seen=2), at=at)

    assert words_of(amira) == {"Phone, more.", "Laptop, most."}


def test_whoever_has_seen_what_stands_there_changes_it(amira: Person, at: datetime) -> None:
    page = written(amira, "Begun.", at=at)
    change_page(page, writing("More.", seen=1), at=at)

    saved = change_page(page, writing("Most.", seen=2), at=at)

    assert not saved.is_elsewhere
    assert words_of(amira) == {"Most."}


def test_what_comes_late_does_not_land_on_what_is_newer(amira: Person, at: datetime) -> None:
    page = written(amira, "Begun.", at=at)
    key = new_key()
    change_page(page, writing("Newer.", key=key, turn=3, seen=1), at=at)

    change_page(page, writing("Older.", key=key, turn=2, seen=1), at=at)

    assert words_of(amira) == {"Newer."}


def test_words_for_a_page_that_was_removed_come_back_to_the_form(
    amira: Person, browser_of: Browsers, at: datetime
) -> None:
    page = written(amira, "Begun.", at=at)
    remove_page(page, at=at)
    with pytest.raises(PageGone):
        change_page(page, writing("More.", seen=1), at=at)
    address = reverse("journal_words", kwargs={"slug": page.slug})

    answer = browser_of(amira).post(address, sent("More."))

    assert answer.status_code == 410
    assert "More." in answer.content.decode()
    assert reverse("new_journal_page") in answer.content.decode()
    assert not Page.objects.exists()


def sent(words: str, **others: object) -> dict[str, object]:
    """Return what a page's form sends."""
    return {"key": str(new_key()), "seen": 1, "turn": 1, "title": "", "words": words, **others}


def test_the_script_hears_where_the_words_are(
    amira: Person, browser_of: Browsers, at: datetime
) -> None:
    browser, key = browser_of(amira), str(new_key())

    answer = browser.post(
        reverse("new_journal_page"), sent("The robin", key=key), headers=AS_TYPED
    ).json()
    browser.post(answer["address"], sent("The robin came.", key=key, turn=2), headers=AS_TYPED)

    page = Page.objects.get()
    assert answer["address"] == reverse("journal_words", kwargs={"slug": page.slug})
    assert words_on(page) == "The robin came."


def test_a_form_without_script_keeps_and_shows_the_page(
    amira: Person, browser_of: Browsers
) -> None:
    browser = browser_of(amira)
    browser.get(reverse("new_journal_page"))

    shown = browser.post(reverse("new_journal_page"), sent("The robin came."), follow=True)

    assert shown.status_code == 200
    assert "The robin came." in shown.content.decode()


def test_a_double_tap_is_one_page(amira: Person, browser_of: Browsers) -> None:
    browser, tapped = browser_of(amira), sent("The robin came.")

    for _ in range(2):
        browser.post(reverse("new_journal_page"), tapped)

    assert Page.objects.count() == 1


def test_too_many_words_stay_in_the_form(amira: Person, browser_of: Browsers) -> None:
    answer = browser_of(amira).post(reverse("new_journal_page"), sent("robin " * 4_000))

    assert answer.status_code == 422
    assert "robin robin" in answer.content.decode()
    assert not Page.objects.exists()
