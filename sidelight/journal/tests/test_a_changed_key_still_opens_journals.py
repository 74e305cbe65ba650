"""After a change of the encryption key one command lets the old key go; no page is lost."""

from collections.abc import Callable
from datetime import datetime
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from sidelight.journal.actions.keys import rewrap_journal_keys
from sidelight.journal.models import JournalKey
from sidelight.journal.tests.build import words_of, written
from sidelight.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.data]
OLD, NEW = "the-key-of-last-year", "the-key-of-this-year"
WORDS = "The robin came back."
Keys = Callable[..., None]


@pytest.fixture
def set_keys(monkeypatch: pytest.MonkeyPatch) -> Keys:
    """Set the keys; the old one comes first."""

    def changed(*keys: str) -> None:
        monkeypatch.setattr(settings, "SIDELIGHT_ENCRYPTION_KEYS", list(keys))

    changed(OLD)
    return changed


@pytest.fixture
def amiras(set_keys: Keys, amira: Person, at: datetime) -> Person:
    """Amira, with a page from the time of the old key."""
    set_keys(OLD)
    written(amira, WORDS, at=at)
    return amira


def test_after_the_command_the_new_key_alone_opens_them(amiras: Person, set_keys: Keys) -> None:
    set_keys(NEW, OLD)
    told = StringIO()
    call_command("rewrap_journal_keys", stdout=told)

    set_keys(NEW)

    assert told.getvalue() == "The keys of 1 journals open with the new key alone.\n"
    assert words_of(amiras) == {WORDS}


def test_without_the_command_it_does_not(amiras: Person, set_keys: Keys) -> None:
    set_keys(NEW)

    assert words_of(amiras) == set()


def test_many_journals_go_in_batches(
    amiras: Person, dee: Person, kit: Person, set_keys: Keys, at: datetime
) -> None:
    for person in (dee, kit):
        written(person, at=at)
    set_keys(NEW, OLD)

    assert rewrap_journal_keys(at_once=2).done == 3


def test_a_key_that_opens_with_none_is_named_and_left_alone(amiras: Person, set_keys: Keys) -> None:
    set_keys(NEW)
    with pytest.raises(CommandError, match=f": {amiras.pk}"):
        call_command("rewrap_journal_keys", stdout=StringIO())

    set_keys(OLD)

    assert words_of(amiras) == {WORDS}


def test_a_destroyed_key_stays_destroyed(amiras: Person, set_keys: Keys) -> None:
    JournalKey.objects.all().delete()
    set_keys(NEW, OLD)

    assert rewrap_journal_keys().done == 0
    assert not JournalKey.objects.exists()
