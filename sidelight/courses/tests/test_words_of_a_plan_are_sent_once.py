"""One tap says words of the plan to the room, as the leader who tapped, and never twice."""

import json
from datetime import datetime, timedelta

import pytest

from sidelight.courses.actions.runs.sending import send_to_room
from sidelight.courses.errors.runs import NotInThisPlan, PlanChangedMeanwhile, SentAlready
from sidelight.courses.models import Sending
from sidelight.courses.tests.runs import RunEvening, run_evening
from sidelight.people.models import Person
from sidelight.rooms.errors import CannotSpeak, RoomIsOver
from tests.build import Place

pytestmark = pytest.mark.django_db
HELLO = "Hello everybody: good to see you."


@pytest.fixture
def run(
    place: Place, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> RunEvening:
    made = run_evening([amira, dee], [cass, yusuf], by=place.manager, at=at)
    made.evening.opened(cass, yusuf)
    return made


def said(run: RunEvening, reader: Person) -> list[tuple[str, str]]:
    """Return who said what, as somebody's page gets it."""
    events = [json.loads(item.text) for item in run.evening.items(reader)]
    return [(one["from"], one["text"]) for one in events if one["type"] == "said"]


def test_members_read_it_as_said_by_the_leader_who_tapped(
    run: RunEvening, yusuf: Person, amira: Person, at: datetime
) -> None:
    send_to_room(run.led(yusuf), run.steps[0].pk, "0", sent=0, at=at)

    assert said(run, amira) == [(run.evening.place(yusuf).slug, HELLO)]


def test_the_words_of_a_step_go_out_as_plain_words(
    run: RunEvening, cass: Person, amira: Person, at: datetime
) -> None:
    send_to_room(run.led(cass), run.steps[0].pk, "words", sent=0, at=at)

    assert said(run, amira)[0][1] == "Good to have you here."


def test_a_double_tap_says_it_once(
    run: RunEvening, cass: Person, amira: Person, at: datetime
) -> None:
    for _tap in range(2):
        send_to_room(run.led(cass), run.steps[0].pk, "0", sent=0, at=at)

    assert len(said(run, amira)) == 1


def test_two_leaders_at_once_say_it_once_and_the_second_is_told(
    run: RunEvening, cass: Person, yusuf: Person, amira: Person, at: datetime
) -> None:
    send_to_room(run.led(cass), run.steps[0].pk, "0", sent=0, at=at)

    with pytest.raises(SentAlready, match="Cass"):
        send_to_room(run.led(yusuf), run.steps[0].pk, "0", sent=0, at=at)

    assert len(said(run, amira)) == 1


def test_whoever_sees_that_it_was_sent_may_send_it_again(
    run: RunEvening, cass: Person, yusuf: Person, amira: Person, at: datetime
) -> None:
    send_to_room(run.led(cass), run.steps[0].pk, "0", sent=0, at=at)
    (ready, *_) = run.plan(yusuf).steps[0].ready
    assert (ready.sent.times, ready.sent.by) == (1, "Cass")

    send_to_room(run.led(yusuf), run.steps[0].pk, "0", sent=1, at=at)

    assert len(said(run, amira)) == 2


def test_what_the_room_did_not_keep_counts_as_not_sent(
    run: RunEvening, cass: Person, yusuf: Person, amira: Person, at: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """The line of whoever tapped was cut before the room had it: another leader is not kept off."""

    class Cut(Exception): ...

    def cut(*_: object, **__: object) -> None:
        raise Cut

    with monkeypatch.context() as broken:
        broken.setattr("sidelight.courses.actions.runs.sending.say", cut)
        with pytest.raises(Cut):
            send_to_room(run.led(cass), run.steps[0].pk, "0", sent=0, at=at)
    assert run.plan(yusuf).steps[0].ready[0].sent.times == 0

    later = at + timedelta(minutes=2)
    send_to_room(run.led(yusuf), run.steps[0].pk, "0", sent=0, at=later)

    assert said(run, amira) == [(run.evening.place(yusuf).slug, HELLO)]


def test_what_is_refused_leaves_nothing_behind(
    run: RunEvening, cass: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise CannotSpeak("cannot_store")

    monkeypatch.setattr("sidelight.courses.actions.runs.sending.say", full)
    with pytest.raises(CannotSpeak):
        send_to_room(run.led(cass), run.steps[0].pk, "0", sent=0, at=at)

    assert not Sending.objects.exists()


@pytest.mark.parametrize("what", ["2", "9999", "word", "-1"])
def test_only_what_is_in_the_plan_can_be_sent(
    run: RunEvening, cass: Person, at: datetime, what: str
) -> None:
    with pytest.raises(NotInThisPlan):
        send_to_room(run.led(cass), run.steps[0].pk, what, sent=0, at=at)


def test_a_page_that_counts_wrongly_sends_nothing(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    with pytest.raises(PlanChangedMeanwhile):
        send_to_room(run.led(cass), run.steps[0].pk, "0", sent=2**31, at=at)


def test_nothing_is_sent_to_a_room_that_is_over(
    run: RunEvening, cass: Person, amira: Person, at: datetime
) -> None:
    run.evening.close(cass, at=at)

    with pytest.raises(RoomIsOver):
        send_to_room(run.led(cass), run.steps[0].pk, "0", sent=0, at=at)
    assert said(run, amira) == []
