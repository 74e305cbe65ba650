"""Every page of the staff refuses a sign-in that has shown the passphrase and nothing else."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.house.lived_in import LivedIn
from tests.house.permissions import ROWS
from tests.house.walls.permissions import HIDDEN, MEMBERS, STAFF, STRANGER
from tests.signed_in import app_of, with_the_passphrase

ENROL, PROVE = "/me/second-factor/", "/sign-in/again/code/"
# What is there for everybody, and what one needs in order to come in, to prove oneself, or to go.
OPEN = {
    "account_change_password", "account_login", "account_logout", "account_reauthenticate",
    "authenticator_app", "authenticator_app_removal", "exit", "join", "mfa_authenticate",
    "mfa_login_webauthn", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "new_passkey",
    "passkey", "passkey_removal", "passkeys", "recover", "recovery_codes", "recovery_codes_kept",
    "second_factor", "welcome",
}  # fmt: skip


def closed_to_strangers() -> list[str]:
    """Return the names of the addresses that some of the staff may open and a stranger may not."""
    return [
        name
        for name, row in ROWS.items()
        if name not in OPEN
        and any(
            row.get[who] != row.get[STRANGER] or row.post[who] != row.post[STRANGER]
            for who in STAFF
        )
    ]


@pytest.mark.parametrize("send", [Client.get, Client.post])
@pytest.mark.parametrize("has_an_app", [False, True])
def test_none_opens_to_the_passphrase_alone(
    lived_in: LivedIn, send: object, has_an_app: bool
) -> None:
    led_to = PROVE if has_an_app else ENROL
    opened = []
    for who in sorted(STAFF):
        person = lived_in.people[who]
        if has_an_app:
            app_of(person)
        browser = with_the_passphrase(person)
        for name in closed_to_strangers():
            answer = send(browser, reverse(name, kwargs=lived_in.arguments.get(name)))
            turned_away = answer.status_code == 404
            led = answer.status_code == 302 and answer.headers["Location"].startswith(led_to)
            if not (turned_away or led):
                opened.append(f"{name} for the {who}: {answer.status_code}")

    assert opened == []


def test_the_same_pages_open_once_it_is_shown(lived_in: LivedIn) -> None:
    browsers = {who: lived_in.browser_of(who) for who in STAFF}

    opened = {
        name
        for who in STAFF
        for name in closed_to_strangers()
        if ROWS[name].get[who] == "a page"
        and browsers[who].get(reverse(name, kwargs=lived_in.arguments.get(name))).status_code == 200
    }

    assert {"staff", "queue", "spaces", "staff_list", "help_services"} <= opened


def test_the_walk_knows_every_page_of_the_staff() -> None:
    of_the_staff = {
        name
        for name, row in ROWS.items()
        if all(row.get[who] == HIDDEN for who in MEMBERS)
        and any(row.get[who] != HIDDEN for who in STAFF)
    }

    assert len(of_the_staff) > 20
    assert of_the_staff - set(closed_to_strangers()) <= OPEN
