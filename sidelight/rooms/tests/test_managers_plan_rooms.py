"""Managers plan rooms for named people; nothing typed is lost, and nobody else finds the room."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.rooms.actions.planning import NewPlace, NewRoom, plan_room
from sidelight.rooms.errors import NeedsASecond
from sidelight.rooms.models import Place, Room
from sidelight.rooms.tests.build import HOUR, Evening

pytestmark = pytest.mark.django_db
Browsers = Callable[[Person | None], Client]


def written(cass: Person, yusuf: Person, **changed: object) -> dict[str, object]:
    """What a manager types for Thursday, with what this test changes."""
    return {
        "name": "Thursday",
        "kind": "group",
        "day": "2026-03-05",
        "start": "18:30",
        "minutes": "60",
        "members": "Amira\ndee\n",
        "leaders": [cass.slug, yusuf.slug],
        "second": "",
        **changed,
    }


@pytest.mark.usefixtures("amira", "dee")
def test_a_room_is_planned_for_the_people_who_are_named(
    max: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    answer = browser_of(max).post(reverse("new_room"), written(cass, yusuf))

    room = Room.objects.get()
    assert answer.url == reverse("staff_room", args=[room.slug])
    assert room.ends_at - room.starts_at == HOUR
    names = set(room.places.values_list("person__shown_name", "part"))
    assert names == {
        ("Amira", "member"), ("Dee", "member"), ("Cass", "leader"), ("Yusuf", "leader")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"members": "Amira\nNobody Here"}, "No member is called: Nobody Here."),
        ({"members": "Amira\nCass"}, "No member is called: Cass."),
        ({"members": "Amira\nKit"}, "Members of one room are of one age band."),
        ({"start": "half past"}, "Please give a time like 16:00."),
        ({"day": "2026-03-01"}, "This is over."),
        ({"kind": "one_to_one"}, "A one-to-one has one member."),
        ({"kind": "one_to_one"}, "Please choose who is the second on duty."),
    ],
)
@pytest.mark.usefixtures("amira", "dee", "kit")
def test_what_does_not_fit_is_said_and_nothing_typed_is_lost(
    max: Person,
    cass: Person,
    yusuf: Person,
    browser_of: Browsers,
    changed: dict[str, object],
    said: str,
) -> None:
    answer = browser_of(max).post(reverse("new_room"), written(cass, yusuf, **changed))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert 'value="Thursday"' in page
    assert "Amira" in page
    assert page.count("checked") >= 2
    assert not Room.objects.exists()


@pytest.mark.usefixtures("amira", "dee")
def test_a_group_with_one_leader_is_asked_for_another(
    max: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    one = written(cass, yusuf, leaders=[cass.slug])

    page = browser_of(max).post(reverse("new_room"), one).content.decode()

    assert "A group needs two leaders." in page


def test_a_one_to_one_without_a_second_cannot_be_planned(
    max: Person, amira: Person, cass: Person, at: datetime
) -> None:
    new = NewRoom("Wednesday", at, at + HOUR, Room.Kind.ONE_TO_ONE)
    places = [NewPlace(amira, Place.Part.MEMBER), NewPlace(cass, Place.Part.LEADER)]

    with pytest.raises(NeedsASecond):
        plan_room(new, places, by=max, at=at)


@pytest.mark.usefixtures("amira")
def test_a_one_to_one_with_a_second_is_planned(
    max: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    given = written(
        cass, yusuf,
        kind="one_to_one", members="Amira", leaders=[cass.slug], second=yusuf.slug,
    )  # fmt: skip

    browser_of(max).post(reverse("new_room"), given)

    assert Room.objects.get().places.get(part="second").person == yusuf


def test_one_more_person_gets_a_place(
    evening: Evening, place: object, max: Person, browser_of: Browsers
) -> None:
    place.member("Ash", "16-17")  # type: ignore[attr-defined]
    given = {"who": "Ash", "part": "member"}

    browser_of(max).post(reverse("new_place", args=[evening.room.slug]), given)

    assert evening.room.places.filter(person__shown_name="Ash", seat=3).exists()


def test_who_does_not_fit_is_refused_in_words(
    evening: Evening, kit: Person, max: Person, browser_of: Browsers
) -> None:
    given = {"who": kit.shown_name, "part": "member"}
    answer = browser_of(max).post(reverse("new_place", args=[evening.room.slug]), given)

    assert answer.status_code == 422
    assert "Members of one room are of one age band." in answer.content.decode()


def test_a_place_is_taken_back_after_a_question(
    evening: Evening, amira: Person, max: Person, browser_of: Browsers
) -> None:
    address = reverse("place_removal", args=[evening.room.slug, evening.place(amira).slug])

    asked = browser_of(max).get(address).content.decode()
    still = evening.place(amira).removed_at
    browser_of(max).post(address)

    assert "Take the place of Amira back?" in asked
    assert still is None
    assert evening.place(amira).removed_at is not None
    assert evening.place(amira).seat is None


def test_leaders_see_their_rooms_and_no_others(
    evening: Evening, place: object, cass: Person, max: Person, browser_of: Browsers
) -> None:
    other = place.staff("Pat", "counsellor")  # type: ignore[attr-defined]

    address = reverse("staff_rooms")
    seen = {
        who.shown_name: evening.room.name in browser_of(who).get(address).content.decode()
        for who in (cass, max, other)
    }

    assert seen == {"Cass": True, "Max": True, "Pat": False}
    address = reverse("staff_room", args=[evening.room.slug])
    assert browser_of(cass).get(address).status_code == 200
    assert browser_of(other).get(address).status_code == 404


def test_leaders_do_not_plan(evening: Evening, cass: Person, browser_of: Browsers) -> None:
    leader = browser_of(cass)
    page = leader.get(reverse("staff_room", args=[evening.room.slug])).content.decode()

    assert "Amira" in page
    assert "Give them a place" not in page
    assert leader.get(reverse("new_room")).status_code == 404
    address = reverse("new_place", args=[evening.room.slug])
    assert leader.post(address, {"who": "Amira", "part": "member"}).status_code == 404


def test_a_room_long_over_is_listed_no_more(
    evening: Evening, max: Person, at: datetime, browser_of: Browsers, clock_at: Callable[..., None]
) -> None:
    Room.objects.update(phase="closed", closed_at=at, ending="time")

    soon = browser_of(max).get(reverse("staff_rooms")).content.decode()
    clock_at(at + timedelta(days=100))
    late = browser_of(max).get(reverse("staff_rooms")).content.decode()

    assert "Thursday" in soon
    assert "Thursday" not in late
