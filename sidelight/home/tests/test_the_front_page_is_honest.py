"""The front page: the doors there are, and whether anybody is reading."""

from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.team.actions import add_hours, end_hours
from sidelight.team.models import OpeningHours
from tests.build import Place


def front(browser: Client) -> str:
    return browser.get(reverse("front")).content.decode()


def test_it_leads_a_stranger_to_help_joining_and_how_it_works(place: Place) -> None:
    page = front(Client())

    for address in (reverse("help_now"), reverse("join"), reverse("account_login"), "#how"):
        assert f'href="{address}"' in page
    assert f'href="{reverse("spaces")}"' not in page
    assert "A trained person reads every word first" in page


def test_it_leads_a_member_to_the_spaces(place: Place, amira: Person, browser_of: object) -> None:
    page = front(browser_of(amira))

    assert f'href="{reverse("spaces")}"' in page
    assert f'href="{reverse("own_page")}"' in page
    assert f'href="{reverse("join")}"' not in page


def test_it_leads_staff_who_read_nothing_to_their_work(
    place: Place, ed: Person, browser_of: object
) -> None:
    page = front(browser_of(ed))

    assert f'href="{reverse("staff")}"' in page
    assert f'href="{reverse("spaces")}"' not in page


def test_it_says_until_when_the_team_is_reading(place: Place, mo: Person) -> None:
    assert "The team is reading day and night." in front(Client())


def test_without_a_ready_moderator_nothing_looks_attended(place: Place) -> None:
    page = front(Client())

    assert "Nobody is reading just now." in page
    assert "The team is reading" not in page


def test_it_says_when_the_team_is_back(place: Place, mo: Person, at: datetime) -> None:
    for line in OpeningHours.objects.all():
        end_hours(line, by=place.manager, at=at - timedelta(hours=1))
    tomorrow = (at.weekday() + 1) % 7
    add_hours(tomorrow, time(16), time(20), by=place.manager, at=at - timedelta(minutes=30))

    page = front(Client())

    assert "Nobody is reading just now. The team is back tomorrow from 16:00." in page
    assert "The team is reading" not in page


def test_search_engines_may_find_it(place: Place) -> None:
    answer = Client().get(reverse("front"))

    assert answer.headers["X-Robots-Tag"] == "all"
    assert '<meta name="robots" content="all">' in answer.content.decode()


def test_a_stranger_leaves_no_trace_in_the_session(place: Place) -> None:
    assert "session" not in Client().get(reverse("front")).cookies


@pytest.mark.django_db
def test_it_comes_before_anything_is_set_up(clock_at: object) -> None:
    page = front(Client())

    assert "Nobody can join yet" in page
    assert "Read this first" not in page
