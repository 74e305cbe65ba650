"""Notes, answers and turns go with the words of their room, and with whoever leaves."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from sidelight.people.actions import gather, leave, place_hold
from sidelight.people.models import Person
from sidelight.rooms.actions.board import let_through, put_up
from sidelight.rooms.actions.keepings import KEPT_DAYS
from sidelight.rooms.actions.retention import expire_words
from sidelight.rooms.actions.running import close_locked
from sidelight.rooms.actions.taking_part import choose
from sidelight.rooms.models import Activity, Answer, BoardNote, Room, Turn
from sidelight.rooms.queries.transcript import notes_of
from sidelight.rooms.tests.activities import Three, begun, fragment_of

pytestmark = [pytest.mark.django_db, pytest.mark.data]
Browsers = Callable[[object], Client]


@pytest.fixture
def shown(three: Three, cass: Person) -> Three:
    """Amira has had a turn, chosen something, and has one note shown and one that waits."""
    begun(three, Activity.Kind.CIRCLE, by=cass)
    poll = begun(three, Activity.Kind.POLL, by=cass)
    choose(poll.slug, 1, by=three.place(three.amira), at=three.at)
    board = begun(three, Activity.Kind.BOARD, by=cass)
    for words in ("A walk by the quince tree.", "The quince waits."):
        key = three.next_key()
        note = put_up(board.slug, words, key=key, by=three.place(three.amira), at=three.at)
        if "walk" in words:
            let_through(note.slug, by=three.place(cass), at=three.at)
    return three


def left() -> set[str]:
    """Return the tables that still tell something of anybody."""
    found = {
        "notes": BoardNote.objects.exclude(sealed=b"", sealed_answer=b"", detail={}),
        "answers": Answer.objects.all(),
        "turns": Turn.objects.all(),
        "words": Activity.objects.exclude(sealed=b""),
    }
    return {name for name, rows in found.items() if rows.exists()}


def test_with_the_words_of_the_room_all_of_it_goes(shown: Three) -> None:
    close_locked(Room.objects.get(pk=shown.room.pk), Room.Ending.TIME, by=None, at=shown.at)
    assert left() == {"notes", "answers", "turns", "words"}

    expire_words(shown.at + timedelta(days=KEPT_DAYS), 10)

    assert left() == set()


def test_whoever_leaves_leaves_nothing_behind(
    shown: Three, dee: Person, browser_of: Browsers
) -> None:
    assert "quince" in fragment_of(browser_of(dee), shown.room)

    leave(shown.amira, at=shown.at)

    assert "quince" not in fragment_of(browser_of(dee), shown.room)
    theirs = shown.places[shown.amira.pk]
    assert not any(
        model.objects.filter(place=theirs).exists() for model in (BoardNote, Answer, Turn)
    )


def test_under_a_hold_it_is_hidden_and_kept(
    shown: Three, dee: Person, cass: Person, sol: Person, browser_of: Browsers
) -> None:
    place_hold(shown.amira, "A court asks.", date(2026, 6, 1), by=sol, at=shown.at)

    leave(shown.amira, at=shown.at)

    for person in (dee, cass):
        assert "quince" not in fragment_of(browser_of(person), shown.room)
    assert left() >= {"notes", "answers", "turns"}


def test_a_download_has_what_was_theirs(shown: Three) -> None:
    mine, others = (str(gather(one, at=shown.at)) for one in (shown.amira, shown.dee))

    assert "A walk by the quince tree." in mine
    assert "The quince waits." in mine
    assert "Music" in mine
    assert "quince" not in others


def test_a_transcript_has_the_notes_and_what_became_of_them(shown: Three) -> None:
    notes = notes_of(shown.room)

    assert [(one.who, one.words, one.became) for one in notes] == [
        ("Amira", "A walk by the quince tree.", "Held, then shown"),
        ("Amira", "The quince waits.", "Held"),
    ]
