"""On an evening, and on the day after it, pages ask the database as little as on any other."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.courses.models import Application, Group, Session, TalkTime
from sidelight.people.models import Person
from sidelight.team.actions import name_on_call

Browsers = Callable[[Person | None], Client]
Most = Callable[[int], object]
MOST = 12
DAY = timedelta(days=1)


@pytest.mark.parametrize("later", [timedelta(0), DAY], ids=["on the evening", "the day after"])
def test_of_a_member_and_of_a_leader(
    tuesdays: Group, made: Session, amira: Person, cass: Person, later: timedelta,
    browser_of: Browsers, clock_at: Callable[[datetime], None],
    django_assert_max_num_queries: Most,
) -> None:  # fmt: skip
    clock_at(made.starts_at + later)
    for person, page in ((amira, "/my-course/"), (cass, f"/staff/groups/{tuesdays.slug}/")):
        browser = browser_of(person)
        assert browser.get(page).status_code == 200
        with django_assert_max_num_queries(MOST):  # type: ignore[attr-defined]
            browser.get(page)


def test_of_a_place_while_a_lead_is_on_call(
    theirs: Application, time: TalkTime, cass: Person, sol: Person, max: Person, at: datetime,
    browser_of: Browsers, django_assert_max_num_queries: Most,
) -> None:  # fmt: skip
    name_on_call(sol, at, at + DAY / 2, by=max, at=at)
    browser, page = browser_of(cass), f"/staff/places/{theirs.slug}/"

    assert sol.shown_name in browser.get(page).content.decode()
    with django_assert_max_num_queries(MOST):  # type: ignore[attr-defined]
        browser.get(page)
