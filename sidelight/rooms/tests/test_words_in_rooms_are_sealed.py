"""What is said in a room is readable nowhere in the database, and opens only where it was said."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.db import connection

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people.models import Person
from sidelight.rooms.actions.board import decline_note, put_up
from sidelight.rooms.actions.holding import decline
from sidelight.rooms.models import Activity, Entry, Room
from sidelight.rooms.queries.sealing import box_of, new_sealed_key, seal, unseal
from sidelight.rooms.rules.reasons import Reason
from sidelight.rooms.tests.activities import begun
from sidelight.rooms.tests.build import Evening

CANARY = "zucchetto marmalade"  # no word of these stands in names that the program makes


@pytest.fixture
def said(evening: Evening, amira: Person, cass: Person, yusuf: Person, at: datetime) -> Evening:
    """An evening in which the canary is said everywhere that words can be."""
    evening.opened(cass, yusuf)
    evening.say(amira, f"{CANARY} that waits")
    evening.say(amira, f"{CANARY} that is declined")
    evening.say(amira, f"{CANARY} on a line", channel=f"line:{evening.place(amira).slug}")
    evening.say(cass, f"{CANARY} among leaders", channel="team")
    evening.say(cass, f"{CANARY} of a leader")
    declined = evening.held(f"{CANARY} that is declined")
    words = f"{CANARY} with a kind word"
    leader = evening.place(yusuf)
    board = begun(
        evening, Activity.Kind.BOARD, by=cass, title=CANARY, words=CANARY, options=[CANARY] * 2
    )
    for n in range(2):
        key, note = evening.next_key(), f"{CANARY} on a note"
        put = put_up(board.slug, note, key=key, by=evening.place(amira), at=at)
        if n:
            decline_note(put.slug, reason=Reason.UNKIND, words=words, by=leader, at=at)
    decline(evening.room, declined.pk, reason=Reason.UNKIND, words=words, by=leader, at=at)
    return evening


@pytest.mark.django_db
@pytest.mark.data
def test_words_are_readable_nowhere_in_the_database(
    said: Evening, amira: Person, cass: Person
) -> None:
    line = f"line:{said.place(amira).slug}"
    assert CANARY in said.read(amira)
    assert CANARY in said.read(cass, "team")
    assert said.read(amira, line).count(CANARY) == 2

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            assert all(CANARY not in text(cell) for row in cursor for cell in row), table


def text(cell: object) -> str:
    """Return a cell as whoever has the file could read it."""
    if isinstance(cell, memoryview):
        cell = bytes(cell)
    return cell.decode("latin-1") if isinstance(cell, bytes) else str(cell)


@pytest.mark.django_db
def test_they_are_not_in_the_bytes_of_the_file(
    said: Evening, tmp_path: Path, lay_down: Callable[[Path], None]
) -> None:
    Room.objects.filter(pk=said.room.pk).update(name="A name that is not secret")

    lay_down(tmp_path / "copy")

    kept = (tmp_path / "copy").read_bytes()
    assert b"A name that is not secret" in kept
    for canary in (CANARY, *CANARY.split()):
        assert canary.encode() not in kept
        assert canary.encode("utf-16-le") not in kept


@pytest.fixture
def lay_down() -> Callable[[Path], None]:
    """Return what writes the whole database, as it is within this test, into a file."""
    if connection.vendor != "sqlite":
        pytest.skip("the files of this database belong to its server")

    def laid(path: Path) -> None:
        connection.ensure_connection()
        path.write_bytes(connection.connection.serialize())

    return laid


@pytest.mark.django_db
@pytest.mark.data
@pytest.mark.parametrize("other", ["team", "line"])
def test_words_that_are_moved_do_not_open_in_another_channel(
    said: Evening, amira: Person, cass: Person, other: str
) -> None:
    of_cass = Entry.objects.get(channel=said.channel("room"), author=cass, kind=Entry.Kind.SAID)
    name = "team" if other == "team" else f"line:{said.place(amira).slug}"
    channel = said.entrance(cass).channels[name]
    before = said.read(cass, name)
    target = Entry.objects.get(channel=channel, seq=1)

    Entry.objects.filter(pk=target.pk).update(sealed=of_cass.sealed, kind=Entry.Kind.SAID)

    assert "of a leader" in said.read(cass)
    assert CANARY in before
    assert "of a leader" not in said.read(cass, name)


def test_sealed_words_that_were_changed_do_not_open() -> None:
    box = box_of(new_sealed_key())
    sealed = seal(box, "The bus was late.", channel_id=1)
    assert unseal(box, sealed, channel_id=1) == "The bus was late."

    for place in (0, 12, len(sealed) - 1):
        changed = bytes([*sealed[:place], sealed[place] ^ 1, *sealed[place + 1 :]])
        with pytest.raises(CannotDecrypt):
            unseal(box, changed, channel_id=1)
    with pytest.raises(CannotDecrypt):
        unseal(box_of(new_sealed_key()), sealed, channel_id=1)


def test_the_same_words_look_different_each_time() -> None:
    box = box_of(new_sealed_key())

    assert seal(box, "Good night.", channel_id=1) != seal(box, "Good night.", channel_id=1)


@pytest.mark.django_db
@pytest.mark.data
def test_without_its_key_a_room_has_no_words(said: Evening, cass: Person) -> None:
    assert CANARY in said.read(cass)

    Room.objects.filter(pk=said.room.pk).update(sealed_key="")

    for channel in said.entrance(cass).channels:
        assert CANARY not in said.read(cass, channel)
    assert '"type":"said"' in said.read(cass), "that something was said is still there"
