"""Reading: newest conversations first, oldest reply first, pages that end, nothing ranked."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.community import queries
from sidelight.community.actions import submit_reply
from sidelight.community.errors import ThreadGone
from sidelight.people.models import Person
from sidelight.review.actions import take_back, withdraw
from tests.build import Place, published_post, published_reply, words

Browsers = Callable[[Person | None], Client]


def test_pages_of_a_space_end(
    place: Place, amira: Person, dee: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    for minute in range(26):
        published_post(
            place.space(), amira, by=mo, at=at - timedelta(minutes=minute), body=f"Day {minute}."
        )
    browser, address = browser_of(dee), f"/spaces/{place.space().slug}/"

    first = browser.get(address).content.decode()
    last = browser.get(f"{address}?page=2").content.decode()
    beyond = browser.get(f"{address}?page=999").content.decode()

    assert "Day 0." in first
    assert "Day 25." not in first
    assert "Day 25." in last
    assert "Day 25." in beyond


def test_an_answer_does_not_move_a_conversation_up(
    place: Place, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    older = published_post(place.space(), amira, by=mo, at=at - timedelta(hours=2), body="One.")
    newer = published_post(place.space(), amira, by=mo, at=at - timedelta(hours=1), body="Two.")
    published_reply(older, dee, by=mo, at=at)

    order = list(queries.threads_in(place.space(), queries.reader_of(dee, at)))

    assert order == [newer, older]


def test_replies_stay_when_the_first_writer_leaves(
    place: Place, amira: Person, dee: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    thread = published_post(place.space(), amira, by=mo, at=at, body="My own words.")
    published_reply(thread, dee, by=mo, at=at, body="Thinking of you.")

    withdraw(thread.submission, by=amira, at=at)
    page = browser_of(dee).get(f"/posts/{thread.slug}/").content.decode()

    assert "Thinking of you." in page
    assert "My own words." not in page
    assert "A long week" not in page


def test_a_conversation_goes_when_a_moderator_takes_its_first_post_back(
    place: Place, amira: Person, dee: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    thread = published_post(place.space(), amira, by=mo, at=at)
    published_reply(thread, dee, by=mo, at=at)
    browser = browser_of(dee)
    before = browser.get(f"/posts/{thread.slug}/").status_code

    take_back(thread.submission.decisions.get(), by=mo, note="", at=at)

    assert before == 200
    assert browser.get(f"/posts/{thread.slug}/").status_code == 404


def test_a_reply_leads_to_its_conversation(
    place: Place, amira: Person, dee: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    thread = published_post(place.space(), amira, by=mo, at=at)
    reply = published_reply(thread, dee, by=mo, at=at)

    answer = browser_of(amira).get(f"/posts/{reply.slug}/")

    assert answer.headers["Location"] == f"/posts/{thread.slug}/#{reply.slug}"


def test_an_authors_waiting_post_leads_to_its_card(
    place: Place, amira: Person, mo: Person, browser_of: Browsers, at: datetime
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at)
    take_back(post.submission.decisions.get(), by=mo, note="", at=at)

    answer = browser_of(amira).get(f"/posts/{post.slug}/")

    assert answer.headers["Location"] == f"/my-words/{post.submission.slug}/"


def test_nobody_answers_what_was_taken_back(
    place: Place, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    thread = published_post(place.space(), amira, by=mo, at=at)
    withdraw(thread.submission, by=amira, at=at)

    with pytest.raises(ThreadGone):
        submit_reply(thread, words("I hear you."), author=dee, at=at)
