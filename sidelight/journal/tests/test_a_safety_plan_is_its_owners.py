"""A safety plan: sealed, written by its owner alone, and never overwritten unseen."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.journal.actions import PlanWriting, remove_plan, write_plan
from sidelight.journal.errors import NothingWritten, PartTooLong
from sidelight.journal.models import Page, Plan
from sidelight.journal.tests.build import parts_of, planned, words_of
from sidelight.people.actions import leave
from sidelight.people.models import Person
from tests.build import new_key

pytestmark = [pytest.mark.django_db, pytest.mark.data]
Browsers = Callable[[Person | None], Client]


def test_its_owner_reads_it_and_the_database_does_not_tell(
    amira: Person, browser_of: Browsers, at: datetime
) -> None:
    plan = planned(amira, at=at, signs="I stop answering.", worth="The robin.")

    page = browser_of(amira).get(reverse("safety_plan")).content.decode()

    assert "I stop answering." in page
    assert "The robin." in page
    assert b"robin" not in bytes(plan.sealed)


def test_nobody_else_is_shown_it(
    amira: Person, dee: Person, mo: Person, sol: Person, max: Person,
    browser_of: Browsers, at: datetime,
) -> None:  # fmt: skip
    planned(amira, at=at, worth="The robin.")

    assert "The robin." not in browser_of(dee).get(reverse("safety_plan")).content.decode()
    for other in (mo, sol, max):
        assert browser_of(other).get(reverse("safety_plan")).status_code == 404


def test_two_devices_lose_nothing(amira: Person, at: datetime) -> None:
    plan = planned(amira, at=at, people="My cousin.")
    phone, laptop = new_key(), new_key()
    write_plan(amira, PlanWriting({"people": "The nurse."}, phone, 1, plan.revision), at=at)

    for turn, words in enumerate(("Aunt", "Aunt Wren."), start=1):
        saved = write_plan(amira, PlanWriting({"people": words}, laptop, turn, 1), at=at)
        assert saved.is_elsewhere

    assert parts_of(amira) == {"people": "The nurse."}
    assert words_of(amira) == {"People I can ask for help\nAunt Wren."}


def test_what_comes_late_does_not_land_on_what_is_newer(amira: Person, at: datetime) -> None:
    key = new_key()
    write_plan(amira, PlanWriting({"people": "Newer."}, key, 3), at=at)

    write_plan(amira, PlanWriting({"people": "Older."}, key, 2), at=at)

    assert parts_of(amira) == {"people": "Newer."}


def test_a_plan_begins_with_a_word_and_each_part_has_an_end(amira: Person, at: datetime) -> None:
    with pytest.raises(NothingWritten):
        planned(amira, at=at, people=" ")
    with pytest.raises(PartTooLong):
        planned(amira, at=at, people="a" * 2_001)


def test_it_works_by_a_plain_form_and_as_it_is_typed(amira: Person, browser_of: Browsers) -> None:
    browser, address = browser_of(amira), reverse("safety_plan_words")
    key = str(new_key())
    form = {"key": key, "seen": 0, "turn": 1, "people": "My cousin."}
    kept = browser.post(address, form, headers={"Sidelight-Draft": "1"}).json()

    shown = browser.post(
        address, {**form, "seen": kept["seen"], "turn": 2, "worth": "The robin."}, follow=True
    )

    assert "The robin." in shown.content.decode()
    assert parts_of(amira) == {"people": "My cousin.", "worth": "The robin."}
    assert not Page.objects.exists()


def test_removed_is_gone(amira: Person, browser_of: Browsers, at: datetime) -> None:
    plan = planned(amira, at=at)

    browser_of(amira).post(reverse("safety_plan_removal"))

    assert not Plan.objects.exists()
    remove_plan(plan)


def test_leaving_takes_it_along(amira: Person, dee: Person, at: datetime) -> None:
    planned(amira, at=at)
    planned(dee, at=at)

    leave(amira, at=at)

    assert [plan.person for plan in Plan.objects.all()] == [dee]
