"""What people do in tests to show a second factor."""

from datetime import datetime

from django.test import Client

from sidelight.people import rules
from sidelight.people.models import Person
from sidelight.people.tests.build import PASSPHRASE
from tests.signed_in import KEY

CODE_PAGE = "/sign-in/code/"
APP_PAGE = "/me/second-factor/app/"


def types_the_passphrase(person: Person, browser: Client | None = None) -> Client:
    browser = browser or Client()
    form = {"login": person.sign_in_name, "password": PASSPHRASE}
    browser.post("/sign-in/", form)
    return browser


def code_at(at: datetime, key: str = KEY) -> str:
    return rules.one_time_code(key, rules.step_at(at))


def is_signed_in(browser: Client) -> bool:
    return browser.get("/welcome/").status_code == 200


def sets_up_an_app(browser: Client, at: datetime) -> str:
    """Set up an app as the page says, and return its key."""
    page = browser.get(APP_PAGE)
    key = "".join(page.context["key_in_groups"])
    browser.post(APP_PAGE, {"code": code_at(at, key)})
    return key
