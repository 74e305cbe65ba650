"""A week of one's course opens with its evening, also for whoever was not there."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.courses.actions.groups_ending import end_what_is_over
from sidelight.courses.actions.places import cannot_come, give_back
from sidelight.courses.models import Application, Group, Handout, ProgrammeVersion, Step, Week
from sidelight.courses.queries.own_weeks import place_to_its_end, weeks_of_mine
from sidelight.courses.tests.build import application, open_group, placed
from sidelight.people.models import Person

pytestmark = pytest.mark.data

Browsers = Callable[[Person | None], Client]
Clock = Callable[[datetime], None]
FOR_LEADERS = "Ask Noor first."
TOGETHER = "Say how you are, one after the other."


@pytest.fixture
def weekly(course: ProgrammeVersion, mo: Person, at: datetime) -> Group:
    """Seven weeks; the second has all there can be in one."""
    week = course.weeks.get(number=2)
    Week.objects.filter(pk=week.pk).update(words="Storms **pass**.", one_thing="Look at the sky.")
    parts = (("check_in", TOGETHER), ("topic_card", "A storm has a middle."), ("poll", ""))
    for position, (kind, words) in enumerate(parts):
        Step.objects.create(
            week=week,
            position=position,
            kind=kind,
            title=f"Part {position}",
            minutes=10,
            words=words,
            leader_notes=FOR_LEADERS,
            messages=["Hello from the script."],
            detail={"options": ["Wind", "Rain"]} if kind == "poll" else {},
        )
    Handout.objects.create(week=week, name="sky", title="A sky to keep", words="Look *up*.")
    return open_group(course, by=mo, at=at)


@pytest.fixture
def mine(weekly: Group, amira: Person, at: datetime) -> Application:
    return placed(weekly, amira, at=at)


@pytest.fixture
def second(weekly: Group) -> datetime:
    """When the second evening begins."""
    return weekly.sessions.get(number=2).starts_at


def shown(browser: Client, number: int = 2) -> str:
    answer = browser.get(f"/my-course/weeks/{number}/")
    return answer.content.decode() if answer.status_code == 200 else str(answer.status_code)


def test_before_its_evening_there_is_only_its_title(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, second: datetime
) -> None:
    clock_at(second - timedelta(seconds=1))

    page = shown(browser_of(amira))

    assert "Week 2" in page
    assert "has not begun yet" in page
    assert "storm" not in page.lower()
    assert "Look at the sky." not in page


def test_from_its_evening_on_there_is_what_it_was_about(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, second: datetime
) -> None:
    clock_at(second)

    page = shown(browser_of(amira))

    for words in ("<strong>pass</strong>", "A storm has a middle.", "Wind", "Look at the sky."):
        assert words in page
    assert "A sky to keep" in page


def test_nothing_for_leaders_and_nothing_for_the_group_alone(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, second: datetime
) -> None:
    clock_at(second)

    page = shown(browser_of(amira))

    assert "A storm has a middle." in page
    assert FOR_LEADERS not in page
    assert "Hello from the script." not in page
    assert TOGETHER not in page


def test_who_missed_it_reads_the_same_with_a_kind_word(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, second: datetime
) -> None:
    cannot_come(mine, mine.group.sessions.get(number=2), at=second - timedelta(days=1))
    clock_at(second + timedelta(days=1))

    page = shown(browser_of(amira))

    assert "You were not there this time. That is fine." in page
    assert "A storm has a middle." in page


def test_an_evening_that_was_cancelled_opens_its_week_when_it_was_to_be(
    mine: Application, mo: Person, second: datetime
) -> None:
    evening = mine.group.sessions.get(number=2)
    evening.cancelled_at, evening.cancelled_by, evening.off_because = second, mo, "unwell"
    evening.save()

    before, after = (
        [week.has_begun for week in weeks_of_mine(mine, when)]
        for when in (second - timedelta(seconds=1), second)
    )

    assert before == [True] + 6 * [False]
    assert after == [True, True] + 5 * [False]


def test_it_can_be_read_when_the_course_is_over(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, second: datetime
) -> None:
    over = second + timedelta(days=60)
    end_what_is_over(over)
    clock_at(over)

    assert "A storm has a middle." in shown(browser_of(amira))
    assert "Week 2" in browser_of(amira).get("/my-course/").content.decode()


def test_a_place_that_was_given_back_opens_nothing(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, second: datetime
) -> None:
    clock_at(second)
    before = shown(browser_of(amira))

    give_back(mine, at=second)

    assert "A storm has a middle." in before
    assert shown(browser_of(amira)) == "404"
    assert place_to_its_end(amira) is None


@pytest.mark.parametrize("who", ["dee", "kit", "mo", "max", "cass", "sol"])
def test_it_is_there_for_nobody_without_a_place(
    request: pytest.FixtureRequest, mine: Application, who: str, browser_of: Browsers,
    clock_at: Clock, second: datetime,
) -> None:  # fmt: skip
    clock_at(second)

    assert shown(browser_of(request.getfixturevalue(who))) == "404"


def test_waiting_for_a_place_opens_nothing(
    weekly: Group,
    dee: Person,
    browser_of: Browsers,
    clock_at: Clock,
    second: datetime,
    at: datetime,
) -> None:
    application(weekly, dee, at=at)
    clock_at(second)

    assert shown(browser_of(dee)) == "404"


def test_a_week_that_the_course_has_not_is_not_there(
    mine: Application, amira: Person, browser_of: Browsers
) -> None:
    assert [shown(browser_of(amira), number) for number in (0, 8, 99)] == ["404"] * 3
