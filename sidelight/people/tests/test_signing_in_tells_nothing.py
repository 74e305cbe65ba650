"""Signing in tells nothing to somebody who guesses, and lasts while the device is one's own."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import NoReverseMatch, reverse

from sidelight.people import registers
from sidelight.people.models import Person, Role
from sidelight.people.tests.build import PASSPHRASE, signed_in, worker

SIGN_IN = "/sign-in/"
SECRET_OF_THE_FORM = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
pytestmark = pytest.mark.django_db


def sign_in(
    browser: Client, name: str, passphrase: str = PASSPHRASE, **more: str
) -> tuple[int, str]:
    """Return the status and the page, without the parts that differ on every page."""
    answer = browser.post(SIGN_IN, {"login": name, "password": passphrase, **more})
    page = SECRET_OF_THE_FORM.sub("", answer.content.decode())
    return answer.status_code, page.replace(name, "(name)")


def test_a_known_name_is_let_in(client: Client, amira: Person) -> None:
    sign_in(client, amira.sign_in_name)

    assert client.session["_auth_user_id"] == str(amira.pk)


def test_a_known_and_an_unknown_name_get_the_same_answer(client: Client, amira: Person) -> None:
    unknown = sign_in(client, "noisy-otter-111", "not the one we want")

    known = sign_in(client, amira.sign_in_name, "not the one we want")

    assert "do not fit together" in known[1]
    assert known == unknown


def test_somebody_who_left_gets_the_answer_of_a_stranger(
    client: Client, amira: Person, at: datetime
) -> None:
    unknown = sign_in(client, "noisy-otter-111")
    Person.objects.filter(pk=amira.pk).update(left_at=at, is_active=False)

    left = sign_in(client, amira.sign_in_name)

    assert left == unknown
    assert "_auth_user_id" not in client.session


def test_the_shown_name_opens_nothing(client: Client, amira: Person) -> None:
    sign_in(client, amira.shown_name)

    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("written", [str.upper, str.title, lambda name: name.replace("-", " ")])
def test_a_name_is_known_however_a_phone_writes_it(
    client: Client, amira: Person, written: Callable[[str], str]
) -> None:
    sign_in(client, f" {written(amira.sign_in_name)} ")

    assert client.session["_auth_user_id"] == str(amira.pk)


def test_guessing_is_stopped_even_for_the_right_passphrase(client: Client, amira: Person) -> None:
    for _ in range(5):
        sign_in(client, amira.sign_in_name, "not the one we want")

    status, page = sign_in(client, amira.sign_in_name)

    assert status == 429
    assert "Please try again in 5 minutes" in page
    assert "_auth_user_id" not in client.session


def test_on_a_shared_device_it_ends_with_the_browser(client: Client, amira: Person) -> None:
    sign_in(client, amira.sign_in_name)

    assert client.cookies["session"]["max-age"] == ""
    assert client.session.get_expiry_age() <= timedelta(hours=2).total_seconds()
    assert client.session["own_device"] is False


def test_on_ones_own_device_it_lasts_thirty_days(client: Client, amira: Person) -> None:
    sign_in(client, amira.sign_in_name, own_device="on")

    assert client.cookies["session"]["max-age"] == timedelta(days=30).total_seconds()
    assert client.session["own_device"] is True


def test_the_session_of_the_stranger_is_not_kept(client: Client, amira: Person) -> None:
    stranger = client.session
    stranger["seen"] = True
    stranger.save()
    client.cookies["session"] = stranger.session_key

    sign_in(client, amira.sign_in_name)

    assert client.session.session_key != stranger.session_key


@pytest.mark.parametrize(
    "away",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"],
)
def test_no_link_leads_outside_after_signing_in(client: Client, amira: Person, away: str) -> None:
    answer = client.post(
        SIGN_IN, {"login": amira.sign_in_name, "password": PASSPHRASE, "next": away}
    )

    assert answer["Location"] == reverse("own_page")


def test_one_goes_on_to_the_page_one_came_for(client: Client, amira: Person) -> None:
    asked = client.get(reverse("own_name"))["Location"]

    answer = client.post(asked, {"login": amira.sign_in_name, "password": PASSPHRASE})

    assert answer["Location"] == reverse("own_name")


def test_a_moderator_starts_at_work(client: Client, mo: Person) -> None:
    answer = client.post(SIGN_IN, {"login": mo.sign_in_name, "password": PASSPHRASE})

    assert answer["Location"] == reverse("staff")


def test_staff_who_are_not_ready_are_told_what_is_missing(client: Client, mo: Person) -> None:
    registers.readiness.add(lambda person, role, at: False)

    page = client.post(SIGN_IN, {"login": mo.sign_in_name, "password": PASSPHRASE}, follow=True)

    assert page.redirect_chain == [(reverse("welcome"), 302)]
    assert "your checks and your training" in page.content.decode()


def test_no_answer_repeats_the_passphrase(client: Client, amira: Person) -> None:
    answer = client.post(
        SIGN_IN,
        {"login": amira.sign_in_name, "password": "the wrong one, said aloud"},
        headers={"accept": "application/json", "x-requested-with": "XMLHttpRequest"},
    )

    assert answer["Content-Type"].startswith("text/html")
    assert "said aloud" not in answer.content.decode()


def test_a_new_passphrase_ends_every_other_sign_in_and_sends_nothing(amira: Person) -> None:
    here, elsewhere = signed_in(amira), signed_in(amira)
    new = "four quiet lamps at sea"

    here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSPHRASE, "password1": new, "password2": new},
    )

    assert here.get(reverse("own_page")).status_code == 200
    assert elsewhere.get(reverse("own_page")).status_code == 302
    assert mail.outbox == []


def test_a_new_passphrase_needs_the_one_there_is(as_amira: Client, amira: Person) -> None:
    new = "four quiet lamps at sea"

    page = as_amira.post(
        reverse("account_change_password"),
        {"oldpassword": "guessed it maybe", "password1": new, "password2": new},
    )

    assert "not the passphrase you have now" in page.content.decode()
    amira.refresh_from_db()
    assert amira.check_password(PASSPHRASE)


@pytest.mark.parametrize(("passphrase", "status"), [(PASSPHRASE, 302), ("guessed it maybe", 200)])
def test_the_passphrase_is_asked_again_before_what_matters(
    as_amira: Client, passphrase: str, status: int
) -> None:
    again = reverse("account_reauthenticate")

    answer = as_amira.post(again, {"password": passphrase, "next": reverse("own_name")})

    assert answer.status_code == status
    assert as_amira.get(again).status_code == 200


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_reset_password", "account_inactive",
     "account_set_password", "account_confirm_email", "account_request_login_code"],
)  # fmt: skip
def test_no_other_page_of_the_sign_in_library_is_there(name: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_sign_in_library_finds_nothing_wrong() -> None:
    call_command("check", fail_level="WARNING")


@pytest.mark.parametrize("name", ["own_name", "account_change_password"])
def test_after_sending_without_a_sign_in_one_does_not_end_on_a_blank_page(
    client: Client, amira: Person, name: str
) -> None:
    page, sent = client.get(reverse(name)), client.post(reverse(name))

    onward = client.post(sent["Location"], {"login": amira.sign_in_name, "password": PASSPHRASE})

    assert page["Location"] == f"{SIGN_IN}?next={reverse(name)}"
    assert onward["Location"] == reverse("own_page")


def test_staff_are_never_kept_signed_in(client: Client, at: datetime) -> None:
    mo = worker("Mo", Role.MODERATOR, at=at)

    sign_in(client, mo.sign_in_name, own_device="on")

    assert client.session["own_device"] is False
    assert client.session.get_expire_at_browser_close()
