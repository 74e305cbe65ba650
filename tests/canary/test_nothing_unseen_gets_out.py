"""No word that nobody approved reaches anybody but its author and the desk. Nowhere, ever."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client

from sidelight.community.actions import clear_search_leftovers
from sidelight.people.models import Person
from sidelight.review.actions import claim_next
from tests.build import Place
from tests.canary.addresses import addresses
from tests.canary.planted import (
    Planted,
    Scene,
    plant_about,
    plant_decided,
    plant_drafts_and_flags,
    plant_edits,
    plant_seen,
    plant_undone,
    plant_waiting,
    plant_worries,
)
from tests.canary.walk import OTHER_WAYS, Asked, Visitor, everything_in, walk

Visits = Callable[[str], Visitor]

OTHERS = ["stranger", "dee", "kit", "cass", "yusuf", "ed", "max"]
# Rows in which unseen words may lie: their own, the author's drafts, and what staff wrote to them.
HOMES_OF_WORDS = {
    "review_words",
    "review_decisionnote",
    "review_flag",
    "review_flaganswer",
    "community_draft",
    "people_step",
}

# Words of concerns: encrypted, so that no row says them, and opened by safeguarding leads alone.
FOR_LEADS = {"evidence", "worry", "concern_note", "asked", "settling_note"}


@pytest.fixture
def planted(place: Place, amira: Person, dee: Person, mo: Person, at: datetime) -> Planted:
    """Every field filled, in every state."""
    planted = Planted()
    # In two parts: nobody may send all of this within one hour.
    scene = Scene(place, author=amira, other=dee, moderator=mo, at=at - timedelta(hours=2))
    thread = plant_seen(scene, planted)
    plant_waiting(scene, planted, thread)
    plant_decided(scene, planted, thread)
    scene.at = at
    plant_undone(scene, planted)
    plant_about(scene, planted)
    plant_edits(scene, planted)
    plant_drafts_and_flags(scene, planted, thread)
    plant_worries(scene, planted)
    return planted


@pytest.fixture
def visitor_named(
    request: pytest.FixtureRequest, browser_of: Callable[[Person | None], Client]
) -> Visits:
    """Return for a name somebody who visits with that person's sign-in, or with none."""

    def named(name: str) -> Visitor:
        person = None if name == "stranger" else request.getfixturevalue(name)
        return Visitor(browser_of(person))

    return named


def test_pages_are_tried_as_a_visitor_meets_them() -> None:
    assert settings.DEBUG is False


@pytest.mark.parametrize("who", OTHERS)
def test_no_page_shows_it_to_others(planted: Planted, visitor_named: Visits, who: str) -> None:
    visitor = visitor_named(who)

    leaks = [
        (page.path, what)
        for page, response in walk(visitor, addresses())
        for answer in [everything_in(response)]
        for what, word in planted.unseen.items()
        if word.encode() in answer
    ]

    assert leaks == []


@pytest.mark.parametrize("asked", OTHER_WAYS, ids=lambda asked: f"{asked.method}{asked.query}")
def test_no_way_of_asking_shows_it(planted: Planted, visitor_named: Visits, asked: Asked) -> None:
    visitor = visitor_named("dee")

    leaks = [
        (page.path, what)
        for page, response in walk(visitor, addresses(), asked)
        for answer in [everything_in(response)]
        for what, word in planted.unseen.items()
        if word.encode() in answer
    ]

    assert leaks == []


def test_the_walk_can_see_what_is_there(planted: Planted, visitor_named: Visits) -> None:
    shown = b"".join(
        everything_in(response) for _page, response in walk(visitor_named("dee"), addresses())
    )

    assert [word for word in planted.seen.values() if word.encode() not in shown] == []


def test_the_author_sees_what_still_waits_and_what_came_of_it(
    planted: Planted, visitor_named: Visits
) -> None:
    shown = b"".join(
        everything_in(response) for _page, response in walk(visitor_named("amira"), addresses())
    )

    expected = ["changed_body", "waiting_reply", "returned_body", "returned_note", "draft_feeling"]
    expected += ["about_waiting", "step"]
    assert [what for what in expected if planted.unseen[what].encode() not in shown] == []


def test_a_moderator_sees_words_under_a_claim_only(
    planted: Planted,
    visitor_named: Visits,
    mo: Person,
    at: datetime,
) -> None:
    waiting = [planted.unseen[what] for what in ("changed_body", "waiting_reply", "name")]
    before = b"".join(
        everything_in(found) for _page, found in walk(visitor_named("mo"), addresses())
    )
    seen_unclaimed = [word for word in waiting if word.encode() in before]

    claim_next(moderator=mo, at=at)
    after = b"".join(
        everything_in(found) for _page, found in walk(visitor_named("mo"), addresses())
    )

    assert seen_unclaimed == []
    assert [word for word in waiting if word.encode() in after]


@pytest.mark.parametrize(("who", "seen"), [("sol", FOR_LEADS), ("mo", set()), ("amira", set())])
def test_the_words_of_a_concern_open_to_leads_alone(
    planted: Planted, visitor_named: Visits, who: str, seen: set[str]
) -> None:
    """Not to who raised it, and not to whom it is about."""
    shown = b"".join(
        everything_in(response) for _page, response in walk(visitor_named(who), addresses())
    )

    assert {what for what in FOR_LEADS if planted.unseen[what].encode() in shown} == seen


def test_searching_for_it_finds_nothing(planted: Planted, visitor_named: Visits) -> None:
    visitor = visitor_named("dee")
    search = next(page for page in addresses() if page.name == "search")

    def without_its_echo(word: str) -> bytes:
        found = visitor.ask(search, Asked(query=f"?q={word}")).getvalue()
        return found.replace(word.encode(), b"")

    nothing = without_its_echo("nobodyeverwrotethis")
    known = planted.seen["post"]

    assert b"A long week" in without_its_echo(known)
    assert [word for word in planted.unseen.values() if without_its_echo(word) != nothing] == []


def test_no_other_row_holds_it(planted: Planted) -> None:
    found: list[tuple[str, str]] = []
    homes: set[str] = set()
    clear_search_leftovers.call()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = repr(cursor.fetchall())
            held = [what for what, word in planted.unseen.items() if word[1:] in rows]
            if table in HOMES_OF_WORDS:
                homes.update(held)
            else:
                found.extend((table, what) for what in held)

    assert homes == set(planted.unseen) - FOR_LEADS
    assert found == []


def test_nothing_was_sent_cached_or_logged(
    planted: Planted,
    visitor_named: Visits,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        for who in ("amira", "dee"):
            for _visit in walk(visitor_named(who), addresses()):
                pass

    told = "\n".join(record.getMessage() for record in caplog.records)
    kept = repr(getattr(cache, "_cache", {}))
    assert mail.outbox == []
    assert [what for what, word in planted.unseen.items() if word in told + kept] == []
