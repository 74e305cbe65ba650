"""What somebody mutes stays out of their way, and of nobody else's; the team reads on."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sidelight.community import actions
from sidelight.community.errors import MembersMute, NotYourself
from sidelight.community.models import Mute, Post
from sidelight.notices.models import Notice
from sidelight.people.actions import leave, place_hold
from sidelight.people.models import Person
from sidelight.review.queries import queue_for
from tests.build import Place, published_post, published_reply, words

Browser = Callable[[Person], Client]
WORDS = "Three of five beans came up."
REPLY = "Mine needed a week."


@pytest.fixture
def post(place: Place, amira: Person, mo: Person, at: datetime) -> Post:
    return published_post(place.space(), amira, by=mo, at=at, body=WORDS)


@pytest.fixture
def reply(post: Post, place: Place, mo: Person, at: datetime) -> Post:
    """A reply by Noor, under Amira's post."""
    return published_reply(post, place.member("Noor", "16-17"), by=mo, at=at, body=REPLY)


def shown(browser: Client, name: str, *slug: str, query: str = "") -> str:
    return browser.get(reverse(name, args=slug) + query).content.decode()


def test_nobody_learns_from_it_that_somebody_left(
    place: Place, amira: Person, dee: Person, sol: Person, at: datetime, browser_of: Browser
) -> None:
    actions.mute_person(dee, by=amira, at=at)
    place_hold(dee, "A court asks.", at.date() + timedelta(days=30), by=sol, at=at)

    leave(dee, at=at)

    page = shown(browser_of(amira), "own_mutes")
    assert Mute.objects.filter(person=dee).exists()
    assert "Nothing is muted" in page
    assert "left" not in page


def test_a_muted_persons_posts_are_out_of_lists_and_search(
    post: Post, dee: Person, kit: Person, browser_of: Browser
) -> None:
    browser, space = browser_of(dee), post.space.slug
    before = (shown(browser, "space", space), shown(browser, "search", query="?q=beans"))

    browser.post(reverse("person_mute", args=[post.author.slug]))

    after = (shown(browser, "space", space), shown(browser, "search", query="?q=beans"))
    assert all(WORDS in page for page in before)
    assert not any(WORDS in page for page in after)


def test_everybody_else_still_reads_them(
    post: Post, dee: Person, mo: Person, place: Place, at: datetime, browser_of: Browser
) -> None:
    actions.mute_person(post.author, by=dee, at=at)

    for person in (post.author, mo, place.member("Noor", "16-17")):
        assert WORDS in shown(browser_of(person), "space", post.space.slug)


def test_in_a_conversation_they_wait_behind_one_tap(
    post: Post, reply: Post, dee: Person, at: datetime, browser_of: Browser
) -> None:
    actions.mute_person(reply.author, by=dee, at=at)

    page = shown(browser_of(dee), "thread", post.slug)

    folded = page[page.index("You muted this person. Show") :]
    assert "<details" in page[: page.index("You muted this person. Show")]
    assert REPLY in folded[: folded.index("</details>")]
    assert page.index(WORDS) < page.index("You muted this person. Show")


def test_a_muted_conversation_is_out_of_lists_and_search_with_its_replies(
    post: Post, reply: Post, dee: Person, browser_of: Browser
) -> None:
    browser = browser_of(dee)
    before = shown(browser, "search", query="?q=week")

    browser.post(reverse("thread_mute", args=[post.slug]))

    assert REPLY in before
    assert REPLY not in shown(browser, "search", query="?q=week")
    assert WORDS not in shown(browser, "space", post.space.slug)
    assert WORDS in shown(browser, "thread", post.slug)


def test_a_muted_space_is_out_of_the_list_and_search(
    post: Post, dee: Person, browser_of: Browser
) -> None:
    browser = browser_of(dee)
    before = shown(browser, "spaces")

    browser.post(reverse("space_mute", args=[post.space.slug]))

    assert post.space.name in before
    assert post.space.name not in shown(browser, "spaces")
    assert WORDS not in shown(browser, "search", query="?q=beans")
    assert WORDS in shown(browser, "space", post.space.slug)


def test_it_is_listed_and_ended_by_its_member_alone(
    post: Post, dee: Person, amira: Person, at: datetime, browser_of: Browser
) -> None:
    mute = actions.mute_person(amira, by=dee, at=at)
    end = reverse("mute_end", args=[mute.slug])

    browser_of(amira).post(end)
    still = Mute.objects.exists()
    listed = shown(browser_of(dee), "own_mutes")
    browser_of(dee).post(end)

    assert still
    assert amira.shown_name in listed
    assert not Mute.objects.exists()


def test_nobody_is_told(
    post: Post, dee: Person, amira: Person, at: datetime, browser_of: Browser
) -> None:
    told = Notice.objects.count()
    before = [shown(browser_of(amira), name) for name in ("own_page", "own_mutes")]

    actions.mute_person(amira, by=dee, at=at)

    assert Notice.objects.count() == told
    after = [shown(browser_of(amira), name) for name in ("own_page", "own_mutes")]
    assert [len(page) for page in before] == [len(page) for page in after]
    assert not any(dee.shown_name in page for page in after)


def test_the_desk_is_not_touched(
    place: Place, post: Post, amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    waiting = actions.submit_post(place.space(), words("It rained."), author=amira, at=at)

    actions.mute_person(amira, by=dee, at=at)

    assert waiting.submission.slug in [row.slug for row in queue_for(mo, at)]


def test_staff_mute_nothing(
    post: Post, amira: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    browser_of(mo).post(reverse("person_mute", args=[amira.slug]))

    assert not Mute.objects.exists()
    with pytest.raises(MembersMute):
        actions.mute_space(post.space, by=mo, at=at)


def test_nobody_mutes_themselves(amira: Person, at: datetime) -> None:
    with pytest.raises(NotYourself):
        actions.mute_person(amira, by=amira, at=at)


def test_the_database_wants_exactly_one_thing(post: Post, dee: Person, at: datetime) -> None:
    for about in ({}, {"person": post.author, "space": post.space}, {"person": dee}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Mute.objects.create(member=dee, at=at, **about)


def test_muting_twice_is_one_mute(post: Post, dee: Person, at: datetime) -> None:
    for _ in range(2):
        actions.mute_person(post.author, by=dee, at=at)
        actions.mute_thread(post, by=dee, at=at)

    assert Mute.objects.count() == 2


def test_the_pages_ask_no_more_of_the_database(
    post: Post,
    reply: Post,
    dee: Person,
    at: datetime,
    browser_of: Browser,
) -> None:
    browser = browser_of(dee)
    addresses = [reverse("space", args=[post.space.slug]), reverse("thread", args=[post.slug])]

    def asked() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                browser.get(address)
            counts.append(len(queries))
        return counts

    asked()
    before = asked()
    actions.mute_person(reply.author, by=dee, at=at)

    assert asked() == before
