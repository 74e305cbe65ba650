"""Somebody sees where they are signed in and ends one or all; little is known of a device."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people import actions
from sidelight.people.actions.sign_ins import forget_sign_ins
from sidelight.people.middleware import RENEWED_EVERY
from sidelight.people.models import Person, SignIn
from sidelight.people.sign_ins import SessionStore, device_of
from sidelight.people.tests.build import PASSPHRASE, signed_in

SIGN_INS, EVERYWHERE = "/me/sign-ins/", "/me/sign-ins/end/"
PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Mobile Safari/537.36"
pytestmark = pytest.mark.django_db


def end_of(browser: Client) -> str:
    row = SignIn.objects.get(session_key=browser.session.session_key)
    return reverse("own_sign_in_end", args=[row.short_name])


def is_in(browser: Client) -> bool:
    return browser.get(reverse("own_page")).status_code == 200


@pytest.mark.parametrize(
    ("says", "sort"),
    [(PHONE, "phone"), ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0)", "phone"),
     ("Mozilla/5.0 (iPad; CPU OS 17_0)", "tablet"), ("Mozilla/5.0 (X11; Linux x86_64)", "computer"),
     ("Mozilla/5.0 (Windows NT 10.0)", "computer"), ("", "unknown"), ("curl/8", "unknown")],
)  # fmt: skip
def test_a_device_is_one_of_four_sorts(says: str, sort: str) -> None:
    assert device_of(says) == sort


def test_signing_in_keeps_the_sort_and_the_hour_and_no_more(
    amira: Person, at: datetime, clock_at: Callable[..., None]
) -> None:
    clock_at(at + timedelta(minutes=25))
    browser = Client(headers={"user-agent": PHONE})

    browser.post("/sign-in/", {"login": amira.sign_in_name, "password": PASSPHRASE})

    row = SignIn.objects.get(person=amira)
    assert (row.device, row.began_at, row.seen_at) == ("phone", at, at)
    kept = str(SessionStore().decode(row.session_data))
    assert "own_device" in kept
    assert "Pixel" not in kept
    assert "127.0.0.1" not in kept


def test_later_reading_moves_the_hour_and_not_the_beginning(
    amira: Person, at: datetime, clock_at: Callable[..., None]
) -> None:
    browser = signed_in(amira)

    clock_at(at + timedelta(hours=1))
    browser.get(reverse("own_page"))

    row = SignIn.objects.get(person=amira)
    assert (row.began_at, row.seen_at) == (at, at + timedelta(hours=1))


def test_reading_a_page_writes_nothing_until_a_quarter_of_an_hour_went_by(
    amira: Person, at: datetime, clock_at: Callable[..., None]
) -> None:
    browser = signed_in(amira)
    browser.get(reverse("own_page"))

    assert writes_of(browser) == 0
    clock_at(at + RENEWED_EVERY)
    assert writes_of(browser) == 2  # the sign-in, and the day on which somebody was last here


def writes_of(browser: Client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        browser.get(reverse("house_text", args=["house-rules"]))
    return sum(query["sql"].startswith(("UPDATE", "INSERT")) for query in seen.captured_queries)


def test_all_of_them_are_listed_and_this_one_is_marked(amira: Person, dee: Person) -> None:
    here, _elsewhere, _hers = signed_in(amira), signed_in(amira), signed_in(dee)

    page = here.get(SIGN_INS).content.decode()

    assert page.count("Sign out there") == 1
    assert page.count("(this one)") == 1
    assert str(here.session.session_key) not in page


def test_one_of_them_can_be_ended(amira: Person) -> None:
    here, elsewhere = signed_in(amira), signed_in(amira)

    here.post(end_of(elsewhere))

    assert is_in(here)
    assert not is_in(elsewhere)


def test_nobody_ends_somebody_elses(amira: Person, dee: Person) -> None:
    hers = signed_in(dee)

    assert signed_in(amira).post(end_of(hers)).status_code == 404
    assert is_in(hers)


def test_everywhere_means_everywhere(amira: Person, dee: Person) -> None:
    here, elsewhere, hers = signed_in(amira), signed_in(amira), signed_in(dee)

    here.post(EVERYWHERE)

    assert [is_in(browser) for browser in (here, elsewhere, hers)] == [False, False, True]
    assert Line.objects.get(act=Act.SIGN_INS_ENDED).detail == {"ended": 2}


def test_a_new_passphrase_leaves_this_one_alone(amira: Person) -> None:
    here, elsewhere = signed_in(amira), signed_in(amira)
    new = "four quiet lamps at sea"

    here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSPHRASE, "password1": new, "password2": new},
    )

    assert is_in(here)
    assert not is_in(elsewhere)
    assert SignIn.objects.get(person=amira).session_key == here.session.session_key


def test_those_that_ran_out_are_forgotten_at_night(amira: Person, at: datetime) -> None:
    signed_in(amira)
    old = signed_in(amira)
    SignIn.objects.filter(session_key=old.session.session_key).update(expire_date=at)

    assert forget_sign_ins(at) == 1

    assert amira.sign_ins.count() == 1


def test_one_may_be_kept(amira: Person, at: datetime) -> None:
    here, elsewhere = signed_in(amira), signed_in(amira)

    ended = actions.end_sign_ins(amira, keep=here.session.session_key, at=at)

    assert ended == 1
    assert [is_in(here), is_in(elsewhere)] == [True, False]
