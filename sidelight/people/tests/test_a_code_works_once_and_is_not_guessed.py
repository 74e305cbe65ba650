"""A code works once, and nobody gets far by guessing."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.people import authenticators, rules
from sidelight.people.models import Person
from sidelight.people.tests.second_steps import (
    CODE_PAGE,
    code_at,
    is_signed_in,
    sets_up_an_app,
    types_the_passphrase,
)
from tests.signed_in import app_of, signed_in, with_the_passphrase


def test_the_app_shows_what_the_standard_says() -> None:
    key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"

    assert rules.one_time_code(key, 59 // 30) == "287082"
    assert rules.one_time_code(key, 1111111109 // 30) == "081804"
    assert rules.one_time_code(key, 20000000000 // 30) == "353130"


def test_a_wrong_code_does_not(mo: Person, at: datetime) -> None:
    app_of(mo)
    browser = types_the_passphrase(mo)

    page = browser.post(CODE_PAGE, {"code": code_at(at + timedelta(minutes=5))})

    assert "Please wait for the next one" in page.content.decode()
    assert not is_signed_in(browser)


@pytest.mark.parametrize("seconds_later", [0, 30, 45])
def test_a_code_works_once(
    mo: Person, at: datetime, clock_at: Callable[[datetime], None], seconds_later: int
) -> None:
    app_of(mo)
    types_the_passphrase(mo).post(CODE_PAGE, {"code": code_at(at)})
    clock_at(at + timedelta(seconds=seconds_later))
    second = types_the_passphrase(mo)

    second.post(CODE_PAGE, {"code": code_at(at)})

    assert not is_signed_in(second)


def test_the_code_that_set_up_the_app_is_used_up(mo: Person, at: datetime) -> None:
    key = sets_up_an_app(with_the_passphrase(mo), at)
    other = types_the_passphrase(mo)

    other.post(CODE_PAGE, {"code": code_at(at, key)})

    assert not is_signed_in(other)


@pytest.mark.parametrize(("seconds", "opens"), [(-30, True), (30, True), (-60, False), (60, False)])
def test_a_slow_clock_is_forgiven_half_a_minute(
    mo: Person, at: datetime, seconds: int, opens: bool
) -> None:
    app_of(mo)
    browser = types_the_passphrase(mo)

    browser.post(CODE_PAGE, {"code": code_at(at + timedelta(seconds=seconds))})

    assert is_signed_in(browser) is opens


def test_a_recovery_code_works_once(mo: Person, at: datetime) -> None:
    sets_up_an_app(with_the_passphrase(mo), at)
    code = authenticators.unused_codes(authenticators.recovery_codes_of(mo))[3]
    first, second = types_the_passphrase(mo), types_the_passphrase(mo)

    first.post(CODE_PAGE, {"code": f"{code[:5]} {code[5:]}"})
    second.post(CODE_PAGE, {"code": code})

    assert is_signed_in(first)
    assert not is_signed_in(second)


def test_a_few_wrong_codes_begin_again_with_the_passphrase(mo: Person, at: datetime) -> None:
    app_of(mo)
    browser = types_the_passphrase(mo)

    for _ in range(5):
        answer = browser.post(CODE_PAGE, {"code": "000000"})

    assert answer.headers["Location"] == "/sign-in/"
    assert browser.get(CODE_PAGE).headers["Location"] == "/sign-in/"


def test_many_wrong_codes_from_one_address_wait(mo: Person, at: datetime) -> None:
    app_of(mo)
    for _ in range(10):
        types_the_passphrase(mo).post(CODE_PAGE, {"code": "000000"})

    here, elsewhere = types_the_passphrase(mo), Client(REMOTE_ADDR="203.0.113.9")
    types_the_passphrase(mo, elsewhere)
    page = here.post(CODE_PAGE, {"code": code_at(at)})
    elsewhere.post(CODE_PAGE, {"code": code_at(at)})

    assert "many tries" in page.content.decode()
    assert not is_signed_in(here)
    assert is_signed_in(elsewhere)


def test_guessing_from_everywhere_leaves_recovery_codes_open(mo: Person, at: datetime) -> None:
    key = sets_up_an_app(with_the_passphrase(mo), at)
    codes = authenticators.unused_codes(authenticators.recovery_codes_of(mo))
    for number in range(30):
        browser = types_the_passphrase(mo, Client(REMOTE_ADDR=f"203.0.113.{number}"))
        browser.post(CODE_PAGE, {"code": "000000"})

    by_code, by_recovery = types_the_passphrase(mo), types_the_passphrase(mo)
    page = by_code.post(CODE_PAGE, {"code": rules.one_time_code(key, rules.step_at(at) + 1)})
    by_recovery.post(CODE_PAGE, {"code": codes[0]})

    assert "a recovery code or a passkey works" in page.content.decode()
    assert not is_signed_in(by_code)
    assert is_signed_in(by_recovery)


STRANGE = (
    '{"id": "YQ", "rawId": "YQ", "type": "public-key", "response": {"clientDataJSON": "e30", '
    '"authenticatorData": "YQ", "signature": "YQ", "userHandle": "OTk5OTk5OTk5OTk5OTk5OTk5"}}'
)


@pytest.mark.parametrize("sent", ["", "null", "[]", "5", '"words"', "{", '{"id": 5}', STRANGE])
def test_a_malformed_passkey_is_answered_kindly(mo: Person, sent: str) -> None:
    app_of(mo)
    browser = types_the_passphrase(mo)
    stranger = Client()
    stranger.get("/sign-in/passkey/")

    assert browser.post(CODE_PAGE, {"credential": sent}).status_code == 200
    assert stranger.post("/sign-in/passkey/", {"credential": sent}).status_code == 302
    assert signed_in(mo).post("/me/passkeys/new/", {"credential": sent}).status_code == 200
