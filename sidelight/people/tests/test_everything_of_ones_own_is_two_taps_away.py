"""The account page is one tap from anywhere and leads on to everything about oneself."""

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.chrome import GROUPS, own_ways
from sidelight.people.models import Person
from sidelight.people.tests import build

pytestmark = pytest.mark.django_db
EVERYBODYS = {
    "account_change_password", "own_sign_ins", "passkeys", "own_agreements", "download", "complain",
    "leave", "own_needs",
}  # fmt: skip
MEMBERS = EVERYBODYS | {
    "own_name", "own_mark", "own_about", "recovery_words", "own_contact", "own_mutes", "own_steps",
    "own_emergency", "journal", "safety_plan",
}  # fmt: skip
STAFFS = EVERYBODYS | {"second_factor"}


def names(*, is_member: bool) -> set[str]:
    return {way.name for group in own_ways(is_member=is_member) for way in group.ways}


def test_a_member_finds_all_of_it() -> None:
    assert names(is_member=True) == MEMBERS


def test_staff_find_what_is_theirs() -> None:
    assert names(is_member=False) == STAFFS


def test_every_way_is_there(as_amira: Client) -> None:
    page = as_amira.get(reverse("own_account")).content.decode()

    for name in MEMBERS:
        assert f'href="{reverse(name)}"' in page


def test_every_page_leads_to_the_account(as_amira: Client) -> None:
    for name in ("own_name", "own_mark", "own_steps", "own_contact", "own_agreements", "welcome"):
        assert 'href="/me/account/"' in as_amira.get(reverse(name)).content.decode()


def test_a_stranger_is_not_led_there(client: Client) -> None:
    assert "/me/account/" not in client.get(reverse("account_login")).content.decode()


def test_a_member_is_led_nowhere_that_is_not_there(as_amira: Client) -> None:
    for group in own_ways(is_member=True):
        for way in group.ways:
            assert as_amira.get(way.address, follow=True).status_code == 200, way.name


def test_staff_are_led_nowhere_that_is_not_there(max: Person) -> None:
    browser = build.signed_in(max)
    page = browser.get(reverse("own_account")).content.decode()

    for name in MEMBERS - STAFFS:
        assert f'href="{reverse(name)}"' not in page


def test_every_way_has_a_heading_and_a_hint() -> None:
    assert all(group.title and way.label and way.hint for group in GROUPS for way in group.ways)
