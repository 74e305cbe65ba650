"""Leads find what nobody has yet on top, with a count; others learn nothing of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.safeguarding import queries
from sidelight.safeguarding.actions import answer_concern, close_concern, raise_concern
from sidelight.safeguarding.models import Concern, ConcernDecision, FollowUp, Needed, Settling
from sidelight.safeguarding.tests.build import (
    WORDS,
    WORRY,
    about_words,
    asked,
    asked_to_open,
    raised,
    sealed,
)
from sidelight.team.actions import name_on_call
from tests.build import Place, new_key

Browser = Callable[[Person | None], Client]


def needed(about: Person, by: Person, at: datetime, how_soon: Needed) -> Concern:
    new = about_words(about, at, needed=how_soon)
    return raise_concern(new, key=new_key(), by=by, at=at)


@pytest.mark.data
def test_what_nobody_has_comes_first_by_the_time_that_is_needed(
    amira: Person, dee: Person, mo: Person, sol: Person, at: datetime
) -> None:
    taken = needed(amira, mo, at, Needed.NOW)
    answer_concern(taken, by=sol, at=at)
    week = needed(amira, mo, at, Needed.THIS_WEEK)
    now = needed(dee, mo, at, Needed.NOW)
    today = needed(dee, mo, at, Needed.TODAY)

    assert list(queries.open_concerns(sol)) == [now, today, week, taken]


@pytest.mark.data
def test_a_concern_that_nobody_has_in_time_is_overdue(
    amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    concern = needed(amira, mo, at, Needed.NOW)
    late = concern.due_at + timedelta(seconds=1)

    before = queries.concern_rows(queries.open_concerns(sol), concern.due_at)
    after = queries.concern_rows(queries.open_concerns(sol), late)
    answer_concern(concern, by=sol, at=late)
    answered = queries.concern_rows(queries.open_concerns(sol), late)

    assert [one[0].is_overdue for one in (before, after, answered)] == [False, True, False]


@pytest.mark.data
def test_a_lead_never_finds_a_concern_about_themselves(
    sol: Person, mo: Person, at: datetime
) -> None:
    concern = raised(sol, by=mo, at=at)

    assert concern not in queries.open_concerns(sol)
    assert queries.concern_for(sol, concern.slug) is None


def test_the_list_shows_no_words_and_the_page_does(
    amira: Person, mo: Person, sol: Person, at: datetime, browser_of: Browser
) -> None:
    concern = raised(amira, by=mo, at=at)
    browser = browser_of(sol)

    listed = browser.get(reverse("concerns")).content.decode()
    opened = browser.get(reverse("concern", args=[concern.slug])).content.decode()

    assert "About Amira" in listed
    assert WORDS not in listed
    assert WORRY not in listed
    assert WORDS in opened
    assert WORRY in opened


def test_the_count_is_in_a_leads_navigation_alone(
    amira: Person, mo: Person, sol: Person, at: datetime, browser_of: Browser
) -> None:
    raised(amira, by=mo, at=at)

    pages = {who: browser_of(who).get(reverse("staff")).content.decode() for who in (sol, mo)}

    assert "Concerns (1)" in pages[sol]
    assert "Concerns" not in pages[mo]


def test_no_page_gives_a_person_a_number_or_a_label(
    amira: Person, mo: Person, sol: Person, at: datetime, browser_of: Browser
) -> None:
    concern = raised(amira, by=mo, at=at)

    page = browser_of(sol).get(reverse("concern", args=[concern.slug])).content.decode().lower()

    assert not [word for word in ("risk", "score", "high", "medium", "low") if f" {word} " in page]


def test_closing_without_a_note_keeps_what_was_typed(
    amira: Person, mo: Person, sol: Person, at: datetime, browser_of: Browser
) -> None:
    concern = raised(amira, by=mo, at=at)
    address = reverse("concern_closing", args=[concern.slug])

    refused = browser_of(sol).post(address, {"outcome": "talked", "note": ""})

    assert refused.status_code == 422
    assert "Nothing is closed" in refused.content.decode() or "write a few words" in str(
        refused.content
    )
    assert not ConcernDecision.objects.exists()


def test_a_lead_goes_all_the_way(
    amira: Person, mo: Person, sol: Person, at: datetime, browser_of: Browser
) -> None:
    concern = raised(amira, by=mo, at=at)
    browser = browser_of(sol)

    def send(name: str, about: str, **said: object) -> int:
        return browser.post(reverse(name, args=[about]), said).status_code

    assert send("concern_answer", concern.slug) == 302
    assert send("concern_notes", concern.slug, words="I wrote to them.") == 302
    assert send("concern_follow_ups", concern.slug, words="Write again.", days=1) == 302
    assert send("concern_closing", concern.slug, outcome="talked", note="Well.") == 422
    task = FollowUp.objects.get()
    assert send("follow_up_settling", task.slug, outcome="talked", note="I did.") == 302
    assert send("concern_closing", concern.slug, outcome="talked", note="Well.") == 302
    closed = browser.get(reverse("closed_concerns")).content.decode()
    assert "About Amira" in closed
    assert send("concern_opening", concern.slug, note="There is more.") == 302
    assert concern in queries.open_concerns(sol)


def test_a_counsellor_settles_a_follow_up_on_its_page(
    amira: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    task, browser = asked(amira, at=at), browser_of(cass)
    address = reverse("follow_up_settling", args=[task.slug])

    listed = browser.get(reverse("follow_ups")).content.decode()
    silent = browser.post(address, {"outcome": "talked"})
    spoken = browser.post(address, {"outcome": "talked", "note": "All is well."})

    assert "Amira" in listed
    assert reverse("concerns") not in listed
    assert (silent.status_code, spoken.status_code) == (422, 302)
    assert Settling.objects.get().by == cass


def test_an_empty_list_is_calm(sol: Person, browser_of: Browser) -> None:
    assert "No open concerns." in browser_of(sol).get(reverse("concerns")).content.decode()


def test_whoever_raises_one_is_told_who_reads_it(max: Person, sol: Person, at: datetime) -> None:
    nobody = queries.what_happens_next(at)
    name_on_call(sol, at, at + timedelta(hours=8), by=max, at=at)

    assert "Nobody is on call just now." in nobody
    assert "Sol is on call" in queries.what_happens_next(at)


@pytest.mark.data
def test_a_closed_concern_leaves_the_count(
    amira: Person, mo: Person, sol: Person, at: datetime
) -> None:
    close_concern(raised(amira, by=mo, at=at), "talked", "We talked.", by=sol, at=at)

    assert queries.open_concerns(sol).count() == 0


def test_a_lead_who_could_agree_reads_of_it_above_the_concerns(
    place: Place,
    amira: Person,
    sol: Person,
    browser_of: Callable[[object], Client],
    at: datetime,
) -> None:
    lou = place.staff("Lou", "safeguarding_lead")
    sealed(amira, at=at)
    asked_to_open(amira, by=sol, at=at)

    shown = {
        lead.shown_name: "is needed now"
        in browser_of(lead).get("/staff/concerns/").content.decode()
        for lead in (sol, lou)
    }

    assert shown == {"Sol": False, "Lou": True}
