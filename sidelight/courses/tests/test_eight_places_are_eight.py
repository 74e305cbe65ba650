"""Capacity is a fact of the database: whatever happens at once, eight places are eight."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.actions.places import give_back, take_offer
from sidelight.courses.errors.places import HasAsked, NothingOffered
from sidelight.courses.models import Application, Group, Seat
from sidelight.courses.tests.build import open_group, published_version
from sidelight.courses.tests.crowd import afterwards, all_at_once, members, one_database_for_all
from sidelight.courses.tests.places import asking
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.review.tests.build import new_key
from tests.build import Place

Stage = Application.Stage
MANY = 200


@pytest.fixture
def group(place: Place, mo: Person, sol: Person, at: datetime) -> Group:
    return open_group(published_version(by=mo, reviewed_by=sol, at=at), by=mo, at=at)


def in_order(group: Group) -> list[Application]:
    return list(Application.objects.with_seat().filter(group=group).order_by("pk"))


@pytest.mark.django_db(transaction=True)
def test_two_hundred_at_once_get_eight_places_and_a_line(
    group: Group, at: datetime, tmp_path: Path
) -> None:
    crowd = members(MANY, at=at)

    with one_database_for_all(tmp_path):
        all_at_once(lambda person: ask_for_place(group, asking(), person=person, at=at), crowd)
        asked = afterwards(lambda: in_order(group))
        waiting = afterwards(lambda: list(Application.objects.waiting().filter(group=group)))

    stages = [application.stage for application in asked]
    # Whoever came first under the lock has a place; all others wait in the order of coming.
    assert stages == [Stage.PLACE] * 8 + [Stage.WAITS] * (MANY - 8)
    assert sorted(one.seat.number for one in asked[:8]) == list(range(1, 9))
    assert waiting == asked[8:]
    assert {one.person_id for one in asked} == {person.pk for person in crowd}


@pytest.mark.django_db(transaction=True)
def test_places_that_come_free_at_once_go_to_those_who_wait_first(
    group: Group, at: datetime, tmp_path: Path
) -> None:
    crowd = members(20, at=at)
    asked = [ask_for_place(group, asking(), person=person, at=at) for person in crowd]

    with one_database_for_all(tmp_path):
        all_at_once(lambda one: give_back(one, at=at), asked[:8])
        now = afterwards(lambda: in_order(group))

    assert [one.stage for one in now] == [Stage.OVER] * 8 + [Stage.OFFER] * 8 + [Stage.WAITS] * 4
    assert len({one.seat.number for one in now[8:16]}) == 8


@pytest.mark.django_db(transaction=True)
def test_a_form_that_is_sent_many_times_at_once_is_one_application(
    group: Group, dee: Person, at: datetime, tmp_path: Path
) -> None:
    form = asking()

    with one_database_for_all(tmp_path):
        sent = all_at_once(lambda _: ask_for_place(group, form, person=dee, at=at), range(12))
        asked = afterwards(lambda: in_order(group))

    assert set(sent) == set(asked)
    assert len(asked) == 1


@pytest.mark.django_db(transaction=True)
def test_an_offer_is_taken_by_many_taps_once_and_by_nobody_else(
    group: Group, at: datetime, tmp_path: Path
) -> None:
    asked = [ask_for_place(group, asking(), person=one, at=at) for one in members(10, at=at)]
    give_back(asked[0], at=at)

    def take(application: Application) -> str:
        try:
            return take_offer(application, at=at).slug
        except Refusal as refusal:
            return type(refusal).__name__

    with one_database_for_all(tmp_path):
        taken = all_at_once(take, [asked[8]] * 6 + [asked[9]] * 6)
        now = afterwards(lambda: in_order(group))

    assert taken == [asked[8].slug] * 6 + [NothingOffered.__name__] * 6
    assert [one.stage for one in now[8:]] == [Stage.PLACE, Stage.WAITS]


def test_the_database_itself_refuses_a_ninth(group: Group, at: datetime) -> None:
    assert Seat.objects.filter(group=group).count() == 8
    with pytest.raises(Exception, match="seats_fit_in_a_room"):
        Seat.objects.create(group=group, number=9)


def test_somebody_asks_for_one_place_at_a_time(
    group: Group, dee: Person, mo: Person, at: datetime
) -> None:
    first = ask_for_place(group, asking(), person=dee, at=at)
    other = open_group(group.version, by=mo, at=at + timedelta(days=1))

    with pytest.raises(HasAsked):
        ask_for_place(other, asking(), person=dee, at=at)
    give_back(first, at=at)

    assert ask_for_place(other, asking(), person=dee, at=at).stage == Stage.PLACE


def test_a_known_key_for_another_group_is_an_application_of_its_own(
    group: Group, dee: Person, mo: Person, at: datetime
) -> None:
    form = asking(key=new_key())
    first = ask_for_place(group, form, person=dee, at=at)
    give_back(first, at=at)
    other = open_group(group.version, by=mo, at=at + timedelta(days=1))

    assert ask_for_place(other, form, person=dee, at=at) != first
