"""A name that is shown unseen is one that we made and offered; every other one is looked at."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import signing
from django.test import Client

from sidelight.foundation.register import Register
from sidelight.people import actions, names, registers
from sidelight.people.errors import NameNotFit, NameTaken
from sidelight.people.forms import naming
from sidelight.people.models import HouseText, Person
from sidelight.people.tests.build import PASSPHRASE, join_form

pytestmark = pytest.mark.django_db
JOIN, OWN_NAME = "/join/", "/me/name/"


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names that were sent to be looked at."""
    sent: list[str] = []
    register: Register[object] = Register()
    register.add(lambda person, name, at: sent.append(name))
    monkeypatch.setattr(registers, "name_chosen", register)
    return sent


def picking(texts: list[HouseText], picked: str, **changes: object) -> dict[str, object]:
    offered = naming.sealed([picked, "Calm Harbour 21", "Kind Bridge 34"])
    return join_form(texts, **{"name": "", "offer": picked, "offered": offered, **changes})


def test_three_free_names_are_offered(client: Client, texts: list[HouseText]) -> None:
    page = client.get(JOIN)

    offered = [value for value, _ in page.context["form"].fields["offer"].choices][:-1]
    assert len(set(offered)) == 3
    assert all(names.is_safe_name(name) for name in offered)


def test_a_picked_name_is_shown_at_once(
    client: Client, texts: list[HouseText], chosen: list[str]
) -> None:
    client.post(JOIN, picking(texts, "Warm Lighthouse 17"))

    assert Person.objects.get().shown_name == "Warm Lighthouse 17"
    assert chosen == []


def test_one_of_ones_own_is_looked_at(
    client: Client, texts: list[HouseText], chosen: list[str]
) -> None:
    client.post(JOIN, picking(texts, "Warm Lighthouse 17", offer="own", name="River"))

    assert chosen == ["River"]
    assert names.is_safe_name(Person.objects.get().shown_name)


def test_a_name_that_was_not_offered_is_refused(client: Client, texts: list[HouseText]) -> None:
    page = client.post(JOIN, picking(texts, "Warm Lighthouse 17", offer="Rude Words"))

    assert "offer" in page.context["form"].errors
    assert not Person.objects.exists()


def test_a_list_that_we_did_not_sign_is_refused(client: Client, texts: list[HouseText]) -> None:
    forged = signing.dumps(["Rude Words"], key="somebody else's", salt=naming.SALT)

    page = client.post(JOIN, picking(texts, "Rude Words", offered=forged))

    assert "offered a while ago" in page.content.decode()
    assert not Person.objects.exists()


def test_a_signed_name_that_we_could_not_have_made_is_refused(
    client: Client, texts: list[HouseText]
) -> None:
    client.post(JOIN, picking(texts, "Rude Words 12"))

    assert not Person.objects.exists()


def test_an_offer_runs_out(
    client: Client, texts: list[HouseText], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = picking(texts, "Warm Lighthouse 17")
    monkeypatch.setattr(naming, "OFFER_LASTS", timedelta(seconds=-1))

    client.post(JOIN, asked)

    assert not Person.objects.exists()


def test_a_picked_and_a_written_name_are_one_too_many(
    client: Client, texts: list[HouseText]
) -> None:
    page = client.post(JOIN, picking(texts, "Warm Lighthouse 17", name="River"))

    assert "You picked a name and wrote one, too" in page.content.decode()
    assert not Person.objects.exists()


def test_other_names_come_without_losing_what_was_typed(
    client: Client, texts: list[HouseText]
) -> None:
    asked = picking(texts, "Warm Lighthouse 17", other_names="1", name="River", offer="")

    page = client.post(JOIN, asked)

    html = page.content.decode()
    assert "Warm Lighthouse 17" not in html
    assert 'value="River"' in html
    assert html.count(" checked") == 1 + len(texts)
    assert not page.context["form"].errors
    assert PASSPHRASE not in html
    assert not Person.objects.exists()


def test_the_enter_key_does_not_ask_for_other_names(client: Client, texts: list[HouseText]) -> None:
    page = client.get(JOIN).content.decode()

    form = page[page.index('name="offered"') :]
    first = re.search(r"<button[^>]*>", form)
    assert first is not None
    assert "other_names" not in first.group()


def test_a_name_that_somebody_took_meanwhile_is_refused(
    client: Client, amira: Person, texts: list[HouseText], at: datetime
) -> None:
    actions.take_safe_name(amira, "Warm Lighthouse 17", at=at)

    page = client.post(JOIN, picking(texts, "Warm Lighthouse 17"))

    assert "already has a name like that" in page.content.decode()
    assert Person.objects.count() == 1


def test_a_member_takes_another_name_of_ours_at_once(
    as_amira: Client, amira: Person, chosen: list[str]
) -> None:
    offered = naming.sealed(["Calm Harbour 21"])

    as_amira.post(OWN_NAME, {"offered": offered, "offer": "Calm Harbour 21", "name": ""})

    amira.refresh_from_db()
    assert amira.shown_name == "Calm Harbour 21"
    assert chosen == []


@pytest.mark.parametrize("name", ["Rude Words", "calm Harbour 21", "Calm Harbour 9", "Calm  21"])
def test_the_action_takes_only_names_we_could_have_made(
    amira: Person, at: datetime, name: str
) -> None:
    with pytest.raises(NameNotFit):
        actions.take_safe_name(amira, name, at=at)


def test_the_action_refuses_a_name_that_is_somebodys(
    amira: Person, dee: Person, at: datetime
) -> None:
    actions.take_safe_name(dee, "Calm Harbour 21", at=at)

    with pytest.raises(NameTaken):
        actions.take_safe_name(amira, "Calm Harbour 21", at=at)


@pytest.mark.parametrize("make", [names.new_safe_name])
def test_every_name_we_make_is_known_as_ours(make: Callable[[], str]) -> None:
    assert all(names.is_safe_name(make()) for _ in range(200))
