"""After a change of the encryption key one command lets the old key go; no word is lost."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from sidelight.people.models import Person
from sidelight.rooms.actions.keys import rewrap_room_keys
from sidelight.rooms.actions.planning import NewRoom, plan_room
from sidelight.rooms.models import Room
from sidelight.rooms.queries.sealing import box_of
from sidelight.rooms.tests.build import HOUR, Evening

pytestmark = [pytest.mark.django_db, pytest.mark.data]
OLD, NEW = "the-key-of-last-year", "the-key-of-this-year"
WORDS = "The bus was late."
Keys = Callable[..., None]


@pytest.fixture
def set_keys(monkeypatch: pytest.MonkeyPatch) -> Keys:
    """Set the keys, and begin like a process that was just started. The old one comes first."""

    def changed(*keys: str) -> None:
        monkeypatch.setattr(settings, "SIDELIGHT_ENCRYPTION_KEYS", list(keys))
        box_of.cache_clear()

    changed(OLD)
    return changed


@pytest.fixture
def said(set_keys: Keys, evening: Evening, amira: Person, cass: Person, yusuf: Person) -> Evening:
    """A room from the time of the old key, with words in it."""
    evening.opened(cass, yusuf, holding=Room.Holding.OPEN)
    evening.say(amira, WORDS)
    return evening


def test_both_keys_open_it_until_then(said: Evening, amira: Person, set_keys: Keys) -> None:
    set_keys(NEW, OLD)

    assert WORDS in said.read(amira)


def test_after_the_command_the_new_key_alone_opens_it(
    said: Evening, amira: Person, set_keys: Keys
) -> None:
    set_keys(NEW, OLD)
    told = StringIO()
    call_command("rewrap_room_keys", stdout=told)

    set_keys(NEW)

    assert told.getvalue() == "The keys of 1 rooms open with the new key alone.\n"
    assert WORDS in said.read(amira)


def test_without_the_command_it_does_not(said: Evening, amira: Person, set_keys: Keys) -> None:
    set_keys(NEW)

    assert WORDS not in said.read(amira)


def test_many_rooms_go_in_batches(said: Evening, set_keys: Keys) -> None:
    for hour in range(5):
        new = NewRoom("Again", said.at + hour * HOUR, said.at + (hour + 1) * HOUR)
        plan_room(new, [], by=said.room.planned_by, at=said.at)
    set_keys(NEW, OLD)

    assert rewrap_room_keys(at_once=2).done == 6


def test_a_key_that_opens_with_none_is_named_and_left_alone(
    said: Evening, amira: Person, set_keys: Keys
) -> None:
    set_keys(NEW)
    with pytest.raises(CommandError, match=f": {said.room.pk}"):
        call_command("rewrap_room_keys", stdout=StringIO())

    set_keys(OLD)

    assert WORDS in said.read(amira)


@pytest.mark.usefixtures("said")
def test_a_destroyed_key_stays_destroyed(set_keys: Keys) -> None:
    Room.objects.update(sealed_key="")
    set_keys(NEW, OLD)

    assert rewrap_room_keys().done == 0
    assert not Room.objects.exclude(sealed_key="").exists()
