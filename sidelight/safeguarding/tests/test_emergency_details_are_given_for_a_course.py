"""A member gives details only on the way to a course; they lie sealed, and go with one tap."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.foundation.register import Register
from sidelight.people.actions import leave, run_retention
from sidelight.people.models import Person
from sidelight.safeguarding import registers
from sidelight.safeguarding.actions import (
    confirm_emergency_details,
    forget_emergency_details,
    keep_emergency_details,
)
from sidelight.safeguarding.errors.emergencies import DetailsNotFit, NotWanted
from sidelight.safeguarding.models import EmergencyDetails
from sidelight.safeguarding.queries.emergencies import own_details
from sidelight.safeguarding.rules.emergencies import Details
from sidelight.safeguarding.tests.build import sealed
from tests.build import Place

pytestmark = pytest.mark.data
PAGE = "/me/emergency/"
GIVEN = {"first_name": "Robin", "where": "4 Example Road", "phone": "07700 900123", "adult": ""}
DAYS = timedelta(days=90)
Browsers = Callable[[object], Client]


@pytest.fixture
def on_the_way(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everybody is on the way to a course."""
    needs: Register[object] = Register()
    needs.add(lambda person, at: True)
    monkeypatch.setattr(registers, "needs_emergency_details", needs)


def test_they_are_kept_for_somebody_on_the_way(
    on_the_way: None, amira: Person, browser_of: Browsers
) -> None:
    answer = browser_of(amira).post(f"{PAGE}?next=/me/account/", GIVEN)

    assert answer.headers["Location"] == "/me/account/"
    assert own_details(amira) == Details(**GIVEN)


def test_nobody_else_is_asked_and_nothing_is_kept(
    amira: Person, browser_of: Browsers, at: datetime
) -> None:
    browser = browser_of(amira)

    assert 'name="where"' not in browser.get(PAGE).content.decode()
    assert str(NotWanted.kind_words) in browser.post(PAGE, GIVEN).content.decode()
    with pytest.raises(NotWanted):
        keep_emergency_details(amira, Details(**GIVEN), at=at)
    assert not EmergencyDetails.objects.exists()


def test_with_nobody_to_ask_nothing_is_kept(
    amira: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registers, "needs_emergency_details", Register())

    with pytest.raises(NotWanted):
        keep_emergency_details(amira, Details(**GIVEN), at=at)


@pytest.mark.parametrize(
    "missing", [{"first_name": " "}, {"where": ""}, {"where": "x" * 301}, {"phone": "12"}]
)
def test_what_would_not_help_is_not_kept(
    on_the_way: None, amira: Person, browser_of: Browsers, missing: dict[str, str], at: datetime
) -> None:
    page = browser_of(amira).post(PAGE, {**GIVEN, **missing})

    assert page.status_code == 200
    assert "has-error" in page.content.decode()
    assert not EmergencyDetails.objects.exists()


def test_the_action_looks_as_well(on_the_way: None, amira: Person, at: datetime) -> None:
    for details in (Details("", "Here"), Details("Robin", " "), Details("Robin", "x" * 301)):
        with pytest.raises(DetailsNotFit):
            keep_emergency_details(amira, details, at=at)


def test_neither_the_database_nor_the_page_shows_them(
    on_the_way: None, amira: Person, browser_of: Browsers
) -> None:
    browser = browser_of(amira)
    browser.post(PAGE, GIVEN)

    kept, page = EmergencyDetails.objects.get().encrypted, browser.get(PAGE).content.decode()

    assert "••• 123" in page
    for words in ("Robin", "Example Road", "900123"):
        assert words not in kept
        assert words not in page


def test_they_go_with_one_tap(amira: Person, browser_of: Browsers, at: datetime) -> None:
    sealed(amira, at=at)

    browser_of(amira).post(f"{PAGE}removal/")

    assert not EmergencyDetails.objects.exists()


def test_they_end_90_days_after_they_were_said_to_hold(amira: Person, at: datetime) -> None:
    sealed(amira, at=at)
    confirm_emergency_details(amira, at=at + DAYS / 2)

    run_retention(at + DAYS)
    assert own_details(amira) is not None

    run_retention(at + DAYS * 1.5)
    assert own_details(amira) is None


def test_to_confirm_nothing_makes_nothing(amira: Person, browser_of: Browsers) -> None:
    browser_of(amira).post(f"{PAGE}confirmation/")

    assert not EmergencyDetails.objects.exists()


def test_a_course_forgets_them(amira: Person, dee: Person, at: datetime) -> None:
    sealed(amira, at=at)
    sealed(dee, at=at)

    forget_emergency_details(amira)
    forget_emergency_details(amira)

    assert [kept.person for kept in EmergencyDetails.objects.all()] == [dee]


def test_they_go_when_somebody_leaves(amira: Person, at: datetime) -> None:
    sealed(amira, at=at)

    leave(amira, at=at)

    assert not EmergencyDetails.objects.exists()


def test_what_cannot_be_decrypted_can_still_be_removed(
    amira: Person, browser_of: Browsers, at: datetime
) -> None:
    sealed(amira, at=at)
    EmergencyDetails.objects.update(encrypted="of another key")
    browser = browser_of(amira)

    assert "cannot be opened any more" in browser.get(PAGE).content.decode()
    browser.post(f"{PAGE}removal/")

    assert not EmergencyDetails.objects.exists()
