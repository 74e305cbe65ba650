"""A note on a board reaches the group when a leader let exactly these words through."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.rooms.actions.board import (
    MOST_NOTES,
    decline_note,
    let_through,
    put_up,
    take_away,
    take_back,
)
from sidelight.rooms.actions.members import time_out
from sidelight.rooms.actions.showing import end
from sidelight.rooms.errors import (
    BoardIsFull,
    CannotSpeak,
    NotALeader,
    NotHeld,
    NothingThere,
    TooFewForNotes,
)
from sidelight.rooms.models import Activity, BoardNote
from sidelight.rooms.queries.board import readable_notes
from sidelight.rooms.queries.what_is_shown import shown_to
from sidelight.rooms.rules.reasons import Reason
from sidelight.rooms.tests.activities import Three, begun, fragment_of
from sidelight.rooms.tests.pages import events_of, page_of

pytestmark = [pytest.mark.django_db, pytest.mark.data]
Browsers = Callable[[object], Client]
WORDS = "A walk by the quince tree."


@pytest.fixture
def board(three: Three, cass: Person) -> Activity:
    return begun(three, Activity.Kind.BOARD, by=cass, options=())


@pytest.fixture
def note(board: Activity, three: Three) -> BoardNote:
    return put(three, board, three.amira, WORDS)


def put(three: Three, board: Activity, person: Person, words: str) -> BoardNote:
    key = three.next_key()
    return put_up(board.slug, words, key=key, by=three.place(person), at=three.at)


def everything(three: Three, browser: Client, person: Person) -> str:
    """Return all that somebody's page, what it fetches, and its socket would get."""
    events = "".join(three.read(person, name) for name in three.entrance(person).channels)
    pages = page_of(browser, three.room) + fragment_of(browser, three.room)
    return pages + events + str(events_of(browser, three.room))


def test_until_then_it_is_there_for_its_author_and_the_leaders_alone(
    note: BoardNote, three: Three, cass: Person, browser_of: Browsers
) -> None:
    reads = {
        one.shown_name: "quince" in everything(three, browser_of(one), one)
        for one in (three.amira, cass, three.dee)
    }

    assert reads == {"Amira": True, "Cass": True, "Dee": False}


def test_a_members_page_is_made_from_nothing_that_it_may_not_show(
    note: BoardNote, board: Activity, three: Three, cass: Person
) -> None:
    read = {
        one.shown_name: list(readable_notes(board, three.place(one)))
        for one in (three.amira, cass, three.dee)
    }

    assert read == {"Amira": [note], "Cass": [note], "Dee": []}


def test_let_through_it_is_read_by_all_and_says_no_name(
    note: BoardNote, three: Three, cass: Person, browser_of: Browsers
) -> None:
    let_through(note.slug, by=three.place(cass), at=three.at)

    fragment = fragment_of(browser_of(three.dee), three.room)
    assert WORDS in fragment
    assert "Amira" not in fragment
    assert "Amira" in fragment_of(browser_of(cass), three.room)


def test_declined_its_author_alone_reads_why(
    note: BoardNote, three: Three, cass: Person, browser_of: Browsers
) -> None:
    decline_note(
        note.slug, reason=Reason.TALK_FIRST, words="I write to you.", by=three.place(cass),
        at=three.at,
    )  # fmt: skip

    mine = fragment_of(browser_of(three.amira), three.room)
    others = everything(three, browser_of(three.dee), three.dee)
    assert "A leader would like to talk with you" in mine
    assert "I write to you." in mine
    assert "quince" not in others
    assert "I write to you." not in others


def test_with_too_few_leaders_nothing_is_let_through(
    note: BoardNote, three: Three, cass: Person, yusuf: Person
) -> None:
    three.go(yusuf)

    with pytest.raises(TooFewForNotes):
        let_through(note.slug, by=three.place(cass), at=three.at)

    note.refresh_from_db()
    assert note.state == BoardNote.State.HELD


def test_it_is_settled_once(note: BoardNote, three: Three, cass: Person, yusuf: Person) -> None:
    let_through(note.slug, by=three.place(cass), at=three.at)

    with pytest.raises(NotHeld):
        decline_note(note.slug, reason=Reason.UNKIND, words="", by=three.place(yusuf), at=three.at)

    settled = Line.objects.filter(act=Act.NOTE_SETTLED)
    assert [line.detail["outcome"] for line in settled] == ["let_through"]
    assert "quince" not in str(list(settled.values()))


def test_members_settle_nothing(note: BoardNote, three: Three) -> None:
    for deed in (let_through, take_away):
        with pytest.raises(NotALeader):
            deed(note.slug, by=three.place(three.amira), at=three.at)


def test_what_is_sent_twice_is_one_note(board: Activity, three: Three) -> None:
    for _ in range(2):
        put_up(board.slug, WORDS, key=three.next_key(), by=three.place(three.bo), at=three.at)
        three.keys -= 1

    assert BoardNote.objects.count() == 1


def test_there_is_space_for_some_short_notes(board: Activity, three: Three) -> None:
    for words in ("", "x" * 301):
        with pytest.raises(CannotSpeak):
            put(three, board, three.dee, words)
    for n in range(MOST_NOTES):
        put(three, board, three.dee, f"Note {n}")

    with pytest.raises(BoardIsFull):
        put(three, board, three.dee, "One more")


def test_whoever_may_not_write_now_puts_nothing_up(
    board: Activity, three: Three, cass: Person
) -> None:
    time_out(three.place(three.dee), 5, by=three.place(cass), at=three.at)

    for person in (three.dee, cass):
        with pytest.raises(CannotSpeak):
            put(three, board, person, WORDS)


def test_ones_own_note_can_be_taken_back_and_no_other(
    note: BoardNote, three: Three, cass: Person, browser_of: Browsers
) -> None:
    with pytest.raises(NothingThere):
        take_back(note.slug, by=three.place(three.dee), at=three.at)
    let_through(note.slug, by=three.place(cass), at=three.at)

    take_back(note.slug, by=three.place(three.amira), at=three.at)

    assert "quince" not in fragment_of(browser_of(three.dee), three.room)


def test_a_leader_takes_a_shown_note_off(
    note: BoardNote, three: Three, cass: Person, browser_of: Browsers
) -> None:
    let_through(note.slug, by=three.place(cass), at=three.at)
    assert "quince" in fragment_of(browser_of(three.dee), three.room)

    take_away(note.slug, by=three.place(cass), at=three.at)

    assert "quince" not in fragment_of(browser_of(three.dee), three.room)


def test_what_worries_stands_first_for_leaders(board: Activity, three: Three, cass: Person) -> None:
    for words in ("Music.", "I want to die."):
        put(three, board, three.dee, words)

    shown = shown_to(three.place(cass), three.at)

    assert shown is not None
    assert shown.board is not None
    assert [one.text for one in shown.board.waiting] == ["I want to die.", "Music."]
    assert shown.board.waiting[0].marks


def test_put_away_its_author_reads_that_it_was_not_shown(
    note: BoardNote, board: Activity, three: Three, cass: Person, browser_of: Browsers
) -> None:
    end(board, by=three.place(cass), at=three.at)

    mine = fragment_of(browser_of(three.amira), three.room)
    assert WORDS in mine
    assert "before a leader could read it" in mine
    assert "quince" not in fragment_of(browser_of(three.dee), three.room)
    with pytest.raises(NotHeld):
        let_through(note.slug, by=three.place(cass), at=three.at)


def test_the_database_keeps_no_shown_note_that_nobody_let_through(note: BoardNote) -> None:
    for faulty in ({"state": "shown"}, {"state": "shown", "number": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            BoardNote.objects.filter(pk=note.pk).update(**faulty)


def test_a_form_that_was_not_taken_comes_back_with_its_words(
    board: Activity, three: Three, cass: Person, browser_of: Browsers
) -> None:
    time_out(three.place(three.dee), 5, by=three.place(cass), at=three.at)
    address = reverse("room_shown_deed", args=[three.room.slug, "note"])

    answer = browser_of(three.dee).post(
        address, {"shown": board.slug, "text": WORDS, "key": str(three.next_key())}
    )

    assert answer.status_code == 409
    assert WORDS in answer.content.decode()
    assert not BoardNote.objects.exists()
