"""What is said in a room stays in it: no page, no row and no log of anybody else has a word of it.

Amira and Dee share a room that Noor and Pat lead. Kit is a member of another room, which Cass and
Yusuf lead: to be in a room opens no other one.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.rooms.actions.board import put_up
from sidelight.rooms.actions.closing import keep_hand_over_draft, write_hand_over
from sidelight.rooms.actions.holding import decline, remove
from sidelight.rooms.actions.prompting import look_after_members
from sidelight.rooms.actions.ready import write_ready_message
from sidelight.rooms.models import Activity, Room
from sidelight.rooms.rules.reasons import Reason
from sidelight.rooms.tests.activities import begun
from sidelight.rooms.tests.build import Evening
from tests.build import Place
from tests.canary.addresses import addresses
from tests.canary.planted import Planted
from tests.canary.test_nothing_unseen_gets_out import Visits, visitor_named
from tests.canary.walk import OTHER_WAYS, PLAIN, Asked, everything_in, walk

__all__ = ["visitor_named"]

NAME, READY = "warblerroomname", "warblerreadymessage"
HAND_OVER, HALF_TYPED = "warblerhandover", "warblerhalftyped"
ON_THE_BOARD = "warblerontheboard"
Words = dict[str, str]

EVERYBODY = [
    "stranger", "amira", "dee", "kit", "noor", "pat", "cass", "yusuf", "mo", "ed", "max", "sol",
]  # fmt: skip
OF_LEADERS = {"back_channel", "hand_over", "half_typed", "asked_after", "ready"}
# What somebody meets for certain: a walk that met nothing would show nothing.
MUST = {
    "amira": {"kind_words", "private_line", "answer_on_the_line", "held", "held_on_the_board"},
    "dee": {"name", "released"},
    "noor": {
        "back_channel",
        "held",
        "private_line",
        "half_typed",
        "asked_after",
        "held_on_the_board",
    },
    "pat": {"back_channel", "held", "private_line", "held_on_the_board"},
    "cass": {"ready"},
}
# And what somebody may meet; those who are not named may meet nothing. Amira may meet whatever is
# not for leaders, and who leads the room all of it.
MAY = {
    "dee": {"name", "released"},
    "cass": {"ready"},
    "yusuf": {"ready"},
    "max": {"name", "ready"},
    "sol": {"name"},
}


@pytest.fixture
def noor(place: Place) -> Person:
    return place.staff("Noor", "counsellor")


@pytest.fixture
def pat(place: Place) -> Person:
    return place.staff("Pat", "youth_worker")


@pytest.fixture
def evening(
    place: Place,
    amira: Person,
    dee: Person,
    kit: Person,
    noor: Person,
    pat: Person,
    cass: Person,
    yusuf: Person,
    at: datetime,
) -> Evening:
    """Two rooms that are open; nothing was said in either."""
    Evening.planned([kit], [cass, yusuf], by=place.manager, at=at).opened(cass, yusuf)
    ours = Evening.planned([amira, dee], [noor, pat], by=place.manager, at=at)
    ours.keys = 100  # other keys than those of the other room's pages
    Room.objects.filter(pk=ours.room.pk).update(name=NAME)
    write_ready_message("Half time", READY, by=noor, at=at)
    return ours.opened(noor, pat)


@pytest.fixture
def planted(
    evening: Evening, amira: Person, dee: Person, noor: Person, pat: Person, at: datetime
) -> Planted:
    """A word in everything that can be said in a room; one of them, released, Dee may read."""
    planted = Planted()
    evening.say(amira, planted.known("released"))
    evening.release(planted.seen["released"], by=noor)
    declined = planted.word("declined")
    evening.say(amira, declined)
    decline(
        evening.room, evening.held(declined).pk,
        reason=Reason.UNKIND, words=planted.word("kind_words"), by=evening.place(pat), at=at,
    )  # fmt: skip
    shown = evening.say(noor, planted.word("removed"))
    remove(evening.room, evening.channel("room"), shown.seq, by=evening.place(pat), at=at)
    line = f"line:{evening.place(amira).slug}"
    evening.say(amira, planted.word("private_line"), channel=line, at=at)
    evening.say(pat, planted.word("answer_on_the_line"), channel=line, at=at)
    evening.say(noor, planted.word("back_channel"), channel="team", at=at)
    evening.say(amira, planted.word("held"), at=at)
    return planted


@pytest.fixture
def whole(planted: Planted, evening: Evening, amira: Person, noor: Person, at: datetime) -> Words:
    """All of it, with what leaders write for each other and whom they are asked to look after."""
    room = evening.room
    beside = {"name": NAME, "ready": READY, "hand_over": HAND_OVER, "half_typed": HALF_TYPED}
    beside["held_on_the_board"] = ON_THE_BOARD
    write_hand_over(room, HAND_OVER, by=noor, at=at)
    keep_hand_over_draft(room, HALF_TYPED, by=noor, at=at)
    board = begun(evening, Activity.Kind.BOARD, by=noor)
    mine = evening.place(amira)
    put_up(board.slug, ON_THE_BOARD, key=evening.next_key(), by=mine, at=at)
    evening.come(amira)
    look_after_members(at + timedelta(minutes=11))
    return {**planted.unseen, **planted.seen, **beside, "asked_after": "has written nothing since"}


def seen_by(visitor_named: Visits, who: str, asked: Asked = PLAIN) -> bytes:
    visits = walk(visitor_named(who), addresses(), asked)
    return b"".join(everything_in(response) for _page, response in visits)


def words_in(shown: bytes, words: Words) -> list[str]:
    return [what for what, word in words.items() if word.encode() in shown]


@pytest.mark.parametrize("who", EVERYBODY)
def test_everybody_meets_what_is_theirs_and_nothing_else(
    whole: Words, visitor_named: Visits, caplog: pytest.LogCaptureFixture, who: str
) -> None:
    with caplog.at_level(logging.DEBUG):
        met = set(words_in(seen_by(visitor_named, who), whole))

    may = {"amira": set(whole) - OF_LEADERS, "noor": set(whole), "pat": set(whole), **MAY}
    assert met >= MUST.get(who, set())
    assert met - may.get(who, set()) == set()
    told = "\n".join(record.getMessage() for record in caplog.records)
    assert words_in(told.encode(), whole) == []


@pytest.mark.parametrize("asked", OTHER_WAYS, ids=lambda asked: f"{asked.method}{asked.query}")
def test_no_way_of_asking_shows_it_to_another_member(
    whole: Words, visitor_named: Visits, asked: Asked
) -> None:
    met = words_in(seen_by(visitor_named, "dee", asked), whole)

    assert set(met) - MAY["dee"] == set()


def test_when_it_is_over_only_a_lead_with_a_reason_reads_it(
    planted: Planted,
    evening: Evening,
    noor: Person,
    sol: Person,
    at: datetime,
    visitor_named: Visits,
    browser_of: Callable[[Person | None], Client],
) -> None:
    evening.close(noor, at=at + timedelta(minutes=50))

    walked = seen_by(visitor_named, "sol")
    address = reverse("transcript", args=[evening.room.slug])
    opened = browser_of(sol).post(address, {"reason": "A worry."}).getvalue()

    assert words_in(walked, planted.unseen) == []
    assert words_in(opened, planted.unseen) == list(planted.unseen)


def test_no_row_holds_a_word_that_can_be_read(planted: Planted) -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = repr(cursor.fetchall())
            words = {**planted.unseen, **planted.seen}
            assert [what for what, word in words.items() if word[1:] in rows] == [], table
