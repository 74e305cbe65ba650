"""After an evening: how one is now, and words for the week that go to one's own journal."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client

from sidelight.courses.models import Session
from sidelight.courses.rules.after import joined, parted
from sidelight.courses.tests.evenings import place_of
from sidelight.journal.models import Page
from sidelight.journal.queries.pages import opened
from sidelight.outcomes.models import CheckIn
from sidelight.people.models import Person
from sidelight.rooms.models import Place, Room
from sidelight.safeguarding.models import Concern, FollowUp

Browsers = Callable[[Person | None], Client]
HEADINGS = {"one": "One thing", "tell": "Somebody"}
FORM, OTHER = str(UUID(int=71)), str(UUID(int=72))
ADDRESS = "/my-course/evenings/1/after/"


@pytest.fixture
def over(made: Session, clock_at: Callable[[datetime], None]) -> datetime:
    """The first evening was closed by its leaders a minute ago."""
    at = made.ends_at + timedelta(minutes=1)
    Room.objects.update(phase=Room.Phase.CLOSED, closed_at=made.ends_at, ending="leaders")
    clock_at(at)
    return at


def send(browser: Client, key: str = FORM, *, turn: int = 1, seen: int = 0, **words: str) -> int:
    sent = {"key": key, "turn": turn, "seen": seen, "one_thing": "", "tell": "", "hours": ""}
    return browser.post(ADDRESS, {**sent, **words}).status_code


def words_of(person: Person) -> list[str]:
    pages = opened(person, Page.objects.of(person).order_by("pk"))
    return [one.said.words for one in pages if one.said]


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"one": "A walk."},
        {"tell": "My aunt.\n\nOr nobody."},
        {"one": "A walk.", "tell": "My aunt."},
    ],
)
def test_parts_become_one_text_and_come_back(parts: dict[str, str]) -> None:
    assert parted(HEADINGS, joined(HEADINGS, parts)) == parts


@pytest.mark.parametrize("words", ["Something else.", "One thing\n\nA walk.", " One thing"])
def test_what_was_made_of_it_stays_as_it_is(words: str) -> None:
    assert parted(HEADINGS, words) is None


def test_the_room_leads_there_and_the_words_go_to_the_journal(
    made: Session, over: datetime, amira: Person, browser_of: Browsers
) -> None:
    browser = browser_of(amira)
    assert made.room is not None
    assert ADDRESS in browser.get(f"/rooms/{made.room.slug}/").content.decode()

    assert send(browser, one_thing="A walk.", hours="Sleep in.") == 302

    assert words_of(amira) == ["One thing for this week\nA walk.\n\nThe next two days\nSleep in."]
    page = browser.get(ADDRESS).content.decode()
    assert "A walk." in page
    assert "Sleep in." in page


def test_everything_may_stay_empty(over: datetime, amira: Person, browser_of: Browsers) -> None:
    assert send(browser_of(amira)) == 422
    assert words_of(amira) == []
    assert browser_of(amira).get(ADDRESS).status_code == 200


def test_it_can_be_opened_again_and_gone_on_with(
    over: datetime, amira: Person, clock_at: Callable[[datetime], None], browser_of: Browsers
) -> None:
    browser = browser_of(amira)
    send(browser, one_thing="A walk.")
    send(browser, turn=2, one_thing="A walk.", tell="My aunt.")
    clock_at(over + timedelta(days=1))

    revision = Page.objects.get().revision
    send(browser, OTHER, seen=revision, one_thing="A swim.")

    assert words_of(amira) == ["One thing for this week\nA swim."]


def test_two_devices_lose_nothing(over: datetime, amira: Person, browser_of: Browsers) -> None:
    browser = browser_of(amira)
    send(browser, one_thing="A walk.")
    send(browser, OTHER, one_thing="A swim.")
    send(browser, turn=2, one_thing="A long walk.")
    send(browser, OTHER, turn=2, one_thing="A long swim.")

    assert sorted(words_of(amira)) == [
        "One thing for this week\nA long swim.",
        "One thing for this week\nA long walk.",
    ]


def test_how_they_are_now_is_told_to_leaders(
    made: Session, over: datetime, amira: Person, browser_of: Browsers
) -> None:
    browser = browser_of(amira)
    browser.post("/my-course/evenings/1/feeling", {"value": "need_somebody"})

    said = CheckIn.objects.get()
    assert (said.moment, said.feeling, said.source_id) == (
        "out", "need_somebody", place_of(made, amira).pk,
    )  # fmt: skip
    assert "Our team is told at this moment." in browser.get(ADDRESS).content.decode()
    assert FollowUp.objects.filter(about=amira, kind="worrying_answer").exists()
    assert Concern.objects.filter(about=amira).exists()
    assert browser.post("/my-course/evenings/1/feeling", {"value": "7"}).status_code == 404


def test_days_later_it_asks_no_more_how_they_are(
    over: datetime, amira: Person, clock_at: Callable[[datetime], None], browser_of: Browsers
) -> None:
    assert "How are you now?" in browser_of(amira).get(ADDRESS).content.decode()
    clock_at(over + timedelta(days=2))

    page = browser_of(amira).get(ADDRESS).content.decode()
    browser_of(amira).post("/my-course/evenings/1/feeling", {"value": "low"})

    assert "How are you now?" not in page
    assert not CheckIn.objects.exists()


def test_it_is_there_for_whoever_had_a_place_when_it_is_over(
    made: Session, over: datetime, amira: Person, dee: Person, ash: Person, cass: Person,
    clock_at: Callable[[datetime], None], browser_of: Browsers,
) -> None:  # fmt: skip
    assert browser_of(amira).get(ADDRESS).status_code == 200
    for person in (ash, cass):
        assert browser_of(person).get(ADDRESS).status_code == 404
    assert browser_of(amira).get("/my-course/evenings/2/after/").status_code == 404
    assert browser_of(dee).get(ADDRESS).status_code == 200
    Place.objects.filter(person=dee).update(removed_at=over, seat=None)
    assert browser_of(dee).get(ADDRESS).status_code == 404
    Room.objects.update(phase=Room.Phase.OPEN, closed_at=None, ending="")
    clock_at(made.ends_at - timedelta(minutes=1))
    assert browser_of(amira).get(ADDRESS).status_code == 404
