"""Safeguarding leads keep from erasing what the law asks for; nobody does it about themselves."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people import actions
from sidelight.people.errors import (
    AlreadyHeld,
    HoldNeedsAReason,
    NotAboutYourself,
    NothingLeftToHold,
    OnlyLeadsHold,
)
from sidelight.people.models import Hold, Leaving, Person, Role, SignIn
from sidelight.people.tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def sol(db: None, at: datetime) -> Person:
    return build.worker("Sol", Role.SAFEGUARDING_LEAD, at=at)


@pytest.fixture
def as_sol(sol: Person) -> Client:
    return build.signed_in(sol)


def hold(person: Person, *, by: Person, at: datetime) -> Hold:
    return actions.place_hold(person, "A court asks.", at.date() + timedelta(days=30), by=by, at=at)


def test_a_lead_places_one_by_the_shown_name(as_sol: Client, amira: Person, at: datetime) -> None:
    day = (at + timedelta(days=30)).date().isoformat()
    sent = {"who": "amira", "reason": "A court asks.", "review_on": day}

    answer = as_sol.post(reverse("staff_holds"), sent)

    assert answer.status_code == 302
    assert Hold.objects.get().person == amira
    assert "A court asks." in as_sol.get(reverse("staff_holds")).content.decode()


def test_what_was_typed_stays_with_a_reason(as_sol: Client) -> None:
    sent = {"who": "nobody at all", "reason": "A court asks.", "review_on": "2026-04-01"}

    page = as_sol.post(reverse("staff_holds"), sent).content.decode()

    assert "Nobody here has that name." in page
    assert "A court asks." in page


def test_it_is_on_the_ledger_without_the_reason(amira: Person, sol: Person, at: datetime) -> None:
    placed = hold(amira, by=sol, at=at)
    actions.end_hold(amira, by=sol, at=at)

    acts = Line.objects.filter(subject_id=amira.pk, detail={"hold": placed.pk})
    assert list(acts.values_list("act", flat=True)) == [Act.HOLD_PLACED, Act.HOLD_ENDED]


def test_only_a_lead_can(amira: Person, max: Person, at: datetime) -> None:
    with pytest.raises(OnlyLeadsHold):
        hold(amira, by=max, at=at)


def test_nobody_does_it_about_themselves(sol: Person, at: datetime) -> None:
    with pytest.raises(NotAboutYourself):
        hold(sol, by=sol, at=at)


def test_nobody_ends_one_about_themselves_or_sees_it(
    sol: Person, as_sol: Client, at: datetime
) -> None:
    other = build.worker("Sam", Role.SAFEGUARDING_LEAD, at=at)
    hold(sol, by=other, at=at)

    with pytest.raises(NotAboutYourself):
        actions.end_hold(sol, by=sol, at=at)

    assert as_sol.post(reverse("hold_end", args=[sol.slug])).status_code == 404
    assert "A court asks." not in as_sol.get(reverse("staff_holds")).content.decode()


@pytest.mark.parametrize(("reason", "days"), [("  ", 30), ("A court.", 0), ("A court.", 400)])
def test_it_needs_a_reason_and_a_day(
    amira: Person, sol: Person, at: datetime, reason: str, days: int
) -> None:
    day = at.date() + timedelta(days=days)

    with pytest.raises(HoldNeedsAReason):
        actions.place_hold(amira, reason, day, by=sol, at=at)


def test_one_at_a_time(amira: Person, sol: Person, at: datetime) -> None:
    hold(amira, by=sol, at=at)

    with pytest.raises(AlreadyHeld):
        hold(amira, by=sol, at=at)


def test_there_is_nothing_to_hold_of_somebody_who_was_erased(
    amira: Person, sol: Person, at: datetime
) -> None:
    actions.leave(amira, at=at)

    with pytest.raises(NothingLeftToHold):
        hold(amira, by=sol, at=at)


def test_whoever_leaves_meanwhile_is_kept_until_it_ends(
    amira: Person, sol: Person, at: datetime
) -> None:
    hold(amira, by=sol, at=at)
    build.signed_in(amira)
    assert SignIn.objects.filter(person=amira).exists()

    left = actions.leave(amira, at=at)

    assert not SignIn.objects.filter(person=amira).exists()

    amira.refresh_from_db()
    assert left.erased_at is None
    assert (amira.shown_name, amira.is_active) == ("Somebody who left", False)
    assert amira.age_band == "16-17"


def test_a_lead_still_finds_somebody_who_left_under_it(
    amira: Person, sol: Person, as_sol: Client, at: datetime
) -> None:
    hold(amira, by=sol, at=at)
    actions.leave(amira, at=at)

    as_sol.post(reverse("hold_end", args=[amira.slug]))

    assert Hold.objects.get().ended_by == sol
    actions.run_retention(at + timedelta(days=1))
    assert Leaving.objects.get().erased_at == at + timedelta(days=1)


def test_an_overdue_look_is_shown(amira: Person, sol: Person, as_sol: Client, at: datetime) -> None:
    placed = hold(amira, by=sol, at=at)
    before = as_sol.get(reverse("staff_holds")).content.decode()

    Hold.objects.filter(pk=placed.pk).update(review_on=at.date())

    assert "Look at this again now" not in before
    assert "Look at this again now" in as_sol.get(reverse("staff_holds")).content.decode()
