"""Leaders show one thing at a time, in an open room; reading time ends by itself."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.rooms.actions.attending import attend_rooms
from sidelight.rooms.actions.running import close_locked, pause_room, resume_room
from sidelight.rooms.actions.showing import NewActivity, begin, end
from sidelight.rooms.errors import (
    NotALeader,
    NotEnoughToChoose,
    NothingToShow,
    NotInThisPhase,
    TooMuchToShow,
)
from sidelight.rooms.models import Activity, Room
from sidelight.rooms.queries.what_is_shown import activity_now, what_of
from sidelight.rooms.rules.jobs import Code, Refused, Shown
from sidelight.rooms.tests.activities import Three, begun, fragment_of
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.pages import page_of

pytestmark = [pytest.mark.django_db, pytest.mark.data]
Browsers = Callable[[object], Client]
Kind = Activity.Kind
MINUTE = timedelta(minutes=1)


def test_another_one_ends_the_first_and_everybody_is_woken(three: Three, cass: Person) -> None:
    first = begun(three, Kind.CARD, by=cass)
    before = len(three.items(three.dee))

    begun(three, Kind.POLL, by=cass, title="How was it?")

    first.refresh_from_db()
    assert first.ended_at == three.at
    assert [item.text.count('"activity"') for item in three.items(three.dee)[before:]] == [1, 1]
    assert "How was it?" not in three.read(three.dee)
    kept = Line.objects.filter(act=Act.ACTIVITY_CHANGED).values_list("detail__what", flat=True)
    assert list(kept) == ["begun", "ended", "begun"]


def test_pressed_twice_it_begins_once(three: Three, cass: Person, yusuf: Person) -> None:
    new = NewActivity(Kind.CARD, "Welcome", key=three.next_key())

    first, second = (
        begin(three.room, new, by=three.place(one), at=three.at) for one in (cass, yusuf)
    )

    assert first == second
    assert Activity.objects.count() == 1


def test_only_leaders_begin_and_only_while_the_room_is_open(
    evening: Evening, three: Three, amira: Person, cass: Person
) -> None:
    with pytest.raises(NotALeader):
        begun(three, Kind.CARD, by=three.amira)
    with pytest.raises(NotInThisPhase):
        begun(evening, Kind.CARD, by=cass)


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NewActivity(Kind.CARD, " "), NothingToShow),
        (NewActivity(Kind.CARD, "x" * 121), TooMuchToShow),
        (NewActivity(Kind.CARD, "Title", "x" * 2001), TooMuchToShow),
        (NewActivity(Kind.POLL, "Title", options=["One", " "]), NotEnoughToChoose),
        (NewActivity(Kind.POLL, "Title", options=["x"] * 20), TooMuchToShow),
        (NewActivity(Kind.SORT_CARDS, "Title", options=["a", "b"], piles=["c"]), NotEnoughToChoose),
    ],
)
def test_what_does_not_fit_is_refused_kindly(
    three: Three, cass: Person, new: NewActivity, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        begin(three.room, new, by=three.place(cass), at=three.at)

    assert activity_now(three.room.pk) is None


def test_reading_time_pauses_the_room_and_ends_by_itself_once(three: Three, cass: Person) -> None:
    begun(three, Kind.PAUSE, by=cass, lasts=2 * MINUTE)
    line = three.entrance(three.amira).own_line
    assert three.say(three.amira, "Now?") == Refused(Code.PAUSED)
    assert isinstance(three.say(three.amira, "A word?", channel=line), Shown)

    attend_rooms(three.at + MINUTE)
    assert Room.objects.get(pk=three.room.pk).phase == Room.Phase.PAUSED
    for _ in range(2):
        attend_rooms(three.at + 2 * MINUTE)

    assert Room.objects.get(pk=three.room.pk).phase == Room.Phase.OPEN
    assert activity_now(three.room.pk) is None
    assert Line.objects.filter(act=Act.ACTIVITY_CHANGED, detail__what="ended").count() == 1


def test_going_on_ends_reading_time_and_ending_it_goes_on(three: Three, cass: Person) -> None:
    leader = three.place(cass)
    begun(three, Kind.PAUSE, by=cass)
    resume_room(three.room, by=leader, at=three.at)
    assert activity_now(three.room.pk) is None

    end(begun(three, Kind.PAUSE, by=cass), by=leader, at=three.at)
    assert Room.objects.get(pk=three.room.pk).phase == Room.Phase.OPEN


def test_a_room_that_a_leader_paused_stays_so(three: Three, cass: Person) -> None:
    leader = three.place(cass)
    pause_room(three.room, by=leader, at=three.at)

    end(begun(three, Kind.CARD, by=cass), by=leader, at=three.at)
    with pytest.raises(NotInThisPhase):
        begun(three, Kind.PAUSE, by=cass)

    assert Room.objects.get(pk=three.room.pk).phase == Room.Phase.PAUSED


def test_it_ends_with_the_session(three: Three, cass: Person) -> None:
    begun(three, Kind.BOARD, by=cass)

    close_locked(
        Room.objects.get(pk=three.room.pk), Room.Ending.TIME, by=None, at=three.at + MINUTE
    )

    assert activity_now(three.room.pk) is None


def test_without_script_the_page_has_all_of_it(
    three: Three, cass: Person, browser_of: Browsers
) -> None:
    sent = {"kind": "card", "title": "Welcome", "words": "Sit down.\r\nThere is time."}
    address = reverse("room_shown_deed", args=[three.room.slug, "begin"])

    answer = browser_of(cass).post(address, sent, follow=True)

    assert answer.status_code == 200
    shown = activity_now(three.room.pk)
    assert shown is not None
    assert what_of(shown).words == "Sit down.\nThere is time."
    dees = browser_of(three.dee)
    for page in (page_of(dees, three.room), fragment_of(dees, three.room)):
        assert "There is time." in page


def test_what_a_leader_typed_comes_back_with_the_reason(
    three: Three, cass: Person, browser_of: Browsers
) -> None:
    sent = {"kind": "poll", "title": "How was it?", "options": "Only one"}
    address = reverse("room_shown_deed", args=[three.room.slug, "begin"])

    answer = browser_of(cass).post(address, sent)

    assert answer.status_code == 409
    assert "two or more things to choose from" in answer.content.decode()
    assert "Only one" in answer.content.decode()


@pytest.mark.parametrize("kind", Kind.values)
def test_each_kind_is_drawn_for_members_and_leaders(
    three: Three, cass: Person, browser_of: Browsers, kind: str
) -> None:
    begun(three, Kind(kind), by=cass, title="What helped?")

    for person in (three.amira, cass):
        assert "What helped?" in fragment_of(browser_of(person), three.room)
