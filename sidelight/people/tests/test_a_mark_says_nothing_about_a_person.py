"""A mark is one of a fixed set; the first one follows from the form, never from the person."""

from itertools import product
from uuid import UUID

import pytest
from django.test import Client

from sidelight.people.actions.marks import spread_mark
from sidelight.people.models import HouseText, MarkColour, MarkShape, Person
from sidelight.people.tests.build import join_form

pytestmark = pytest.mark.django_db


def test_every_mark_is_given_as_often_as_every_other() -> None:
    given = [spread_mark(UUID(int=number)) for number in range(96)]

    assert all(given.count(mark) == 2 for mark in product(MarkShape, MarkColour))


def test_a_new_member_has_the_mark_of_their_form(client: Client, texts: list[HouseText]) -> None:
    client.post("/join/", join_form(texts, key=str(UUID(int=11))))

    person = Person.objects.get()
    assert (person.mark_shape, person.mark_colour) == spread_mark(UUID(int=11))


def test_another_one_is_there_at_once(as_amira: Client, amira: Person) -> None:
    as_amira.post("/me/mark/", {"shape": "star", "colour": "plum"})

    amira.refresh_from_db()
    assert (amira.mark_shape, amira.mark_colour) == ("star", "plum")
    assert "mark-plum" in as_amira.get("/me/account/").content.decode()


@pytest.mark.parametrize("sent", [{"shape": "photo", "colour": "plum"}, {"shape": "star"}, {}])
def test_nothing_but_what_is_offered_is_taken(
    as_amira: Client, amira: Person, sent: dict[str, str]
) -> None:
    before = (amira.mark_shape, amira.mark_colour)

    as_amira.post("/me/mark/", sent)

    amira.refresh_from_db()
    assert (amira.mark_shape, amira.mark_colour) == before
