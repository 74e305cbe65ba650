"""Guessing is slowed by name and address together: no name is locked, and no school is."""

from datetime import datetime, timedelta

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, identify_hasher
from django.core.cache import cache
from django.test import Client

from sidelight.config import settings as as_shipped
from sidelight.foundation.actions import forget_tries
from sidelight.foundation.models import Remembered, Try
from sidelight.people import actions, rules
from sidelight.people.errors import TooOften
from sidelight.people.models import Person
from tests.build import PASSPHRASE

HERE, ELSEWHERE, SCHOOL = "203.0.113.5", "198.51.100.7", "192.0.2.1"
pytestmark = pytest.mark.django_db


def sign_in(name: str, passphrase: str, address: str) -> int:
    """Try from a browser of its own; return the status."""
    sent = {"login": name, "password": passphrase}
    return int(Client(REMOTE_ADDR=address).post("/sign-in/", sent).status_code)


def guess(name: str, address: str, times: int) -> list[int]:
    return [sign_in(name, f"guess number {count}", address) for count in range(times)]


def test_the_sixth_guess_waits_and_so_does_the_right_one(amira: Person) -> None:
    assert guess(amira.sign_in_name, HERE, 6) == [200] * 5 + [429]
    assert sign_in(amira.sign_in_name, PASSPHRASE, HERE) == 429


def test_nobody_can_shut_somebody_else_out(amira: Person) -> None:
    guess(amira.sign_in_name, HERE, 6)

    assert sign_in(amira.sign_in_name, PASSPHRASE, ELSEWHERE) == 302


def test_one_pupils_slips_do_not_shut_out_the_school(amira: Person, dee: Person) -> None:
    guess(amira.sign_in_name, SCHOOL, 20)

    assert sign_in(dee.sign_in_name, PASSPHRASE, SCHOOL) == 302


def test_a_lesson_signs_in_behind_one_address(amira: Person) -> None:
    assert [sign_in(amira.sign_in_name, PASSPHRASE, SCHOOL) for _ in range(40)] == [302] * 40


def test_many_names_from_one_address_are_slowed_at_last(amira: Person, at: datetime) -> None:
    most = rules.SIGN_IN_TRIES_FROM_AN_ADDRESS.most
    for count in range(most):
        actions.begin_guess(f"name-{count}", HERE, at=at)

    assert sign_in(amira.sign_in_name, PASSPHRASE, HERE) == 429
    assert sign_in(amira.sign_in_name, PASSPHRASE, ELSEWHERE) == 302


def test_a_name_sought_from_everywhere_is_still_let_in(amira: Person, at: datetime) -> None:
    for count in range(rules.SIGN_IN_TRIES_ON_A_NAME.most):
        actions.begin_guess(amira.sign_in_name, f"10.0.0.{count}", at=at)

    assert guess(amira.sign_in_name, HERE, 3) == [200, 200, 429]
    assert sign_in(amira.sign_in_name, PASSPHRASE, ELSEWHERE) == 302


def test_it_says_when_to_come_back_and_then_lets_in(
    amira: Person, at: datetime, clock_at: object
) -> None:
    guess(amira.sign_in_name, HERE, 5)
    browser = Client(REMOTE_ADDR=HERE)

    answer = browser.post("/sign-in/", {"login": amira.sign_in_name, "password": PASSPHRASE})

    assert answer["Retry-After"] == "300"
    assert "in 5 minutes" in answer.content.decode()
    assert amira.sign_in_name in answer.content.decode()
    clock_at(at + timedelta(minutes=5))
    assert sign_in(amira.sign_in_name, PASSPHRASE, HERE) == 302


def test_being_right_in_between_gives_no_more_guesses(amira: Person) -> None:
    guess(amira.sign_in_name, HERE, 4)
    assert sign_in(amira.sign_in_name, PASSPHRASE, HERE) == 302

    assert guess(amira.sign_in_name, HERE, 2) == [200, 429]


def test_recovery_words_are_guessed_no_faster(amira: Person, dee: Person, at: datetime) -> None:
    words = " ".join(actions.make_recovery_words(amira, at=at))
    browser = Client(REMOTE_ADDR=HERE)
    for _ in range(rules.RECOVERIES.most):
        browser.post("/recover/", {"name": amira.sign_in_name, "words": "one two three"})

    refused = browser.post("/recover/", {"name": amira.sign_in_name, "words": words})

    assert refused.status_code == 429
    assert refused["Retry-After"] == "900"
    elsewhere = Client(REMOTE_ADDR=ELSEWHERE)
    assert (
        elsewhere.post("/recover/", {"name": amira.sign_in_name, "words": words}).status_code == 302
    )


def test_the_passphrase_is_guessed_no_faster_by_who_is_signed_in(amira: Person) -> None:
    browser = Client(REMOTE_ADDR=HERE)
    browser.force_login(amira)

    answers = [
        browser.post("/sign-in/again/", {"password": f"guess number {count}"}).status_code
        for count in range(6)
    ]

    assert answers == [200] * 5 + [429]


def test_of_ipv6_a_whole_home_is_one_address(amira: Person) -> None:
    for count in range(5):
        guess(amira.sign_in_name, f"2001:db8:1:2::{count + 1}", 1)

    assert sign_in(amira.sign_in_name, PASSPHRASE, "2001:db8:1:2:ffff::9") == 429
    assert sign_in(amira.sign_in_name, PASSPHRASE, "2001:db8:1:3::1") == 302


def test_who_tried_is_kept_as_a_hash_and_not_for_long(amira: Person, at: datetime) -> None:
    guess(amira.sign_in_name, HERE, 2)

    kept = str(list(Try.objects.values()))
    assert Try.objects.count() == 6
    assert amira.sign_in_name not in kept
    assert HERE not in kept
    forget_tries(at + timedelta(days=2))
    assert not Try.objects.exists()


def test_limits_of_the_sign_in_library_are_kept_unreadably_and_outlive_a_restart(
    settings: object,
) -> None:
    settings.CACHES = as_shipped.CACHES
    cache.set("allauth:rl:ip:203.0.113.5", [1], 300)

    row = Remembered.objects.get()
    assert HERE not in row.cache_key
    assert cache.get("allauth:rl:ip:203.0.113.5") == [1]


def test_passphrases_are_hashed_slowly(settings: object) -> None:
    settings.PASSWORD_HASHERS = as_shipped.PASSWORD_HASHERS
    person = Person()
    person.set_password(PASSPHRASE)

    assert isinstance(identify_hasher(person.password), Argon2PasswordHasher)


def test_a_try_that_was_refused_costs_nobody_else_anything(amira: Person, at: datetime) -> None:
    for _ in range(5):
        actions.begin_guess(amira.sign_in_name, HERE, at=at)
    counted = Try.objects.count()

    with pytest.raises(TooOften):
        actions.begin_guess(amira.sign_in_name, HERE, at=at)

    assert Try.objects.count() == counted
