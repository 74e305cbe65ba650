"""The register says who was there and for how long; several pages at once count once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.rooms.queries.staff import register_of
from sidelight.rooms.rules.attendance import Stay, merged, minutes_within
from sidelight.rooms.tests.build import Evening

MINUTE = timedelta(minutes=1)


def stay(at: datetime, came: int, went: int) -> Stay:
    return Stay(at + came * MINUTE, at + went * MINUTE)


def test_pages_open_at_the_same_time_are_one_stay(at: datetime) -> None:
    stays = [stay(at, 20, 30), stay(at, 0, 10), stay(at, 5, 15), stay(at, 6, 7)]

    assert merged(stays) == [stay(at, 0, 15), stay(at, 20, 30)]


def test_only_minutes_of_the_session_count(at: datetime) -> None:
    stays = [stay(at, -20, 10), stay(at, 50, 90)]

    assert minutes_within(stays, stay(at, 0, 60)) == 20


def test_who_was_never_there_has_no_minutes(at: datetime) -> None:
    assert minutes_within([], stay(at, 0, 60)) == 0
    assert minutes_within([stay(at, -20, -10)], stay(at, 0, 60)) == 0


@pytest.mark.data
@pytest.mark.django_db
def test_a_session_is_written_down_by_itself(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    evening.opened(cass, yusuf)
    evening.come(amira, at=at + 5 * MINUTE)
    evening.go(amira, at=at + 15 * MINUTE)
    evening.come(amira, at=at + 20 * MINUTE)
    evening.close(cass, at=at + 50 * MINUTE)
    evening.room.refresh_from_db()

    register = {one.place.person_id: one for one in register_of(evening.room, at + 90 * MINUTE)}

    assert register[amira.pk].joined_at == at + 5 * MINUTE
    assert register[amira.pk].left_at == at + 50 * MINUTE
    assert register[amira.pk].minutes == 40
    assert register[cass.pk].minutes == 50
    assert not register[dee.pk].came


@pytest.mark.django_db
def test_staff_read_it_on_the_page_of_the_room(
    evening: Evening,
    amira: Person,
    cass: Person,
    yusuf: Person,
    at: datetime,
    browser_of: Callable[[Person | None], Client],
) -> None:
    evening.opened(cass, yusuf)
    evening.come(amira)
    evening.close(cass, at=at + 50 * MINUTE)

    page = browser_of(yusuf).get(reverse("staff_room", args=[evening.room.slug])).content.decode()

    assert page.count('class="number">50</td>') == 3
    assert "Did not come" in page
    assert "a leader closed it" in page
    assert "Cass," in page.partition("Opened</dt>")[2][:200]


@pytest.mark.django_db
def test_no_member_sees_it(
    evening: Evening, amira: Person, browser_of: Callable[[Person | None], Client]
) -> None:
    address = reverse("staff_room", args=[evening.room.slug])

    assert browser_of(amira).get(address).status_code == 404
