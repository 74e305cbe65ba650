"""A tile says what of a member waits now; nothing that was noticed adds up on a person."""

import json
from datetime import datetime

import pytest

from sidelight.people.models import Person
from sidelight.rooms.actions.holding import decline
from sidelight.rooms.queries.tiles import Tile, presence_told, tiles_of
from sidelight.rooms.rules.reasons import Reason
from sidelight.rooms.rules.wire import written
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.views.leading import tile_words

pytestmark = [pytest.mark.django_db, pytest.mark.data]
MARKED = "I want to die."
FIRST = "look here first"


@pytest.fixture
def marked(evening: Evening, amira: Person, cass: Person, yusuf: Person) -> Evening:
    """Two messages of Amira's wait, and screening noticed something in one of them."""
    evening.opened(cass, yusuf)
    evening.say(amira, "The bus was late.")
    evening.say(amira, MARKED)
    return evening


def tile_of(evening: Evening, person: Person) -> Tile:
    tiles = tiles_of(evening.room.pk, evening.at)
    (tile,) = [one for one in tiles if one.person_id == person.pk]
    return tile


def told_of(evening: Evening, person: Person, at: datetime) -> dict[str, object]:
    """Return what the leaders' pages are told of somebody."""
    told = json.loads(written(presence_told(evening.room.pk, at)))
    return dict(told["people"][evening.place(person).slug])


def test_a_tile_says_that_what_waits_carries_a_mark(
    marked: Evening, amira: Person, dee: Person
) -> None:
    tile = tile_of(marked, amira)

    assert (tile.held, tile.noticed) == (2, True)
    assert FIRST in tile_words(tile)
    assert FIRST not in tile_words(tile_of(marked, dee))


def test_it_goes_when_the_message_is_let_through(
    marked: Evening, amira: Person, cass: Person
) -> None:
    marked.release(MARKED, by=cass)

    tile = tile_of(marked, amira)

    assert (tile.held, tile.noticed) == (1, False)
    assert FIRST not in tile_words(tile)


def test_it_goes_when_the_message_is_not_shown(
    marked: Evening, amira: Person, cass: Person, at: datetime
) -> None:
    entry = marked.held(MARKED)

    decline(marked.room, entry.pk, reason=Reason.TALK_FIRST, words="", by=marked.place(cass), at=at)

    assert not tile_of(marked, amira).noticed


def test_many_marks_look_like_one(marked: Evening, amira: Person, at: datetime) -> None:
    one = told_of(marked, amira, at)

    marked.say(amira, MARKED)

    more = told_of(marked, amira, at)
    assert one["noticed"] is more["noticed"] is True
    assert {name for name in more if more[name] != one[name]} == {"held"}
