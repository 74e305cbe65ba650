"""Second factors are kept safe, and changed by their owner alone."""

from datetime import datetime
from urllib.parse import quote

from allauth.mfa.models import Authenticator
from django.db import connection

from sidelight.ledger.models import Line
from sidelight.people import authenticators
from sidelight.people.models import Person, SignIn
from sidelight.people.tests.second_steps import (
    APP_PAGE,
    is_signed_in,
    sets_up_an_app,
    types_the_passphrase,
)
from tests.signed_in import signed_in, with_the_passphrase


def test_keys_and_codes_are_encrypted_in_the_database(mo: Person, at: datetime) -> None:
    browser = with_the_passphrase(mo)
    waiting = "".join(browser.get(APP_PAGE).context["key_in_groups"])
    kept_session = dict(browser.session.items())
    key = sets_up_an_app(browser, at)

    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        rows = str(cursor.fetchall())

    assert key == waiting
    assert "new_app_key" in kept_session
    assert waiting not in str(kept_session)
    assert key not in rows
    assert "seed" in rows
    seed = authenticators.recovery_codes_of(mo).data["seed"]
    assert authenticators.decrypt(seed) not in rows


def test_a_first_look_at_recovery_codes_is_the_last_once_kept(mo: Person, at: datetime) -> None:
    browser = with_the_passphrase(mo)
    sets_up_an_app(browser, at)
    page = "/me/second-factor/recovery-codes/"
    shown = browser.get(page).context["codes"]

    browser.post(f"{page}kept/")
    after = browser.get(page)

    assert len(shown) == 10
    assert [code for code in shown if f"{code[:5]} {code[5:]}" in after.content.decode()] == []


def test_new_recovery_codes_end_the_old_ones(mo: Person, at: datetime) -> None:
    browser = with_the_passphrase(mo)
    sets_up_an_app(browser, at)
    old = authenticators.unused_codes(authenticators.recovery_codes_of(mo))

    browser.post("/me/second-factor/recovery-codes/")

    new = authenticators.unused_codes(authenticators.recovery_codes_of(mo))
    assert len(new) == 10
    assert set(old) & set(new) == set()


def test_the_last_one_cannot_be_removed(mo: Person) -> None:
    browser = signed_in(mo)

    page = browser.post("/me/second-factor/app/removal/", follow=True)

    assert "your work needs one" in page.content.decode()
    assert authenticators.app_of(mo)


def test_somebody_elses_passkey_is_not_there(mo: Person, amira: Person) -> None:
    data = {"slug": "x", "name": authenticators.encrypt("My phone")}
    Authenticator.objects.create(user=mo, type="webauthn", data=data)
    browser = signed_in(amira)

    for address in ("/me/passkeys/x/", "/me/passkeys/x/removal/"):
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"name": "Mine"}).status_code == 404

    assert "My phone" not in browser.get("/me/passkeys/").content.decode()
    assert authenticators.passkey_of(mo, "x")


def test_removing_one_signs_every_other_device_out(mo: Person) -> None:
    data = {"slug": "x", "name": authenticators.encrypt("My phone")}
    Authenticator.objects.create(user=mo, type="webauthn", data=data)
    browser, elsewhere = signed_in(mo), signed_in(mo)

    browser.post("/me/second-factor/app/removal/")

    assert authenticators.app_of(mo) is None
    assert is_signed_in(elsewhere) is False
    assert list(SignIn.objects.filter(person=mo)) == [SignIn(browser.session.session_key)]


def test_a_new_phone_takes_the_place_of_the_old_one(mo: Person, at: datetime) -> None:
    browser, elsewhere = signed_in(mo), signed_in(mo)

    key = sets_up_an_app(browser, at)

    assert authenticators.decrypt(authenticators.app_of(mo).data["secret"]) == key
    assert browser.get("/review/").status_code == 200
    assert elsewhere.get("/review/").headers["Location"].startswith("/sign-in/again/code/")


def test_changing_them_asks_for_the_passphrase_again(mo: Person, at: datetime) -> None:
    browser = signed_in(mo)
    session = browser.session
    for record in session["account_authentication_methods"]:
        record["at"] -= 600
    session.save()

    for address in (APP_PAGE, "/me/passkeys/new/", "/me/second-factor/recovery-codes/"):
        asked = browser.get(address).headers["Location"]
        assert asked == f"/sign-in/again/?next={quote(address, safe='')}"


def test_coming_and_going_is_on_the_ledger(mo: Person, at: datetime) -> None:
    browser = signed_in(mo)

    sets_up_an_app(browser, at)

    acts = ["second_factor_added", "second_factor_removed"]
    lines = Line.objects.filter(act__in=acts).order_by("pk")
    assert [(line.act, line.detail["sort"]) for line in lines] == [
        ("second_factor_removed", "totp"),
        ("second_factor_added", "totp"),
        ("second_factor_added", "recovery_codes"),
    ]
    assert {(line.actor_id, line.subject_id) for line in lines} == {(mo.pk, mo.pk)}


def test_a_member_needs_the_passphrase_alone(amira: Person) -> None:
    Authenticator.objects.create(user=amira, type="webauthn", data={"slug": "x", "name": ""})
    browser = types_the_passphrase(amira)

    assert is_signed_in(browser)


def test_a_member_is_offered_passkeys_and_no_app(amira: Person) -> None:
    browser = signed_in(amira)

    assert browser.get("/me/second-factor/").headers["Location"] == "/me/passkeys/"
    assert browser.get(APP_PAGE).status_code == 404
