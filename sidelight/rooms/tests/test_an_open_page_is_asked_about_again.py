"""Whatever ends somebody's right to be in a room has every worker ask again, in the same breath.

The question is a row: written in the transaction of the change, so that no worker can miss it and
no failure can part the two. Open pages are closed when the question finds no way in any more.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from sidelight.live.models import Recheck
from sidelight.live.queries import asked_again
from sidelight.people.actions import (
    begin_recovering,
    end_role,
    end_sign_ins,
    forget_second_factor,
    leave,
    make_recovery_words,
    recover,
    remove_second_factor,
)
from sidelight.people.authenticators import app_of
from sidelight.people.models import Person, Role, SignIn
from sidelight.rooms.actions.members import put_out
from sidelight.rooms.actions.planning import take_place_back
from sidelight.rooms.consumers.doorkeeper import admission_of
from sidelight.rooms.rules.reasons import OutReason
from sidelight.rooms.tests.build import Evening
from sidelight.team.actions.readiness import Dates, confirm_readiness
from tests.build import PASSPHRASE
from tests.build import Place as Charity

pytestmark = pytest.mark.django_db
Browsers = Callable[[Person | None], Client]


class Open:
    """Somebody with a page open in a room."""

    def __init__(self, evening: Evening, person: Person, browser: Client, at: datetime) -> None:
        self.slug, self.person, self.browser, self.at = evening.room.slug, person, browser, at
        self.key = str(browser.session.session_key)
        assert self.is_let_in(), "the page is open before anything happens"
        Recheck.objects.all().delete()

    def is_let_in(self) -> bool:
        return admission_of(self.key, self.slug, self.at) is not None

    def is_asked_about(self) -> bool:
        return self.person.pk in {one.person_id for one in asked_again(self.at)}


@pytest.fixture
def amiras(evening: Evening, amira: Person, browser_of: Browsers, at: datetime) -> Open:
    return Open(evening, amira, browser_of(amira), at)


@pytest.fixture
def casss(evening: Evening, cass: Person, browser_of: Browsers, at: datetime) -> Open:
    return Open(evening, cass, browser_of(cass), at)


def closes(page: Open) -> bool:
    """Whether the page is asked about, and the answer is no."""
    return page.is_asked_about() and not page.is_let_in()


def test_signing_out(amiras: Open) -> None:
    amiras.browser.post(reverse("account_logout"))

    assert closes(amiras)


def test_leaving_quickly(amiras: Open) -> None:
    amiras.browser.post(reverse("exit"))

    assert closes(amiras)


def test_signing_out_everywhere(amiras: Open) -> None:
    amiras.browser.post(reverse("own_sign_ins_end"))

    assert closes(amiras)


def test_ending_one_sign_in_from_another_device(amiras: Open, browser_of: Browsers) -> None:
    here = SignIn.objects.get(session_key=amiras.key)

    browser_of(amiras.person).post(reverse("own_sign_in_end", args=[here.short_name]))

    assert closes(amiras)


def test_sign_ins_that_are_ended_by_an_action(amiras: Open, at: datetime) -> None:
    end_sign_ins(amiras.person, at=at)

    assert closes(amiras)


def test_a_new_passphrase_from_another_device(amiras: Open, browser_of: Browsers) -> None:
    elsewhere = browser_of(amiras.person)
    answer = elsewhere.post(
        reverse("account_change_password"),
        {"oldpassword": PASSPHRASE, "password1": "harbour kettle moss", "password": "",
         "password2": "harbour kettle moss"},
    )  # fmt: skip

    assert answer.status_code == 302
    assert closes(amiras)


def test_recovery_words(amiras: Open, at: datetime) -> None:
    words = make_recovery_words(amiras.person, at=at)
    found = begin_recovering(amiras.person.sign_in_name, " ".join(words), at=at)

    recover(found, "harbour kettle moss", at=at)

    assert closes(amiras)


def test_leaving(amiras: Open, at: datetime) -> None:
    leave(amiras.person, at=at)

    assert closes(amiras)


def test_a_place_that_is_taken_back(
    amiras: Open, evening: Evening, place: Charity, at: datetime
) -> None:
    take_place_back(evening.place(amiras.person), by=place.manager, at=at)

    assert closes(amiras)


def test_being_put_out(
    amiras: Open, evening: Evening, cass: Person, yusuf: Person, at: datetime
) -> None:
    evening.opened(cass, yusuf)

    put_out(evening.place(amiras.person), OutReason.RULES, by=evening.place(cass), at=at)

    assert closes(amiras)


def test_a_role_that_ends(casss: Open, place: Charity, at: datetime) -> None:
    end_role(casss.person.grants.get(), by=place.manager, at=at)

    assert closes(casss)


def test_a_role_that_a_manager_ends_on_the_page(
    casss: Open, place: Charity, browser_of: Browsers
) -> None:
    address = reverse("role_end", args=[casss.person.slug, Role.COUNSELLOR.value])

    browser_of(place.manager).post(address)

    assert closes(casss)


def test_readiness_that_is_confirmed_anew_for_less(
    casss: Open, place: Charity, at: datetime
) -> None:
    until = Dates(at.date(), at.date())

    confirm_readiness(casss.person, Role.COUNSELLOR, until, by=place.manager, at=at)

    assert casss.is_asked_about()
    casss.at = at + timedelta(days=2)
    assert admission_of(casss.key, casss.slug, casss.at) is None


def test_a_second_factor_that_a_manager_resets(casss: Open, place: Charity, at: datetime) -> None:
    forget_second_factor(casss.person, by=place.manager, at=at)

    assert closes(casss)


def test_a_second_factor_that_is_taken_away(
    casss: Open, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sidelight.people.authenticators.is_needed_by", lambda person: False)
    app = app_of(casss.person)
    assert app

    remove_second_factor(app, here=None, at=at)

    assert closes(casss)


def test_a_change_that_fails_asks_nothing(amiras: Open, at: datetime) -> None:
    with transaction.atomic():
        end_sign_ins(amiras.person, at=at)
        transaction.set_rollback(True)

    assert not amiras.is_asked_about()
    assert amiras.is_let_in()


def test_nobody_is_asked_about_for_reading_a_page(amiras: Open) -> None:
    amiras.browser.get(reverse("own_account"))

    assert not amiras.is_asked_about()
    assert amiras.is_let_in()
