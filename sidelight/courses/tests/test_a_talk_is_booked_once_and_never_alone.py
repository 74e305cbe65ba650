"""A talk before a course is booked once, and nobody is ever alone in it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.actions.deciding import NotNow
from sidelight.courses.actions.places import give_back
from sidelight.courses.actions.talks import (
    NewTalkTime,
    book_talk,
    put_up_time,
    take_time_down,
)
from sidelight.courses.errors.places import (
    NotACounsellor,
    NotASecond,
    NotATime,
    OtherPlans,
    TalkTaken,
)
from sidelight.courses.models import (
    Application,
    Group,
    PlaceDecision,
    TalkTime,
)
from sidelight.courses.tests.build import led_by
from sidelight.courses.tests.places import asking
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.actions import leave
from sidelight.people.models import Person
from sidelight.rooms.models import Place as RoomPlace
from sidelight.rooms.models import Room
from tests.build import Place

Browsers = Callable[[Person | None], Client]
Stage, Instead = Application.Stage, PlaceDecision.Instead
HELP = NotNow("Thank you. Here is who can help now.", Instead.HELP)


def tomorrow(second: Person, at: datetime, minutes: int = 30) -> NewTalkTime:
    return NewTalkTime(second, at + timedelta(days=1), minutes)


def told(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_a_booked_talk_is_a_room_for_two_and_a_second_on_duty(
    theirs: Application, time: TalkTime, amira: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    book_talk(theirs, time, at=at)

    room = Room.objects.get()
    parts = {(place.person, place.part) for place in room.places.all()}
    assert room.kind == Room.Kind.ONE_TO_ONE
    assert parts == {(amira, "member"), (cass, "leader"), (yusuf, "second")}
    assert NoticeKind.TALK_BOOKED in told(amira)


def test_a_time_is_taken_once(
    group: Group, theirs: Application, time: TalkTime, dee: Person, at: datetime
) -> None:
    other = ask_for_place(group, asking(), person=dee, at=at)
    book_talk(theirs, time, at=at)
    again = book_talk(theirs, time, at=at)

    with pytest.raises(TalkTaken):
        book_talk(other, time, at=at)

    assert again.application == theirs
    assert Room.objects.count() == 1


def test_another_time_frees_the_first_and_its_room(
    theirs: Application, time: TalkTime, cass: Person, yusuf: Person, at: datetime
) -> None:
    later = NewTalkTime(yusuf, at + timedelta(days=2), 30)
    second = put_up_time(later, by=cass, at=at)
    book_talk(theirs, time, at=at)

    book_talk(theirs, second, at=at)

    time.refresh_from_db()
    assert time.application is None
    rooms = RoomPlace.objects.kept().order_by().values_list("room", flat=True).distinct()
    assert list(rooms) == [TalkTime.objects.get(pk=second.pk).room_id]


def test_giving_the_place_back_frees_the_talk(
    theirs: Application, time: TalkTime, at: datetime
) -> None:
    book_talk(theirs, time, at=at)

    give_back(theirs, at=at)

    assert not RoomPlace.objects.kept().exists()
    assert TalkTime.objects.get().application is None


def test_a_talk_is_cancelled_by_the_member_with_one_button(
    theirs: Application, time: TalkTime, amira: Person, browser_of: Browsers, at: datetime
) -> None:
    browser = browser_of(amira)
    browser.post("/my-course/talk/", {"time": time.slug})
    assert "Your talk:" in browser.get("/my-course/").content.decode()

    browser.post("/my-course/talk/removal")

    assert "Your talk:" not in browser.get("/my-course/").content.decode()


def test_a_time_that_is_taken_down_is_told(
    theirs: Application, time: TalkTime, amira: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    book_talk(theirs, time, at=at)

    with pytest.raises(NotACounsellor):
        take_time_down(time, by=yusuf, at=at)
    take_time_down(time, by=cass, at=at)

    assert told(amira)[-1] == NoticeKind.SESSION_OFF
    assert not RoomPlace.objects.kept().exists()


def test_times_are_for_counsellors_with_a_second_and_still_to_come(
    cass: Person, yusuf: Person, amira: Person, at: datetime
) -> None:
    with pytest.raises(NotACounsellor):
        put_up_time(tomorrow(cass, at), by=yusuf, at=at)
    for nobody in (cass, amira):
        with pytest.raises(NotASecond):
            put_up_time(tomorrow(nobody, at), by=cass, at=at)
    for wrong in (
        NewTalkTime(yusuf, at - timedelta(days=1), 30),
        NewTalkTime(yusuf, at + timedelta(days=400), 30),
        tomorrow(yusuf, at, minutes=7),
    ):
        with pytest.raises(NotATime):
            put_up_time(wrong, by=cass, at=at)


def test_nobody_is_in_two_places_at_once(
    place: Place, group: Group, time: TalkTime, cass: Person, yusuf: Person, at: datetime
) -> None:
    other = place.staff("Bea", "counsellor")
    half_an_hour_in = NewTalkTime(yusuf, at + timedelta(days=1, minutes=20), 30)

    with pytest.raises(OtherPlans):
        put_up_time(tomorrow(yusuf, at), by=cass, at=at)
    with pytest.raises(OtherPlans):
        put_up_time(half_an_hour_in, by=other, at=at)
    led_by(group, other, yusuf, by=place.manager, at=at)
    evening = group.sessions.get().starts_at
    with pytest.raises(OtherPlans):
        put_up_time(NewTalkTime(cass, evening, 30), by=other, at=at)


def test_the_database_itself_wants_a_second(cass: Person, at: datetime) -> None:
    times = {"starts_at": at, "ends_at": at + timedelta(minutes=30), "put_up_at": at}
    with pytest.raises(IntegrityError), transaction.atomic():
        TalkTime.objects.create(counsellor=cass, second=cass, **times)


@pytest.mark.parametrize("who", ["cass", "yusuf"])
def test_when_one_of_the_staff_leaves_their_times_go_and_the_member_is_told(
    theirs: Application,
    time: TalkTime,
    amira: Person,
    request: pytest.FixtureRequest,
    at: datetime,
    who: str,
) -> None:
    book_talk(theirs, time, at=at)

    leave(request.getfixturevalue(who), at=at)

    assert not TalkTime.objects.standing().exists()
    assert not RoomPlace.objects.kept().exists()
    assert told(amira)[-1] == NoticeKind.SESSION_OFF
