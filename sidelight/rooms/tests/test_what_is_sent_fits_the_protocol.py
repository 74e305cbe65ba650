"""Every text that pages are sent fits the schema, and is the same at once as it is later."""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from sidelight.outcomes.models import Feeling, Moment
from sidelight.people.models import Person
from sidelight.rooms.actions import members, own
from sidelight.rooms.actions.attending import attend_rooms
from sidelight.rooms.actions.batch import keep
from sidelight.rooms.actions.holding import decline, remove
from sidelight.rooms.actions.running import pause_room, resume_room, set_pace
from sidelight.rooms.actions.saying import Words, prepared
from sidelight.rooms.consumers.answers import answer_to, refusal
from sidelight.rooms.models import Activity, Reaction
from sidelight.rooms.queries.following import followed
from sidelight.rooms.queries.tiles import presence_told
from sidelight.rooms.rules import wire
from sidelight.rooms.rules.jobs import Code, Declined, Done, Held, Job, Refused, Release, Shown
from sidelight.rooms.rules.reasons import OutReason, Reason
from sidelight.rooms.tests.activities import begun
from sidelight.rooms.tests.build import Evening, number
from sidelight.rooms.tests.protocol import NAMED, misfits
from sidelight.rooms.tests.still import OpenPage, StillWorker, still_worker

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@pytest.fixture
def full(evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person) -> Evening:
    """An evening in which everything happened that can happen."""
    at, room = evening.at, evening.room
    evening.opened(cass, yusuf)
    evening.come(amira, dee)
    leader, member, other = evening.place(cass), evening.place(amira), evening.place(dee)
    begun(evening, Activity.Kind.POLL, by=cass)
    for words in ("Good evening.", 'A "quiet" day,\nand 🌱 \\ more.', "I want to die."):
        evening.say(amira, words)
    evening.release("Good evening.", by=cass)
    said = evening.held("I want to die.")
    decline(room, said.pk, reason=Reason.TALK_FIRST, words="Let us talk.", by=leader, at=at)
    evening.say(amira, "On my line.", channel=f"line:{member.slug}")
    evening.say(cass, "Among us.", channel="team")
    spoken = evening.say(cass, "Hello all.")
    assert isinstance(spoken, Shown)
    own.react(evening.channel("room"), spoken.seq, Reaction.Sign.THANK_YOU, by=member, at=at)
    remove(room, evening.channel("room"), spoken.seq, by=leader, at=at)
    own.step_out(member, at=at)
    own.step_back(member, at=at)
    own.ask_to_talk(member, at=at)
    own.give_mood(member, Moment.IN, Feeling.TIRED, at=at)
    members.hand_over(room, by=leader, at=at)
    members.take_over(room, by=leader, at=at)
    members.take_aside(member, by=leader, at=at)
    members.time_out(member, 5, by=leader, at=at)
    members.put_out(other, OutReason.NOT_RIGHT_NOW, by=leader, at=at)
    pause_room(room, by=leader, at=at)
    resume_room(room, by=leader, at=at)
    set_pace(room, 10, by=leader, at=at)
    evening.go(cass)
    attend_rooms(at)
    attend_rooms(at + MINUTE / 2)
    evening.come(cass)
    attend_rooms(at + MINUTE / 2)
    return evening


@pytest.mark.data
def test_every_event_fits(full: Evening, amira: Person, cass: Person) -> None:
    events = [json.loads(item.text) for name in full.entrance(cass).channels
              for item in full.items(cass, name)]  # fmt: skip
    full.close(cass, at=full.at + MINUTE)
    after = [event for person in (amira, cass)
             for one in followed(full.entrance(person), {})["channels"].values()
             for event in one["events"]]  # fmt: skip

    assert [bad for event in [*events, *after] for bad in misfits(event, "to_page")] == []
    told = {event["type"] for event in [*events, *after]}
    numbered = {"said", "gone", "reacted", "state", "held", "settled", "declined", "told"}
    assert told == {*numbered, "activity"}
    assert any("id" in event for event in after if event["type"] == "said")


def test_words_that_were_taken_away_fit_in_memory_too(full: Evening, cass: Person) -> None:
    (gone,) = [item for item in full.items(cass) if item.instead is not None]
    assert gone.instead

    assert misfits(json.loads(gone.instead.text), "to_page") == []
    assert "Hello all" not in gone.instead.text


@pytest.mark.data
def test_what_is_passed_on_at_once_is_what_is_read_later(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    evening.opened(cass, yusuf)
    evening.say(amira, "It waited.")
    release = Release(evening.entrance(cass).speaker, evening.held("It waited.").pk, number(90), at)
    jobs: list[Job] = [
        prepared(words, evening.entrance(person), at=at)
        for person, words in (
            (amira, Words("room", "I want to die.", number(91))),
            (cass, Words("room", 'Said "so".\n', number(92), reply_to=1)),
            (dee, Words(f"line:{evening.place(dee).slug}", "Mine.", number(93))),
        )
    ]

    _, items = keep([jobs[0], release, *jobs[1:]], at=at)

    later = {
        (item.channel, item.seq): item.text
        for name in evening.entrance(cass).channels
        for item in evening.items(cass, name)
    }
    assert len(items) == 5
    assert [later[item.channel, item.seq] for item in items] == [item.text for item in items]
    assert [bad for item in items for bad in misfits(json.loads(item.text), "to_page")] == []


def test_every_answer_fits(evening: Evening, amira: Person, at: datetime) -> None:
    said = prepared(Words("room", "Words.", number(1)), evening.entrance(amira), at=at)
    outcomes = [None, Shown(3), Shown(3, again=True), Held(), Declined(), Refused(Code.CLOSED)]

    answers = [answer_to(said, outcome) for outcome in outcomes]
    answers += [answer_to(Release(said.speaker, 1, number(2), at), Done()), wire.done(number(1))]
    answers += [refusal(code, key) for code in Code for key in (None, number(1))]

    assert [bad for text in answers for bad in misfits(json.loads(text), "to_page")] == []


@pytest.fixture
def worker() -> Iterator[StillWorker]:
    with still_worker() as one:
        yield one


def test_all_that_an_open_page_gets_fits(
    worker: StillWorker,
    full: Evening,
    amira: Person,
    cass: Person,
    clock_at: Callable[[datetime], None],
) -> None:
    pages = {}
    for person in (cass, amira):
        pages[person] = page = OpenPage(worker, person, full.room.slug, full.at)
        page.hello()
        worker.read()
    brief = OpenPage(worker, amira, full.room.slug, full.at)
    brief.send({"type": "hello", "v": 1, "room": full.room.slug, "brief": True})
    pages[amira].send({"type": "typing"}, {"type": "ping"}, {"type": "nothing"}, {"type": "ping"})
    worker.read()
    pages[cass].socket.connection.tell(wire.written(presence_told(full.room.pk, full.at)))
    pages[amira].socket.connection.fall_behind(full.channel("room").pk)
    pages[cass].send({"type": "here", "visible": False})
    brief.socket.lost()
    pages[amira].socket.lost()
    worker.read()

    got = [message for page in (*pages.values(), brief) for message in page.news()]
    assert [bad for message in got for bad in misfits(message, "to_page")] == []
    never_here = {"ack"}
    assert {message["type"] for message in got} | never_here | {"catch_up"} == set(NAMED["to_page"])
