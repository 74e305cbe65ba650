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


def met_by(visitor: Visitor) -> bytes:
    """Return all that somebody meets on any page."""
    return b"".join(everything_in(response) for _page, response in walk(visitor, addresses()))


@pytest.fixture
def nothing_is_told(caplog: pytest.LogCaptureFixture) -> Callable[[Planted], None]:
    """Listen to every log from now on; call it to see that no word was sent, cached or logged."""
    caplog.set_level(logging.DEBUG)

    def see(planted: Planted) -> None:
        told = "\n".join(record.getMessage() for record in caplog.records)
        kept = repr(getattr(cache, "_cache", {}))
        assert mail.outbox == []
        assert [what for what, word in planted.unseen.items() if word in told + kept] == []

    return see


@pytest.mark.parametrize("who", OTHERS)
def test_no_page_shows_it_to_others(
    planted: Planted, visitor_named: Visits, nothing_is_told: Callable[[Planted], None], who: str
) -> None:
    shown = {
        page.path: everything_in(answer) for page, answer in walk(visitor_named(who), addresses())
    }

    leaks = [
        (path, what)
        for path, answer in shown.items()
        for what, word in planted.unseen.items()
        if word.encode() in answer
    ]
    assert leaks == []
    nothing_is_told(planted)
    if who == "dee":  # and the walk can see what is there
        met = b"".join(shown.values())
        assert [word for word in planted.seen.values() if word.encode() not in met] == []


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


def test_the_author_sees_what_still_waits_and_what_came_of_it(
    planted: Planted, visitor_named: Visits, nothing_is_told: Callable[[Planted], None]
) -> None:
    shown = met_by(visitor_named("amira"))

    expected = ["changed_body", "waiting_reply", "returned_body", "returned_note", "draft_feeling"]
    expected += ["about_waiting", "step"]
    assert [what for what in expected if planted.unseen[what].encode() not in shown] == []
    # Nor what a concern says of whom it is about.
    assert [what for what in FOR_LEADS if planted.unseen[what].encode() in shown] == []
    nothing_is_told(planted)


def test_a_moderator_sees_words_under_a_claim_only(
    planted: Planted,
    visitor_named: Visits,
    mo: Person,
    at: datetime,
) -> None:
    waiting = [planted.unseen[what] for what in ("changed_body", "waiting_reply", "name")]
    before = met_by(visitor_named("mo"))
    seen_unclaimed = [word for word in waiting if word.encode() in before]

    claim_next(moderator=mo, at=at)
    after = met_by(visitor_named("mo"))

    assert seen_unclaimed == []
    assert [word for word in waiting if word.encode() in after]
    # Nor, ever, what a concern says: not even who raised it.
    opened = before + after
    assert [what for what in FOR_LEADS if planted.unseen[what].encode() in opened] == []


def test_the_words_of_a_concern_open_to_leads(planted: Planted, visitor_named: Visits) -> None:
    shown = met_by(visitor_named("sol"))

    assert [what for what in FOR_LEADS if planted.unseen[what].encode() not in shown] == []


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
