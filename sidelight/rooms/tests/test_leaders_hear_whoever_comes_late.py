"""Somebody is given a place while the others sit there already: the leaders hear their line too."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from sidelight.people.models import Person
from sidelight.rooms.actions.planning import NewPlace, give_place
from sidelight.rooms.consumers import doorkeeper
from sidelight.rooms.consumers.rounds import _ask_again
from sidelight.rooms.models import Place, Room
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.still import Message, OpenPage, StillWorker, still_worker
from tests.build import Place as Charity

pytestmark = pytest.mark.django_db
LATER = timedelta(minutes=1)  # long after those were asked about who had a place from the start


@pytest.fixture
def worker(
    place: Charity, cass: Person, dee: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> Iterator[StillWorker]:
    people = {"cass": cass, "dee": dee}

    def signed_in_with(key: str) -> SimpleNamespace:
        later = at + timedelta(hours=1)
        return SimpleNamespace(person=people[key], ends_at=later, has_proved=True)

    monkeypatch.setattr(doorkeeper, "signed_in_with", signed_in_with)
    with still_worker() as one:
        one.asked_at = at + LATER
        yield one


def opened(worker: StillWorker, person: Person, key: str, evening: Evening) -> OpenPage:
    page = OpenPage(worker, person, evening.room.slug, evening.at)
    page.admission.session_key = key
    page.hello()
    worker.read()
    return page


def comes_late(worker: StillWorker, evening: Evening, robin: Person, by: Person) -> str:
    """Give Robin a place, let the process ask again, and let Robin write to the leaders."""
    new = NewPlace(robin, Place.Part.MEMBER)
    given = give_place(evening.room, new, by=by, at=evening.at + LATER)
    worker.begin(_ask_again(worker))
    worker.turn()
    evening.places[robin.pk] = given
    line = f"line:{given.slug}"
    evening.say(robin, "May I come in?", channel=line)
    worker.hub.heard({evening.entrance(robin).channels[line]: 1})
    worker.read()
    return line


def told(page: OpenPage) -> list[Message]:
    return [one for one in page.news() if one["type"] == "said"]


def test_the_leaders_page_hears_the_new_line_and_no_member_does(
    worker: StillWorker, evening: Evening, cass: Person, dee: Person, yusuf: Person, place: Charity
) -> None:
    evening.opened(cass, yusuf, holding=Room.Holding.OPEN)
    leader, member = (
        opened(worker, one, key, evening) for one, key in ((cass, "cass"), (dee, "dee"))
    )

    line = comes_late(worker, evening, place.member("Robin", "16-17"), place.manager)

    assert [(one["ch"], one["text"]) for one in told(leader)] == [(line, "May I come in?")]
    assert told(member) == []
    assert line not in member.admission.entrance.channels


def test_a_leader_who_comes_back_at_once_may_answer_there(
    worker: StillWorker, evening: Evening, cass: Person, yusuf: Person, place: Charity
) -> None:
    evening.opened(cass, yusuf)
    leader = opened(worker, cass, "cass", evening)
    worker.doorkeeper.kept["cass", evening.room.slug] = leader.admission

    line = comes_late(worker, evening, place.member("Robin", "16-17"), place.manager)

    assert ("cass", evening.room.slug) not in worker.doorkeeper.kept
    assert line in leader.admission.entrance.channels
