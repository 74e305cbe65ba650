"""A leader raises a concern in two taps; a safeguarding lead gets a copy of the words."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.rooms.actions.holding import remove
from sidelight.rooms.models import Room
from sidelight.rooms.tests.build import Evening
from sidelight.safeguarding.models import Concern
from sidelight.safeguarding.queries import opened

pytestmark = pytest.mark.django_db
Browsers = Callable[[object], Client]


def raised(browser: Client, room: Room, about: str, key: object, needed: str = "now") -> int:
    address = f"{reverse('room_concern', args=[room.slug])}?{about}"
    return browser.post(address, {"key": str(key), "needed": needed}).status_code


def words_in(concern: Concern, evening: Evening) -> list[str]:
    return [one.words for one in opened(concern, evening.at).evidence]


def test_about_a_message_that_waits(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    evening.say(amira, "It was a very long day.")
    m = evening.held("It was a very long day.").pk

    raised(browser_of(cass), evening.room, f"m={m}", evening.next_key())

    concern = Concern.objects.get()
    assert (concern.about, concern.raised_by, concern.needed) == (amira, cass, "now")
    assert words_in(concern, evening) == ["It was a very long day."]


def test_about_words_that_were_taken_away_since(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf, holding=Room.Holding.OPEN)
    seq = evening.say(amira, "It was a very long day.").seq
    remove(evening.room, evening.channel("room"), seq, by=evening.place(yusuf), at=evening.at)

    raised(browser_of(cass), evening.room, f"ch=room&seq={seq}", evening.next_key())

    assert words_in(Concern.objects.get(), evening) == ["It was a very long day."]


def test_about_a_member_with_the_last_they_wrote(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf, holding=Room.Holding.OPEN)
    evening.say(amira, "Hello.")
    evening.say(dee, "Hello, Amira.")
    evening.say(amira, "A quiet one today.")

    slug = evening.place(amira).slug
    raised(browser_of(yusuf), evening.room, f"place={slug}", evening.next_key())

    assert words_in(Concern.objects.get(), evening) == ["Hello.", "A quiet one today."]


def test_two_taps_on_the_button_are_one_concern(
    evening: Evening, amira: Person, cass: Person, browser_of: Browsers
) -> None:
    key, slug = evening.next_key(), evening.place(amira).slug

    for _tap in range(2):
        raised(browser_of(cass), evening.room, f"place={slug}", key)

    assert Concern.objects.count() == 1


def test_a_member_has_no_such_page(
    evening: Evening, amira: Person, dee: Person, cass: Person, browser_of: Browsers
) -> None:
    about, key = f"place={evening.place(amira).slug}", evening.next_key()

    assert raised(browser_of(dee), evening.room, about, key) == 404
    assert Concern.objects.count() == 0
    assert raised(browser_of(cass), evening.room, about, key) == 302
    assert Concern.objects.count() == 1


def test_a_message_of_another_room_is_not_found(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    evening.say(amira, "Hello.")
    m = evening.held("Hello.").pk
    Room.objects.filter(pk=evening.room.pk).update(name="Another")
    elsewhere = Evening.planned([amira], [cass, yusuf], by=evening.room.planned_by, at=evening.at)

    assert raised(browser_of(cass), elsewhere.room, f"m={m}", evening.next_key()) == 404
