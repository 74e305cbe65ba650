"""How somebody is reaches the leaders of their room at once, and nobody else."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.outcomes.models import CheckIn, Feeling, Moment
from sidelight.outcomes.queries import said_at
from sidelight.people.models import Person
from sidelight.rooms.actions.own import give_mood
from sidelight.rooms.errors import CannotSpeak
from sidelight.rooms.queries.feelings import check_in_source
from sidelight.rooms.queries.tiles import tiles_of
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.pages import events_of, page_of
from sidelight.safeguarding.models import Concern, FollowUp, Needed

pytestmark = [pytest.mark.django_db, pytest.mark.data]
Browsers = Callable[[object], Client]
TOLD = "Our team is told at this moment."


def told(evening: Evening, leader: Person) -> list[str]:
    """Return what the leaders were told, in short."""
    return [
        what
        for what in ("mood_in", "mood_out", "need_somebody", "talk")
        if f'"{what}"' in evening.read(leader, "team")
    ]


def say_how(browser: Client, evening: Evening, when: str, value: str) -> int:
    address = reverse("room_mood", args=[evening.room.slug])
    return browser.post(address, {"when": when, "value": value}, follow=True).status_code


def test_one_tap_says_it_and_another_changes_it(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    browser = browser_of(amira)
    assert "<span data-mood-said></span>" in page_of(browser, evening.room)

    say_how(browser, evening, "in", "tired")
    say_how(browser, evening, "in", "calm")

    place = evening.place(amira)
    assert said_at(amira, check_in_source(place)) == {"in": Feeling.CALM}
    assert "<span data-mood-said>You said: Calm</span>" in page_of(browser, evening.room)
    assert [tile.mood for tile in tiles_of(evening.room.pk, evening.at)] == ["calm", ""]


def test_whoever_needs_somebody_is_told_of_at_once_and_reads_where_help_is(
    evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    before = events_of(browser_of(dee), evening.room)

    say_how(browser_of(amira), evening, "in", "need_somebody")

    page = page_of(browser_of(amira), evening.room)
    shown = page.partition("data-needs-somebody")[2].partition(">")[0]
    # The script hides what stands so when the session is over: then nobody reads there.
    assert "<span data-while-here>You can write to your leaders alone" in page
    assert told(evening, cass) == ["mood_in", "need_somebody", "talk"]
    assert TOLD in page
    assert "hidden" not in shown
    assert FollowUp.objects.get(about=amira).due_at == evening.at + timedelta(hours=1)
    # The leaders are there: nobody is called out for it.
    assert not Concern.objects.exists()
    assert events_of(browser_of(dee), evening.room) == before
    assert "hidden" in page_of(browser_of(dee), evening.room).partition("data-needs-somebody")[2]


def test_where_no_leader_is_at_the_page_a_lead_is_called(
    evening: Evening, amira: Person, cass: Person, at: datetime, browser_of: Browsers
) -> None:
    say_how(browser_of(amira), evening, "in", "need_somebody")

    concern = Concern.objects.get()
    assert (concern.about, concern.needed) == (amira, Needed.NOW)
    assert told(evening, cass) == ["mood_in", "need_somebody", "talk"]


def test_going_is_said_when_it_is_over_and_until_the_next_day(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, at: datetime, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)
    evening.go(cass, yusuf)
    evening.close(cass, at=at)

    say_how(browser_of(amira), evening, "out", "need_somebody")

    page = page_of(browser_of(amira), evening.room)
    assert "How are you as you go?" in page
    assert TOLD in page
    assert Concern.objects.filter(about=amira).exists()
    give_mood(evening.place(amira), Moment.OUT, Feeling.CALM, at=at + timedelta(hours=40))
    with pytest.raises(CannotSpeak):
        give_mood(evening.place(amira), Moment.OUT, Feeling.LOW, at=at + timedelta(days=2))
    assert CheckIn.objects.get().feeling == Feeling.CALM


def test_leaders_are_not_asked_and_no_other_word_is_taken(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, browser_of: Browsers
) -> None:
    evening.opened(cass, yusuf)

    say_how(browser_of(cass), evening, "in", "calm")
    say_how(browser_of(amira), evening, "later", "calm")
    say_how(browser_of(amira), evening, "in", "7")

    assert not CheckIn.objects.exists()
    say_how(browser_of(amira), evening, "in", "calm")
    assert CheckIn.objects.exists()


def test_what_somebody_hides_leaves_the_leaders_tiles(
    evening: Evening, amira: Person, at: datetime
) -> None:
    give_mood(evening.place(amira), Moment.IN, Feeling.LOW, at=at)
    assert tiles_of(evening.room.pk, at)[0].mood == "low"

    CheckIn.objects.update(hidden_at=at)

    assert tiles_of(evening.room.pk, at)[0].mood == ""
