"""Staff show a second factor before any page of their work opens."""

from datetime import datetime

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from sidelight.people import rules
from sidelight.people.models import Person, SignIn
from sidelight.people.tests.build import PASSPHRASE
from sidelight.people.tests.second_steps import (
    APP_PAGE,
    CODE_PAGE,
    code_at,
    is_signed_in,
    sets_up_an_app,
    types_the_passphrase,
)
from tests.signed_in import app_of, shows, signed_in, with_the_passphrase


def test_the_passphrase_alone_leads_to_the_code(mo: Person) -> None:
    app_of(mo)
    browser = Client()

    answer = browser.post("/sign-in/", {"login": mo.sign_in_name, "password": PASSPHRASE})

    assert answer.headers["Location"] == CODE_PAGE
    assert not is_signed_in(browser)


def test_the_right_code_opens_it(mo: Person, at: datetime) -> None:
    app_of(mo)
    browser = types_the_passphrase(mo)

    browser.post(CODE_PAGE, {"code": code_at(at)})

    assert is_signed_in(browser)


def test_nothing_opens_before_the_first_one_is_set_up(mo: Person) -> None:
    browser = with_the_passphrase(mo)

    for address in ("/staff/", "/review/", "/spaces/", "/agreements/", "/me/account/"):
        answer = browser.get(address)
        assert answer.status_code == 302, address
        assert answer.headers["Location"] == "/me/second-factor/"


@pytest.mark.parametrize(
    "address", ["/me/second-factor/", APP_PAGE, "/me/passkeys/", "/me/passphrase/", "/sign-out/"]
)
def test_what_is_needed_for_it_does(mo: Person, address: str) -> None:
    assert with_the_passphrase(mo).get(address).status_code == 200


def test_setting_one_up_opens_the_rest(mo: Person, at: datetime) -> None:
    browser = with_the_passphrase(mo)

    sets_up_an_app(browser, at)

    assert browser.get("/review/").status_code == 200


def test_somebody_without_a_role_still_finds_nothing(amira: Person) -> None:
    assert signed_in(amira).get("/review/").status_code == 404


def test_a_sign_in_from_before_has_to_show_it(mo: Person, at: datetime) -> None:
    before = with_the_passphrase(mo)
    key = sets_up_an_app(with_the_passphrase(mo), at)

    assert before.get("/review/").headers["Location"] == "/sign-in/again/code/?next=/review/"
    for address in ("/me/second-factor/", APP_PAGE, "/me/passkeys/new/"):
        assert before.get(address).headers["Location"].startswith("/sign-in/again/code/")

    step = rules.step_at(at) + 1
    before.post("/sign-in/again/code/", {"code": rules.one_time_code(key, step)})
    assert before.get("/review/").status_code == 200


def test_a_sign_in_from_before_changes_no_passphrase(mo: Person) -> None:
    before = with_the_passphrase(mo)
    app_of(mo)
    new = "seven kites over a quiet bay"

    sent = {"oldpassword": PASSPHRASE, "password1": new, "password2": new}
    answer = before.post("/me/passphrase/", sent)

    assert answer.headers["Location"].startswith("/sign-in/again/code/")
    mo.refresh_from_db()
    assert mo.check_password(PASSPHRASE)


def test_a_factor_that_is_gone_proves_nothing(mo: Person, at: datetime) -> None:
    browser = signed_in(mo)
    assert browser.get("/review/").status_code == 200

    Authenticator.objects.filter(user=mo).delete()

    assert browser.get("/review/").headers["Location"] == "/me/second-factor/"


def test_the_factor_of_somebody_else_proves_nothing(mo: Person, max: Person) -> None:
    app_of(mo)
    browser = with_the_passphrase(mo)

    shows(browser, mo, app_of(max))

    assert browser.get("/review/").status_code == 302


def test_the_session_gets_a_new_key_at_each_stage(mo: Person, at: datetime) -> None:
    app_of(mo)
    browser = Client()
    browser.get("/sign-in/passkey/")  # a session that somebody else may know
    keys = [browser.session.session_key]

    types_the_passphrase(mo, browser)
    keys.append(browser.session.session_key)
    browser.post(CODE_PAGE, {"code": code_at(at)})
    keys.append(browser.session.session_key)

    assert is_signed_in(browser)
    assert len(set(keys)) == 3
    assert SignIn.objects.filter(session_key__in=keys[:2]).count() == 0


def test_it_gets_a_new_key_when_one_is_set_up_or_shown_again(mo: Person, at: datetime) -> None:
    browser = with_the_passphrase(mo)
    keys = [browser.session.session_key]

    key = sets_up_an_app(browser, at)
    keys.append(browser.session.session_key)
    code = rules.one_time_code(key, rules.step_at(at) + 1)
    browser.post("/sign-in/again/code/", {"code": code})
    keys.append(browser.session.session_key)

    assert len(set(keys)) == 3
