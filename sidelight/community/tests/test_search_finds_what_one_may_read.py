"""Search answers whatever is typed, and other people's spaces push nothing out of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import quote

import pytest
from django.test import Client

from sidelight.community import queries
from sidelight.people.models import Person
from tests.build import Place, published_post

pytestmark = pytest.mark.data

MANY = 205
Browsers = Callable[[Person | None], Client]


@pytest.mark.parametrize(
    "wanted",
    ['"', "\x00", "*", "cat*", "a\x00b", "(cat", "-", "cat AND", "NEAR(", "^", "%s", "\\'"],
)
def test_whatever_is_typed_is_answered(
    place: Place, amira: Person, mo: Person, browser_of: Browsers, at: datetime, wanted: str
) -> None:
    published_post(place.space(), amira, by=mo, at=at, body="The cat sleeps.")

    assert browser_of(amira).get(f"/search/?q={quote(wanted)}").status_code == 200


@pytest.mark.parametrize("wanted", ["café", '"café"', "don't", "CAFÉ", "don't café?", "cafe\u0301"])
def test_signs_around_words_do_not_matter(
    place: Place, amira: Person, mo: Person, at: datetime, wanted: str
) -> None:
    post = published_post(place.space(), amira, by=mo, at=at, body="Don't miss the café.")

    assert list(queries.search(queries.reader_of(amira, at), wanted)) == [post]


def test_signs_alone_find_nothing(place: Place, amira: Person, mo: Person, at: datetime) -> None:
    published_post(place.space(), amira, by=mo, at=at)

    assert not queries.search(queries.reader_of(amira, at), '"*"').exists()


def test_words_of_another_band_push_nothing_out(
    place: Place, amira: Person, kit: Person, mo: Person, at: datetime
) -> None:
    own = published_post(place.space(), amira, by=mo, at=at, body="The cat purrs a little.")
    younger = place.space("Younger days", "13-15")
    for hours in range(MANY):
        published_post(younger, kit, by=mo, at=at - timedelta(hours=hours), body="cat cat cat")

    assert list(queries.search(queries.reader_of(amira, at), "cat")) == [own]
    assert queries.search(queries.reader_of(kit, at), "cat").count() == MANY
