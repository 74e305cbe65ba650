"""Sign-ins of people in tests: staff's are proven with a second factor, as their pages want it."""

import time

from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.test import Client

from sidelight.people import authenticators
from sidelight.people.models import Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PERSON = "account_authentication_methods_user"


def signed_in(person: Person) -> Client:
    """Return a browser in which somebody has just signed in, as their work asks."""
    browser = with_the_passphrase(person)
    if authenticators.is_needed_by(person):
        shows(browser, person, app_of(person))
    return browser


def with_the_passphrase(person: Person) -> Client:
    """Return a browser in which somebody has given the passphrase and nothing else, just now."""
    browser = Client()
    browser.force_login(person, backend=BACKEND)
    note(browser, person, {"method": "password", "reauthenticated": True})
    return browser


def shows(browser: Client, person: Person, row: Authenticator) -> None:
    """Let a browser have been proven by one of somebody's second factors."""
    note(browser, person, {"method": "mfa", "id": row.pk, "type": str(row.type)})


def app_of(person: Person) -> Authenticator:
    """Return somebody's authenticator app, set up first where there is none."""
    row, _ = Authenticator.objects.get_or_create(
        user=person,
        type=Authenticator.Type.TOTP,
        defaults={"data": {"secret": authenticators.encrypt(KEY)}},
    )
    return row


def note(browser: Client, person: Person, record: dict[str, object]) -> None:
    session = browser.session
    records = session.get(AUTHENTICATION_METHODS_SESSION_KEY, [])
    session[AUTHENTICATION_METHODS_SESSION_KEY] = [*records, {**record, "at": time.time()}]
    session[PERSON] = str(person.pk)
    session.save()
