"""More places are offered to whoever waits; only empty ones can go."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.groups_seats import change_seats
from sidelight.courses.errors import groups as errors
from sidelight.courses.models import Application, Group, Seat
from sidelight.courses.tests.build import application, placed
from sidelight.courses.tests.crowd import afterwards, all_at_once, one_database_for_all
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import Person
from tests.build import Place

Browsers = Callable[[Person | None], Client]


@pytest.fixture
def full(tuesdays: Group, amira: Person, dee: Person, at: datetime) -> Group:
    """Two places, which Amira and Dee have."""
    tuesdays.seats.filter(number__gt=2).delete()
    for person in (amira, dee):
        placed(tuesdays, person, at=at)
    return tuesdays


def test_a_new_place_is_offered_to_who_waits_first(
    full: Group, place: Place, max: Person, at: datetime
) -> None:
    first, second = place.member("Ash", "16-17"), place.member("Bo", "16-17")
    for person in (first, second):
        application(full, person, at=at)

    change_seats(full, 3, seen=full.revision, by=max, at=at)

    assert Seat.objects.get(group=full, number=3).application.person == first
    assert Application.objects.get(person=first).offered_at == at
    assert Notice.objects.filter(kind=NoticeKind.PLACE_OFFERED).count() == 1
    assert Application.objects.get(person=second).offered_at is None


def test_only_empty_places_go(tuesdays: Group, amira: Person, max: Person, at: datetime) -> None:
    tuesdays.seats.filter(number__lt=8).update(application=None)
    asked = placed(tuesdays, amira, at=at)
    Seat.objects.filter(application=asked).update(application=None)
    Seat.objects.filter(group=tuesdays, number=8).update(application=asked)

    change_seats(tuesdays, 2, seen=tuesdays.revision, by=max, at=at)

    assert list(tuesdays.seats.values_list("number", flat=True)) == [1, 8]
    assert Seat.objects.get(number=8).application == asked


def test_a_place_that_is_somebodys_never_goes(full: Group, max: Person, at: datetime) -> None:
    change_seats(full, 3, seen=full.revision, by=max, at=at)
    full.refresh_from_db()
    Seat.objects.filter(group=full, number=3).update(application=application(full, max, at=at))

    with pytest.raises(errors.SeatsAreTaken):
        change_seats(full, 2, seen=full.revision, by=max, at=at)

    assert full.seats.count() == 3


def test_gaps_are_filled_first(tuesdays: Group, max: Person, at: datetime) -> None:
    tuesdays.seats.filter(number__in=[2, 5]).delete()

    change_seats(tuesdays, 7, seen=tuesdays.revision, by=max, at=at)

    assert set(tuesdays.seats.values_list("number", flat=True)) == {1, 2, 3, 4, 6, 7, 8}


@pytest.mark.parametrize("number", [0, 1, 9])
def test_it_is_two_to_eight(tuesdays: Group, max: Person, at: datetime, number: int) -> None:
    with pytest.raises(errors.NotSoManySeats):
        change_seats(tuesdays, number, seen=tuesdays.revision, by=max, at=at)


def test_the_page_says_so_and_keeps_what_was_chosen(
    full: Group, max: Person, place: Place, browser_of: Browsers, at: datetime
) -> None:
    change_seats(full, 3, seen=full.revision, by=max, at=at)
    placed(full, place.member("Ash", "16-17"), at=at)
    given = {"seats": "2", "seen": "2"}

    answer = browser_of(max).post(reverse("group_seats", args=[full.slug]), given)

    assert answer.status_code == 422
    assert "Only empty places can go." in answer.content.decode()
    assert full.seats.count() == 3


@pytest.mark.django_db(transaction=True)
def test_of_many_who_change_it_at_once_one_does(
    tuesdays: Group, max: Person, at: datetime, tmp_path: Path
) -> None:
    def change(number: int) -> str:
        try:
            change_seats(tuesdays, number, seen=tuesdays.revision, by=max, at=at)
        except errors.ChangedMeanwhile:
            return "refused"
        return str(number)

    with one_database_for_all(tmp_path):
        told = all_at_once(change, [2, 3, 4, 5, 6, 7] * 3)
        seats = afterwards(tuesdays.seats.count)

    assert told.count("refused") == len(told) - 1
    assert str(seats) in told
