"""Whoever leaves is nowhere any more: no row, no page, no search; a hold hides just as much."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from modelsearch.models import IndexEntry

from sidelight.community.models import Post
from sidelight.people.actions import (
    answer_complaint,
    end_hold,
    leave,
    place_hold,
    run_retention,
)
from sidelight.people.models import Complaint, Leaving, Person
from sidelight.review.models import State, Submission, Words
from tests.build import Place
from tests.canary.addresses import Address, addresses
from tests.canary.life import COMPLAINT, plant_a_life
from tests.canary.planted import Planted, Scene
from tests.canary.test_nothing_unseen_gets_out import Visits, visitor_named
from tests.canary.walk import everything_in, walk

__all__ = ["visitor_named"]

Committed = Callable[..., object]
WHO_STAYS = ["dee", "sol"]
# What no row shows, also before anybody leaves.
ENCRYPTED = {"contact", "needs", "emergency", "journal", "journal_title", "plan"}
# Where words and names of others stand; every other page is tried by the walks beside this one.
SHOWING_OTHERS = {
    "spaces", "space", "search", "thread", "own_page", "queue", "desk_item", "taking_back",
    "decided", "flags", "flag_item", "staff_complaints", "staff_complaint", "staff_holds",
    "member", "staff_list",
}  # fmt: skip


@pytest.fixture
def quill(place: Place) -> Person:
    """Somebody whose name stands on no page of its own accord, as Amira's does as an example."""
    return place.member("Quillfern", "16-17")


@pytest.fixture
def scene(place: Place, quill: Person, dee: Person, mo: Person, at: datetime) -> Scene:
    return Scene(place, author=quill, other=dee, moderator=mo, at=at)


@pytest.fixture
def planted(scene: Scene) -> Planted:
    return plant_a_life(scene)


def hers(planted: Planted) -> dict[str, str]:
    """What she wrote, and what was written to her; the complaint has a time of its own."""
    own = ("standing", "newer_body")
    shown = {what: planted.seen[what] for what in own}
    return {**planted.unseen, **shown} | {"shown name": "Quillfern"}


def rows_with(words: dict[str, str]) -> set[str]:
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = repr(cursor.fetchall())
            found |= {what for what, word in words.items() if word[1:] in rows}
    return found


def pages_about_others() -> list[Address]:
    return [page for page in addresses() if page.name in SHOWING_OTHERS]


def pages_with(visitor_named: Visits, words: dict[str, str], who: str) -> set[tuple[str, str]]:
    return {
        (page.path, what)
        for page, response in walk(visitor_named(who), pages_about_others())
        for what, word in words.items()
        if word.encode() in everything_in(response)
    }


@pytest.fixture
def gone(
    planted: Planted, quill: Person, at: datetime, django_capture_on_commit_callbacks: Committed
) -> dict[str, str]:
    """Her words, after she left."""
    words = hers(planted)
    assert rows_with(words) >= set(words) - ENCRYPTED
    with django_capture_on_commit_callbacks(execute=True):
        leave(quill, at=at)
    return words


def test_no_row_holds_it(gone: dict[str, str], quill: Person) -> None:
    quill.refresh_from_db()

    assert rows_with(gone) == {COMPLAINT}
    assert quill.shown_name == "Somebody who left"


def test_the_complaint_goes_when_its_time_is_over(
    gone: dict[str, str], quill: Person, sol: Person, at: datetime
) -> None:
    answer_complaint(Complaint.objects.get(), "We looked.", by=sol, at=at)

    run_retention(at + timedelta(days=1096))

    assert rows_with(gone) == set()


@pytest.mark.parametrize("who", WHO_STAYS)
def test_no_page_shows_it(gone: dict[str, str], visitor_named: Visits, who: str) -> None:
    shown = {what for _path, what in pages_with(visitor_named, gone, who)}

    assert shown == ({COMPLAINT} if who == "sol" else set())


def test_what_others_replied_stays_around_a_placeholder(
    gone: dict[str, str],
    planted: Planted,
    quill: Person,
    dee: Person,
    browser_of: Callable[[Person], Client],
) -> None:
    thread = Post.objects.get(author=quill, replies__author=dee)

    page = browser_of(dee).get(reverse("thread", args=[thread.slug])).content.decode()

    assert planted.seen["their_reply"] in page
    assert "The person who wrote this has taken it back." in page


def test_nothing_of_theirs_can_be_decided_any_more(gone: dict[str, str], quill: Person) -> None:
    states = set(Submission.objects.filter(author=quill).values_list("state", flat=True))

    assert states == {State.WITHDRAWN, State.REPLACED}
    assert not Words.objects.filter(submission__author=quill).exists()
    assert not Post.objects.published().filter(author=quill).exists()


def test_under_a_hold_everything_is_hidden_just_the_same(
    planted: Planted,
    quill: Person,
    sol: Person,
    at: datetime,
    visitor_named: Visits,
) -> None:
    words = hers(planted)
    before = pages_with(visitor_named, words, "sol")
    place_hold(quill, "A court asks.", date(2026, 6, 1), by=sol, at=at)

    posts = [str(post.pk) for post in Post.objects.filter(author=quill)]
    assert IndexEntry.objects.filter(object_id__in=posts).exists()

    leave(quill, at=at)
    after = {who: pages_with(visitor_named, words, who) for who in WHO_STAYS}

    assert before
    assert {what for who in WHO_STAYS for _path, what in after[who]} <= {COMPLAINT}
    assert not IndexEntry.objects.filter(object_id__in=posts).exists()
    assert "thread_body" in rows_with(words)
    assert Leaving.objects.get().erased_at is None


def test_when_the_hold_ends_they_are_erased_that_night(
    planted: Planted, quill: Person, sol: Person, at: datetime
) -> None:
    place_hold(quill, "A court asks.", date(2026, 6, 1), by=sol, at=at)
    leave(quill, at=at)
    run_retention(at + timedelta(days=1))
    kept = rows_with(hers(planted))

    end_hold(quill, by=sol, at=at + timedelta(days=2))
    run_retention(at + timedelta(days=3))

    assert "thread_body" in kept
    assert rows_with({**hers(planted), "reason": "A court asks."}) == {COMPLAINT}
