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
from sidelight.rooms.actions.closing import keep_hand_over_draft, write_hand_over
from sidelight.rooms.actions.holding import decline, remove
from sidelight.rooms.actions.prompting import look_after_members
from sidelight.rooms.actions.ready import write_ready_message
from sidelight.rooms.models import Room
from sidelight.rooms.rules.reasons import Reason
from sidelight.rooms.tests.build import Evening
from tests.build import Place
from tests.canary.addresses import addresses
from tests.canary.planted import Planted
from tests.canary.test_nothing_unseen_gets_out import Visits, visitor_named
from tests.canary.walk import OTHER_WAYS, PLAIN, Asked, everything_in, walk

__all__ = ["visitor_named"]

NAME, READY = "warblerroomname", "warblerreadymessage"
OUTSIDE = ["stranger", "kit", "cass", "yusuf", "mo", "ed", "max", "sol"]


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


def seen_by(visitor_named: Visits, who: str, asked: Asked = PLAIN) -> bytes:
    visits = walk(visitor_named(who), addresses(), asked)
    return b"".join(everything_in(response) for _page, response in visits)


def words_in(shown: bytes, words: dict[str, str]) -> list[str]:
    return [what for what, word in words.items() if word.encode() in shown]


@pytest.mark.parametrize("who", OUTSIDE)
def test_nobody_outside_reads_a_word(planted: Planted, visitor_named: Visits, who: str) -> None:
    shown = seen_by(visitor_named, who)

    assert words_in(shown, {**planted.unseen, **planted.seen}) == []


@pytest.mark.parametrize("who", ["amira", "dee", *OUTSIDE])
def test_what_leaders_write_for_each_other_reaches_nobody_else(
    evening: Evening, noor: Person, at: datetime, visitor_named: Visits, who: str
) -> None:
    write_hand_over(evening.room, "warblerhandover", by=noor, at=at)
    keep_hand_over_draft(evening.room, "warblerhalftyped", by=noor, at=at)

    assert b"warblerhalftyped" in seen_by(visitor_named, "noor")
    shown = seen_by(visitor_named, who)
    assert b"warblerhandover" not in shown
    assert b"warblerhalftyped" not in shown


@pytest.mark.parametrize("who", ["amira", "dee", "kit", "stranger"])
def test_whom_leaders_are_asked_to_look_after_reaches_no_member(
    evening: Evening, amira: Person, noor: Person, at: datetime, visitor_named: Visits, who: str
) -> None:
    evening.come(amira)
    look_after_members(at + timedelta(minutes=11))
    told = b"has written nothing since"

    assert told in seen_by(visitor_named, "noor")
    assert told not in seen_by(visitor_named, who)


@pytest.mark.parametrize("who", ["stranger", "kit", "cass", "mo", "ed"])
def test_nobody_outside_learns_that_it_is_there(
    planted: Planted, visitor_named: Visits, who: str
) -> None:
    assert NAME.encode() not in seen_by(visitor_named, who)


def test_those_in_it_read_what_was_shown_and_the_rest_is_not_for_them(
    planted: Planted, visitor_named: Visits
) -> None:
    shown = seen_by(visitor_named, "dee")

    assert NAME.encode() in shown
    assert words_in(shown, planted.seen) == ["released"]
    assert words_in(shown, planted.unseen) == []


@pytest.mark.parametrize("asked", OTHER_WAYS, ids=lambda asked: f"{asked.method}{asked.query}")
def test_no_way_of_asking_shows_it_to_another_member(
    planted: Planted, visitor_named: Visits, asked: Asked
) -> None:
    assert words_in(seen_by(visitor_named, "dee", asked), planted.unseen) == []


def test_the_walk_can_see_what_there_is(
    planted: Planted,
    visitor_named: Visits,
) -> None:
    of_amira = seen_by(visitor_named, "amira")
    of_leader = seen_by(visitor_named, "pat")

    for_amira = {"kind_words", "private_line", "answer_on_the_line", "held"}
    assert set(words_in(of_amira, planted.unseen)) >= for_amira
    assert "back_channel" not in words_in(of_amira, planted.unseen)
    assert set(words_in(of_leader, planted.unseen)) >= {"back_channel", "held", "private_line"}


def test_ready_messages_are_for_those_who_lead(planted: Planted, visitor_named: Visits) -> None:
    assert READY.encode() in seen_by(visitor_named, "cass")
    assert READY.encode() not in seen_by(visitor_named, "dee")
    assert READY.encode() not in seen_by(visitor_named, "mo")


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


def test_nothing_was_logged(
    planted: Planted, visitor_named: Visits, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        seen_by(visitor_named, "amira")
        seen_by(visitor_named, "pat")

    told = "\n".join(record.getMessage() for record in caplog.records)
    words = {**planted.unseen, **planted.seen}
    assert [what for what, word in words.items() if word in told] == []
