"""In a room everything waits for a leader, unless one of them chose otherwise."""

import pytest
from django.db import DatabaseError

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.rooms.actions import batch
from sidelight.rooms.models import Room
from sidelight.rooms.rules.jobs import Held, Release, Shown
from sidelight.rooms.tests.build import Evening

pytestmark = [pytest.mark.django_db, pytest.mark.data]


def test_what_a_member_writes_is_held(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person
) -> None:
    evening.opened(cass, yusuf)

    outcome = evening.say(amira, "A quiet day, and the bus was late.")

    assert outcome == Held()
    assert "bus was late" in evening.read(cass, "team")
    assert "bus was late" not in evening.read(dee)
    assert "bus was late" not in evening.read(amira)


def test_a_leader_lets_it_through(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person
) -> None:
    evening.opened(cass, yusuf)
    evening.say(amira, "A quiet day, and the bus was late.")

    evening.release("A quiet day, and the bus was late.", by=yusuf)

    assert "bus was late" in evening.read(dee)


def test_the_ledger_says_who_let_it_through(
    evening: Evening, amira: Person, cass: Person, yusuf: Person
) -> None:
    evening.opened(cass, yusuf)
    evening.say(amira, "A quiet day, and the bus was late.")
    held = evening.held("A quiet day, and the bus was late.")

    evening.release("A quiet day, and the bus was late.", by=yusuf)
    evening.do(Release(evening.entrance(cass).speaker, held.pk, evening.next_key(), evening.at))

    (line,) = Line.objects.filter(act=Act.MESSAGE_SETTLED)
    assert (line.actor_id, line.subject_kind, line.subject_id) == (yusuf.pk, "message", held.pk)
    assert line.detail == {"outcome": "released", "room": evening.room.pk}
    assert line.at == evening.at


def test_what_the_ledger_cannot_take_is_not_let_through(
    evening: Evening,
    amira: Person,
    dee: Person,
    cass: Person,
    yusuf: Person,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(lines: object) -> None:
        raise DatabaseError

    evening.opened(cass, yusuf)
    evening.say(amira, "A quiet day, and the bus was late.")
    monkeypatch.setattr(batch, "record_all", full)

    with pytest.raises(DatabaseError):
        evening.release("A quiet day, and the bus was late.", by=yusuf)

    assert "bus was late" not in evening.read(dee)
    assert evening.held("A quiet day, and the bus was late.").seq is None


def test_in_an_open_room_it_is_shown_at_once(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person
) -> None:
    evening.opened(cass, yusuf, holding=Room.Holding.OPEN)

    outcome = evening.say(amira, "The bus was late.")

    assert isinstance(outcome, Shown)
    assert "bus was late" in evening.read(dee)


def test_the_same_message_sent_again_is_kept_once(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person
) -> None:
    evening.opened(cass, yusuf, holding=Room.Holding.OPEN)
    key = evening.next_key()

    first = evening.say(amira, "Twice.", key=key)
    again = evening.say(amira, "Twice.", key=key)

    assert (first.seq, again.seq, again.again) == (first.seq, first.seq, True)
    assert evening.read(dee).count("Twice.") == 1
