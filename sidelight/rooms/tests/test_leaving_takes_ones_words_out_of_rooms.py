"""Whoever leaves is out of every room at once, and what they said there goes with them."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from sidelight.live.models import Recheck
from sidelight.outcomes.models import CheckIn, Feeling, Moment
from sidelight.people.actions import gather, leave, place_hold
from sidelight.people.models import Person
from sidelight.rooms.actions.members import time_out
from sidelight.rooms.actions.own import give_mood, react
from sidelight.rooms.actions.planning import NewPlace, give_place
from sidelight.rooms.actions.transcripts import open_transcript
from sidelight.rooms.models import Entry, Place, Presence, Reaction, Room
from sidelight.rooms.queries.entering import entrance_for
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.pages import page_of
from sidelight.rooms.tests.protocol import misfits
from tests.build import Place as Charity

pytestmark = [pytest.mark.django_db, pytest.mark.data]
SHOWN, HELD, PRIVATE = "The bus was late.", "My street and number.", "Only for the leaders."
ANSWER = "We hear you."


@pytest.fixture
def said(evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person) -> Evening:
    """Amira said something shown, something held, something private, and gave signs."""
    evening.opened(cass, yusuf)
    evening.come(amira, dee)
    line = f"line:{evening.place(amira).slug}"
    evening.say(amira, SHOWN)
    evening.release(SHOWN, by=cass)
    evening.say(dee, "Mine was early.")
    evening.release("Mine was early.", by=cass)
    evening.say(amira, HELD)
    evening.say(amira, PRIVATE, channel=line)
    evening.say(cass, ANSWER, channel=line)
    give_mood(evening.place(amira), Moment.IN, Feeling.TIRED, at=evening.at)
    room = evening.channel("room")
    by_dee = evening.items(dee)[-1].seq
    react(room, by_dee, Reaction.Sign.ME_TOO, by=evening.place(amira), at=evening.at)
    return evening


def everything(evening: Evening, leader: Person, *members: Person) -> str:
    """Return all that open pages of a leader and of members get now."""
    names = evening.entrance(leader).channels
    read = [evening.read(leader, name) for name in names]
    return "\n".join([*read, *(evening.read(one) for one in members)])


def test_nobody_reads_it_any_more(
    said: Evening, amira: Person, dee: Person, cass: Person, at: datetime
) -> None:
    before = everything(said, cass, dee)

    leave(amira, at=at)

    after = everything(said, cass, dee)
    for words in (SHOWN, HELD, PRIVATE, ANSWER):
        assert words in before
        assert words not in after
    assert "Mine was early." in after


def test_open_pages_are_told_to_take_it_away(
    said: Evening, amira: Person, dee: Person, cass: Person, at: datetime
) -> None:
    had = said.items(dee)[-1].seq
    had_by_leaders = said.items(cass, "team")[-1].seq

    leave(amira, at=at)

    assert '"type":"gone"' in "".join(item.text for item in said.items(dee, after=had))
    told = said.items(cass, "team", after=had_by_leaders)
    assert '"type":"settled"' in "".join(item.text for item in told)


def test_no_row_keeps_it(said: Evening, amira: Person, at: datetime) -> None:
    mine = Entry.objects.filter(author=amira)
    assert mine.exclude(sealed=b"").count() == 3

    leave(amira, at=at)

    assert not mine.exclude(sealed=b"").exists()
    assert not Entry.objects.filter(state=Entry.State.HELD).exists()
    assert not Entry.objects.filter(channel__place__person=amira).exclude(sealed=b"").exists()
    assert not CheckIn.objects.filter(person=amira).exists()
    assert not Reaction.objects.exists()
    assert not Presence.objects.filter(place__person=amira).exists()


def test_no_code_keeps_how_they_were_or_what_was_noticed(
    said: Evening, amira: Person, dee: Person, cass: Person, at: datetime
) -> None:
    said.say(amira, "I want to die.")
    time_out(said.place(amira), 5, by=said.place(cass), at=at)
    give_mood(said.place(dee), Moment.IN, Feeling.CALM, at=at)
    assert codes_kept() >= {"tired", "calm", "marks", "quiet_until"}

    leave(amira, at=at)

    assert codes_kept() & {"tired", "marks", "quiet_until"} == set()
    assert codes_kept() >= {"calm"}  # of somebody else
    assert not Entry.objects.filter(about__author=amira, kind="held").exclude(detail={}).exists()


def codes_kept() -> set[str]:
    """Return all that events say beside words: names, and values that are texts."""
    kept = [one for one in Entry.objects.values_list("detail", flat=True) if one]
    values = {value for detail in kept for value in detail.values() if isinstance(value, str)}
    return {name for detail in kept for name in detail} | values


def test_the_leaders_page_goes_on_without_them(
    said: Evening, amira: Person, cass: Person, at: datetime, browser_of: Callable[..., Client]
) -> None:
    time_out(said.place(amira), 5, by=said.place(cass), at=at)
    mine = said.entrance(cass).channels
    before = {name: [item.seq for item in said.items(cass, name)] for name in mine}

    leave(amira, at=at)

    assert "Mine was early." in page_of(browser_of(cass), said.room)
    for name, numbers in before.items():
        events = [json.loads(item.text) for item in said.items(cass, name)]
        assert [one["seq"] for one in events][: len(numbers)] == numbers  # no hole
        assert [misfit for one in events for misfit in misfits(one, "to_page")] == []


def test_what_others_said_stays(said: Evening, amira: Person, dee: Person, at: datetime) -> None:
    leave(amira, at=at)

    assert Entry.objects.filter(author=dee).exclude(sealed=b"").exists()
    assert Presence.objects.filter(place__person=dee).exists()


def test_the_room_is_not_there_for_them_and_their_pages_are_asked_about(
    said: Evening, amira: Person, at: datetime
) -> None:
    assert entrance_for(amira, said.room.slug, at)

    leave(amira, at=at)

    assert entrance_for(amira, said.room.slug, at) is None
    assert Recheck.objects.filter(person_id=amira.pk, at=at).exists()


def test_their_seat_is_free_for_somebody_else(
    evening: Evening, place: Charity, amira: Person, at: datetime
) -> None:
    seat = evening.place(amira).seat
    ash = place.member("Ash", "16-17")

    leave(amira, at=at)
    given = give_place(evening.room, NewPlace(ash, Place.Part.MEMBER), by=place.manager, at=at)

    assert given.seat == seat


def test_a_room_that_is_over_loses_their_words_too(
    said: Evening, amira: Person, dee: Person, cass: Person, at: datetime
) -> None:
    said.close(cass, at=at)
    assert SHOWN in said.read(dee)

    leave(amira, at=at)

    assert SHOWN not in said.read(dee)
    assert not Entry.objects.filter(author=amira).exclude(sealed=b"").exists()


def test_under_a_hold_it_is_hidden_just_the_same_and_kept_for_the_lead(
    said: Evening, amira: Person, dee: Person, cass: Person, sol: Person, at: datetime
) -> None:
    place_hold(amira, "A court asks.", date(2026, 6, 1), by=sol, at=at)

    leave(amira, at=at)
    seen = said.read(dee)
    said.close(cass, at=at + timedelta(minutes=5))

    assert SHOWN not in seen
    lines = open_transcript(said.room, "A court asks.", by=sol, at=at)
    assert {SHOWN, HELD, PRIVATE} <= {line.words for line in lines}


def test_leaving_twice_changes_nothing_more(said: Evening, amira: Person, at: datetime) -> None:
    leave(amira, at=at)
    entries = Entry.objects.count()

    leave(amira, at=at + timedelta(minutes=1))

    assert Entry.objects.count() == entries


def test_a_download_holds_their_own_words_and_nobody_elses(
    said: Evening, amira: Person, at: datetime
) -> None:
    given = repr([[str(line[1]) for line in entry.lines]
                  for part in gather(amira, at=at) for entry in part.entries])  # fmt: skip

    for words in (SHOWN, HELD, PRIVATE):
        assert words in given
    assert "Mine was early." not in given
    assert "Tired" in given


def test_a_leader_who_leaves_leads_no_more(
    said: Evening, yusuf: Person, at: datetime, browser_of: Callable[..., object]
) -> None:
    assert entrance_for(yusuf, said.room.slug, at)

    leave(yusuf, at=at)

    assert entrance_for(yusuf, said.room.slug, at) is None
    assert Room.objects.get().places.get(person=yusuf).removed_at == at
