"""What came back or was taken off says why, where its writers look, until it is mended."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from sidelight.guidance import queries
from sidelight.guidance.actions import send_back, take_off
from sidelight.guidance.models import Article
from sidelight.guidance.tests.build import asked, changed, drafted, signed
from sidelight.people.models import Person

Browser = Callable[[Person | None], Client]
WHY = "Say it more kindly, <please>."
SHOWN = "Say it more kindly, &lt;please&gt;."


@pytest.fixture
def back(ed: Person, cass: Person, at: datetime) -> Article:
    """An article that a counsellor sent back."""
    article = drafted("A slow day", by=ed, at=at)
    version = asked(article, by=ed)
    digest = queries.waiting_for_sign_off()[0].digest
    send_back(version.pk, digest=digest, why=WHY, by=cass, at=at)
    return article


def page_of(browser: Client, address: str) -> str:
    return browser.get(address).content.decode()


def test_editors_find_it_with_the_words_and_the_way_to_change_it(
    back: Article, ed: Person, cass: Person, browser_of: Browser
) -> None:
    change = f'href="/editing/pages/{back.pk}/edit/"'

    editors, counsellors = (page_of(browser_of(one), "/staff/articles/") for one in (ed, cass))

    assert SHOWN in editors
    assert change in editors
    assert SHOWN in counsellors
    assert change not in counsellors


def test_the_words_stand_above_the_article_in_the_editors_program(
    back: Article, ed: Person, browser_of: Browser
) -> None:
    page = page_of(browser_of(ed), f"/editing/pages/{back.pk}/edit/")

    assert f"sent back to be changed: “{SHOWN}”" in page


def test_they_go_once_it_is_handed_in_again(back: Article, ed: Person, browser_of: Browser) -> None:
    back.current_workflow_state.resume(ed)

    assert [one.article.pk for one in queries.waiting_for_sign_off()] == [back.pk]
    assert SHOWN not in page_of(browser_of(ed), "/staff/articles/")
    assert "sent back to be changed" not in page_of(
        browser_of(ed), f"/editing/pages/{back.pk}/edit/"
    )


def test_of_several_the_last_word_counts(
    back: Article, ed: Person, cass: Person, at: datetime
) -> None:
    back.current_workflow_state.resume(ed)
    waiting = queries.waiting_for_sign_off()[0]

    send_back(waiting.number, digest=waiting.digest, why="And shorter.", by=cass, at=at)

    assert [one.why for one in queries.sent_back()] == ["And shorter."]


def test_they_go_once_its_writers_take_it_back(
    back: Article, ed: Person, browser_of: Browser
) -> None:
    assert [one.title for one in queries.sent_back()] == ["A slow day"]

    back.current_workflow_state.cancel(user=ed)

    assert queries.sent_back() == []


def test_so_does_what_was_taken_off_until_it_is_signed_again(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    article = drafted("A slow day", by=ed, at=at)
    first = signed(asked(article, by=ed), by=cass, at=at)
    take_off(first, why=WHY, by=cass, at=at)
    page = page_of(browser_of(ed), "/staff/articles/")

    changed(article, "Kinder words.", by=ed)
    signed(asked(article, by=ed), by=cass, at=at)

    assert SHOWN in page
    assert f'href="/editing/pages/{article.pk}/edit/"' in page
    assert SHOWN not in page_of(browser_of(ed), "/staff/articles/")


@pytest.mark.parametrize(
    ("page", "asked_for"),
    [("", "Please say who read it"), ("back/", "Please say what should change")],
)
def test_what_is_missing_is_asked_for_in_words(
    ed: Person, cass: Person, at: datetime, browser_of: Browser, page: str, asked_for: str
) -> None:
    version = asked(drafted(by=ed, at=at), by=ed)

    answer = browser_of(cass).post(f"/staff/articles/{version.pk}/{page}", {"digest": "x"})

    assert asked_for in answer.content.decode()
