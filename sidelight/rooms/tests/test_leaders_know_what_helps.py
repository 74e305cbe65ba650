"""Leaders see what helps each member; no other member does, and a slow room holds nobody up."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people.actions import keep_needs
from sidelight.people.models import Need, Person
from sidelight.rooms.actions.running import set_pace
from sidelight.rooms.actions.saying import Words, say
from sidelight.rooms.errors import CannotSpeak
from sidelight.rooms.models import Room
from sidelight.rooms.rules.jobs import Code, Shown
from sidelight.rooms.tests.build import Evening, number
from sidelight.rooms.tests.pages import events_of, page_of
from sidelight.rooms.tests.still import OpenPage, still_worker
from tests.build import Place

pytestmark = pytest.mark.django_db
Browsers = Callable[[object], Client]
WORDS = "Loud jokes are hard for me."


@pytest.fixture(autouse=True)
def _said(evening: Evening, amira: Person, cass: Person, yusuf: Person) -> None:
    keep_needs(amira, [Need.TIME, Need.LARGE], WORDS, at=evening.at)
    evening.opened(cass, yusuf, holding=Room.Holding.OPEN)


def address_about(evening: Evening, member: Person) -> str:
    return reverse("room_needs", args=[evening.room.slug, evening.place(member).slug])


def test_leaders_see_it_on_the_tile(
    evening: Evening, amira: Person, cass: Person, browser_of: Browsers
) -> None:
    page = page_of(browser_of(cass), evening.room)

    assert "needs more time" in page
    assert address_about(evening, amira) in page
    assert WORDS not in page


def test_whoever_said_nothing_has_no_such_line(
    evening: Evening, dee: Person, cass: Person, browser_of: Browsers
) -> None:
    page = page_of(browser_of(cass), evening.room)

    assert page.count('class="tile-needs') == 1
    assert address_about(evening, dee) not in page


def test_a_leader_opens_the_words_on_record(
    evening: Evening, amira: Person, cass: Person, browser_of: Browsers
) -> None:
    address = address_about(evening, amira)

    assert WORDS not in browser_of(cass).get(address).content.decode()
    assert not Line.objects.filter(act=Act.RECORD_VIEWED).exists()
    assert WORDS in browser_of(cass).post(address).content.decode()

    line = Line.objects.get(act=Act.RECORD_VIEWED)
    assert (line.actor_id, line.subject_id) == (cass.pk, amira.pk)


def test_no_other_member_learns_of_it(
    evening: Evening, amira: Person, dee: Person, browser_of: Browsers
) -> None:
    browser = browser_of(dee)
    shown = page_of(browser, evening.room) + str(events_of(browser, evening.room))

    assert amira.shown_name in shown
    for told in ("needs more time", "tile-needs", WORDS):
        assert told not in shown
    address = address_about(evening, amira)
    assert browser.get(address).status_code == browser.post(address).status_code == 404


def test_leaders_of_another_room_do_not(
    evening: Evening, amira: Person, place: Place, browser_of: Browsers
) -> None:
    browser = browser_of(place.staff("Noor", "counsellor"))

    address = address_about(evening, amira)
    assert browser.get(address).status_code == browser.post(address).status_code == 404


def test_nothing_of_it_goes_over_the_socket(evening: Evening, amira: Person, dee: Person) -> None:
    with still_worker() as worker:
        pages = [OpenPage(worker, one, evening.room.slug, evening.at) for one in (amira, dee)]
        for page in pages:
            page.hello()
        worker.read()
        told = "".join(str(page.news()) for page in pages)

    assert amira.shown_name in told
    assert "need" not in told


class TestInASlowRoom:
    @pytest.fixture(autouse=True)
    def _slow(self, evening: Evening, cass: Person) -> None:
        set_pace(evening.room, 30, by=evening.place(cass), at=evening.at)

    def says(self, evening: Evening, person: Person, key: int) -> object:
        return say(Words("room", "Hello.", number(key)), evening.entrance(person), at=evening.at)

    def test_whoever_needs_more_time_is_not_held_up(
        self, evening: Evening, amira: Person, dee: Person
    ) -> None:
        assert isinstance(self.says(evening, amira, 100), Shown)
        assert isinstance(self.says(evening, amira, 101), Shown)

        self.says(evening, dee, 200)
        with pytest.raises(CannotSpeak) as refused:
            self.says(evening, dee, 201)
        assert refused.value.code == Code.SLOW_MODE

    def test_over_the_socket_it_is_the_same(
        self, evening: Evening, amira: Person, dee: Person
    ) -> None:
        with still_worker() as worker:
            pages = [OpenPage(worker, one, evening.room.slug, evening.at) for one in (amira, dee)]
            worker.slow = {evening.room.pk: 30}

            waits = [worker.slow_seconds(page.admission) for page in pages]

        assert waits == [0, 30]
