"""Somebody who has lost everything gets in again, and only through another manager."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from sidelight.ledger.models import Line
from sidelight.people import authenticators
from sidelight.people.actions import forget_second_factor
from sidelight.people.errors import NotForYourself, OnlyManagersForget
from sidelight.people.models import Person, SignIn
from tests.signed_in import app_of

Browser = Callable[[object], Client]


def reset(person: Person) -> str:
    return f"/staff/people/{person.slug}/second-factor/"


def test_it_ends_everything_that_opened_the_sign_in(
    mo: Person, max: Person, browser_of: Browser
) -> None:
    lost = browser_of(mo)
    assert lost.get("/review/").status_code == 200

    browser_of(max).post(reset(mo))

    assert not authenticators.has_second_factor(mo)
    assert SignIn.objects.filter(person=mo).count() == 0
    assert lost.get("/review/").status_code == 404


def test_it_is_on_the_ledger_by_whom(mo: Person, max: Person, browser_of: Browser) -> None:
    app_of(mo)

    browser_of(max).post(reset(mo))

    line = Line.objects.get(act="second_factor_removed")
    assert (line.actor_id, line.subject_id, line.detail) == (max.pk, mo.pk, {"sort": "totp"})


def test_it_is_asked_first(mo: Person, max: Person, browser_of: Browser) -> None:
    app_of(mo)
    manager = browser_of(max)

    page = manager.get(reset(mo))

    assert reset(mo) in manager.get(f"/staff/people/{mo.slug}/").content.decode()
    assert "First be sure who is asking" in page.content.decode()
    assert authenticators.has_second_factor(mo)


def test_nobody_resets_their_own(max: Person, browser_of: Browser, at: datetime) -> None:
    assert browser_of(max).post(reset(max)).status_code == 404
    with pytest.raises(NotForYourself):
        forget_second_factor(max, by=max, at=at)

    assert authenticators.has_second_factor(max)


def test_only_a_manager_does(mo: Person, nan: Person, sol: Person, at: datetime) -> None:
    app_of(mo)

    for colleague in (nan, sol):
        with pytest.raises(OnlyManagersForget):
            forget_second_factor(mo, by=colleague, at=at)

    assert authenticators.has_second_factor(mo)


def test_not_for_a_member(amira: Person, max: Person, browser_of: Browser) -> None:
    assert browser_of(max).post(reset(amira)).status_code == 404
