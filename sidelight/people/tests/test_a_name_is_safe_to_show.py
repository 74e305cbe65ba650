"""A shown name is safe to show: it fits, it is one's own, and a person has said yes to it."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sidelight.foundation.register import Register
from sidelight.people import actions, registers
from sidelight.people.errors import NameNotFit, NameTaken
from sidelight.people.models import Person
from sidelight.people.rules import name_fits

OWN_NAME = "/me/name/"


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, str]]:
    """What was sent to be looked at: (person, name)."""
    names: list[tuple[int, str]] = []
    register: Register[object] = Register()
    register.add(lambda person, name, at: names.append((person.pk, name)))
    monkeypatch.setattr(registers, "name_chosen", register)
    return names


@pytest.mark.parametrize("name", ["Jo", "Quiet Sea", "Zoë", "Ольга", "rain 24", "x" * 24])
def test_a_short_name_with_letters_fits(name: str) -> None:
    assert name_fits(name)


@pytest.mark.parametrize(
    "name",
    ["", "J", "x" * 25, "123", "...", "sam@home", "sam.uk", "www.sam", "sam 4411", "two\nlines"],
)
def test_a_name_that_leads_outside_does_not_fit(name: str) -> None:
    assert not name_fits(name)


def test_a_chosen_name_is_sent_and_not_shown(
    as_amira: Client, amira: Person, sent: list[tuple[int, str]]
) -> None:
    answer = as_amira.post(OWN_NAME, {"name": "  Quiet   Sea "})

    assert answer["Location"] == reverse("own_page")
    assert sent == [(amira.pk, "Quiet Sea")]
    amira.refresh_from_db()
    assert amira.shown_name == "Amira"


@pytest.mark.parametrize(
    ("name", "kind_words"),
    [("D-E-E", "already has a name like that"), ("call 0117 496 0000", "no phone number")],
)
def test_a_refusal_stands_beside_the_field(
    as_amira: Client, dee: Person, sent: list[tuple[int, str]], name: str, kind_words: str
) -> None:
    page = as_amira.post(OWN_NAME, {"name": name}).content.decode()

    assert kind_words in page
    assert f'value="{name}"' in page
    assert sent == []


def test_a_stranger_is_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(OWN_NAME)["Location"] == f"{reverse('account_login')}?next={OWN_NAME}"


def test_a_name_that_waits_is_compared_with_nothing(
    amira: Person, dee: Person, sent: list[tuple[int, str]], at: datetime
) -> None:
    actions.choose_name(amira, "Quiet Sea", at=at)

    actions.choose_name(dee, "Quiet Sea", at=at)

    assert [name for _, name in sent] == ["Quiet Sea", "Quiet Sea"]


@pytest.mark.parametrize("name", ["Quiet Sea", "quiet-sea", "QUIET\u200b SEA", "Ｑuiet Séa"])
def test_of_two_names_that_look_alike_one_is_taken(
    amira: Person, dee: Person, at: datetime, name: str
) -> None:
    actions.take_name(amira, "Quiet Sea", at=at)

    with pytest.raises(NameTaken):
        actions.take_name(dee, name, at=at)
    dee.refresh_from_db()
    assert dee.shown_name == "Dee"


def test_one_may_write_ones_own_name_another_way(amira: Person, at: datetime) -> None:
    actions.take_name(amira, "AMIRA", at=at)

    amira.refresh_from_db()
    assert amira.shown_name == "AMIRA"


def test_the_database_refuses_a_second_one_too(amira: Person, dee: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=dee.pk).update(shown_name_folded=amira.shown_name_folded)


def test_a_name_taken_back_leaves_a_safe_one(amira: Person) -> None:
    actions.drop_name(amira)

    amira.refresh_from_db()
    assert "amira" not in amira.shown_name.lower()
    assert len(amira.shown_name.split()) == 3


def test_a_name_that_does_not_fit_is_not_sent(
    amira: Person, sent: list[tuple[int, str]], at: datetime
) -> None:
    with pytest.raises(NameNotFit):
        actions.choose_name(amira, "find me at sam.org", at=at)

    assert sent == []
