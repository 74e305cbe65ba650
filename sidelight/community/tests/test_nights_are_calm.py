"""At night lists say first where help is and who reads when; by day they do not."""

from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.foundation.night import is_night
from sidelight.people.models import Person
from tests.build import Place

LONDON = ZoneInfo("Europe/London")
NIGHT = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize("name", ["own_page", "spaces", "space"])
def test_help_comes_first_on_every_list(
    place: Place,
    amira: Person,
    clock_at: Callable[[datetime], None],
    browser_of: Callable[[Person], Client],
    name: str,
) -> None:
    arguments = [place.space().slug] if name == "space" else []
    browser, address = browser_of(amira), reverse(name, args=arguments)
    by_day = browser.get(address).content.decode()
    clock_at(NIGHT)

    at_night = browser.get(address).content.decode()

    assert "It is night" not in by_day
    assert 'class="night"' not in by_day
    assert "If you need somebody now, help is open." in at_night
    assert '<body class="night"' in at_night


@pytest.mark.parametrize(
    ("hour", "minute", "night"),
    [(22, 29, False), (22, 30, True), (3, 0, True), (5, 59, True), (6, 0, False), (19, 0, False)],
)
def test_the_night_is_as_long_as_it_says(hour: int, minute: int, night: bool) -> None:
    assert is_night(datetime(2026, 7, 4, hour, minute, tzinfo=LONDON), LONDON) is night


def test_it_is_the_night_of_the_charity_and_not_of_the_server() -> None:
    summer_evening = datetime(2026, 7, 4, 21, 45, tzinfo=UTC)  # 22:45 in London

    assert is_night(summer_evening, LONDON)
    assert not is_night(summer_evening, ZoneInfo("UTC"))
