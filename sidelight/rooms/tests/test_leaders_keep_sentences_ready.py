"""Leaders and managers write ready messages for every room, and withdraw them."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.rooms.actions.ready import withdraw_ready_message, write_ready_message
from sidelight.rooms.errors import NothingThere, NotYoursToWrite
from sidelight.rooms.models import ReadyMessage
from sidelight.rooms.queries.staff import ready_messages

pytestmark = pytest.mark.django_db
Browsers = Callable[[Person | None], Client]
NEW = {"title": "Half time", "words": "We stop for two minutes. Have some water."}


@pytest.mark.parametrize("who", ["cass", "yusuf", "max"])
def test_those_who_lead_and_manage_write_them(
    who: str, request: pytest.FixtureRequest, browser_of: Browsers
) -> None:
    person = request.getfixturevalue(who)

    browser_of(person).post(reverse("ready_messages"), NEW)

    assert [(one.title, one.written_by) for one in ready_messages()] == [("Half time", person)]


@pytest.mark.parametrize("who", ["amira", "mo", "sol"])
def test_nobody_else_does(
    who: str, at: datetime, request: pytest.FixtureRequest, browser_of: Browsers
) -> None:
    person = request.getfixturevalue(who)

    with pytest.raises(NotYoursToWrite):
        write_ready_message("Half time", "Water.", by=person, at=at)
    assert browser_of(person).get(reverse("ready_messages")).status_code == 404


def test_what_is_withdrawn_is_offered_no_more(cass: Person, yusuf: Person, at: datetime,
                                              browser_of: Browsers) -> None:  # fmt: skip
    ready = write_ready_message("Half time", "Water.", by=cass, at=at)

    browser_of(yusuf).post(reverse("ready_message_withdrawal", args=[ready.pk]))

    assert ready_messages() == []
    assert ReadyMessage.objects.get().withdrawn_at == at
    with pytest.raises(NothingThere):
        withdraw_ready_message(ready.pk, by=cass, at=at)


def test_nothing_typed_is_lost(cass: Person, browser_of: Browsers) -> None:
    answer = browser_of(cass).post(reverse("ready_messages"), {**NEW, "title": ""})

    assert answer.status_code == 422
    assert "Have some water." in answer.content.decode()
