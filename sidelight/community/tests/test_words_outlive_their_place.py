"""Words for a place that went meanwhile stay with whoever wrote them."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.http import HttpResponse
from django.test import Client

from sidelight.community.actions import close_space, keep_draft, submit_post
from sidelight.community.models import Draft, DraftPlace, Post
from sidelight.people.models import Person
from sidelight.review.actions import take_back, withdraw
from tests.build import Place, new_key, published_post, words

pytestmark = pytest.mark.data

Browsers = Callable[[Person | None], Client]
LONG = "We got a cat and it sleeps on my bed every single night, purring."


@pytest.fixture
def thread(place: Place, amira: Person, mo: Person, at: datetime) -> Post:
    return published_post(place.space(), amira, by=mo, at=at, body="Amira's own words.")


def reply(browser: Client, thread: Post, body: str = LONG) -> HttpResponse:
    sent = {"key": str(new_key()), "body": body}
    return browser.post(f"/posts/{thread.slug}/replies/", sent)


def take_down(thread: Post, mo: Person, at: datetime) -> None:
    take_back(thread.submission.decisions.last(), by=mo, note="", at=at)


def test_a_reply_to_words_taken_down_meanwhile_is_kept(
    thread: Post, mo: Person, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    take_down(thread, mo, at)

    answer = reply(browser_of(dee), thread)

    page = answer.content.decode()
    assert answer.status_code == 410
    assert "This conversation is gone" in page
    assert LONG in page
    assert "Amira" not in page
    assert "A long week" not in page
    assert Draft.objects.get(author=dee, answers=thread).body == LONG
    assert not Post.objects.filter(answers=thread).exists()


def test_a_reply_to_words_taken_away_by_their_author_is_kept(
    thread: Post, amira: Person, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    withdraw(thread.submission, by=amira, at=at)

    answer = reply(browser_of(dee), thread)

    assert answer.status_code == 410
    assert Draft.objects.get(author=dee).body == LONG


def test_a_draft_of_such_a_reply_is_kept_too(
    thread: Post, mo: Person, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    take_down(thread, mo, at)

    answer = browser_of(dee).post(
        f"/drafts/reply/{thread.slug}/",
        {"key": str(new_key()), "body": LONG},
        headers={"Sidelight-Draft": "1"},
    )

    assert answer.status_code == 204
    assert Draft.objects.get(author=dee).body == LONG


def test_what_was_never_approved_is_not_there(
    place: Place, amira: Person, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    waiting = submit_post(place.space(), words("Not seen yet."), author=amira, at=at)

    assert reply(browser_of(dee), waiting).status_code == 404
    assert not Draft.objects.exists()


def test_a_conversation_of_another_band_is_not_there(
    thread: Post, mo: Person, kit: Person, browser_of: Browsers, at: datetime
) -> None:
    take_down(thread, mo, at)

    assert reply(browser_of(kit), thread).status_code == 404


def test_words_too_long_to_keep_are_shown_to_be_copied(
    thread: Post, mo: Person, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    take_down(thread, mo, at)

    page = reply(browser_of(dee), thread, body="purr " * 5000).content.decode()

    assert "too long for us to keep" in page
    assert "purr purr" in page


def test_my_page_shows_all_words_of_a_draft_whose_place_went(
    thread: Post, mo: Person, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    keep_draft(dee, DraftPlace(answers=thread), key=new_key(), written={"body": LONG}, at=at)
    open_page = browser_of(dee).get("/me/").content.decode()

    take_down(thread, mo, at)
    page = browser_of(dee).get("/me/").content.decode()

    assert f"/posts/{thread.slug}/" in open_page
    assert LONG in open_page
    assert f"/posts/{thread.slug}/" not in page
    assert LONG in page
    assert "Its place is closed or gone" in page


def test_my_page_shows_all_words_of_a_draft_for_a_space_that_closed(
    place: Place, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    space = place.space()
    written = {"title": "A cat", "helps": "Warm milk & <b>sleep</b>.", "body": LONG}
    keep_draft(dee, DraftPlace(space=space), key=new_key(), written=written, at=at)
    address = f"/spaces/{space.slug}/new-post/"
    open_page = browser_of(dee).get("/me/").content.decode()

    close_space(space, by=place.manager, at=at)
    page = browser_of(dee).get("/me/").content.decode()

    assert address in open_page
    assert address not in page
    assert LONG in page
    assert "Warm milk &amp; &lt;b&gt;sleep" in page


def test_my_page_leads_to_a_change_only_while_it_can_be_sent(
    thread: Post, amira: Person, browser_of: Browsers, at: datetime
) -> None:
    keep_draft(amira, DraftPlace(edits=thread), key=new_key(), written={"body": LONG}, at=at)
    draft_link = f'<a href="/posts/{thread.slug}/edit/">'
    before = browser_of(amira).get("/me/").content.decode()

    withdraw(thread.submission, by=amira, at=at)
    after = browser_of(amira).get("/me/").content.decode()

    assert draft_link in before
    assert draft_link not in after
    assert LONG in after
