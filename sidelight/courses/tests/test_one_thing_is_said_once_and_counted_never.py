"""Whoever asks for it is reminded of their one thing once in a week; nobody else ever sees it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.courses.actions import one_things
from sidelight.courses.errors.places import NothingToRemindOf, WeekNearlyOver
from sidelight.courses.models import Application, OneThing, ProgrammeVersion, Week
from sidelight.courses.queries.words import one_thing_or_nothing
from sidelight.courses.rules.weeks import remind_at
from sidelight.courses.tests.build import open_group, placed
from sidelight.notices.models import Notice, NoticeKind, Outgoing, Saying
from sidelight.notices.tests.build import reached
from sidelight.people.models import Person

pytestmark = pytest.mark.data

Browsers = Callable[[Person | None], Client]
Clock = Callable[[datetime], None]
DAY = timedelta(days=1)
MINE = "Walk to the pond with Noor"


@pytest.fixture
def mine(course: ProgrammeVersion, amira: Person, mo: Person, at: datetime) -> Application:
    """A place of Amira's on a course whose first week suggests something."""
    course.weeks.filter(number=1).update(one_thing="Look at the sky.")
    return placed(open_group(course, by=mo, at=at), amira, at=at)


@pytest.fixture
def first(mine: Application) -> datetime:
    """When the first evening begins."""
    return mine.group.sessions.get(number=1).starts_at


def week_of(mine: Application, number: int = 1) -> Week:
    return mine.group.version.weeks.get(number=number)


def told(person: Person) -> int:
    return Notice.objects.filter(person=person, kind=NoticeKind.ONE_THING).count()


def main(browser: Client, address: str) -> str:
    return browser.get(address).content.decode().partition("<main")[2]


def test_it_is_the_middle_of_the_week_unless_it_is_later_or_nearly_over(at: datetime) -> None:
    following = at + 7 * DAY

    def due(days: float) -> datetime | None:
        return remind_at(at, chosen_at=at + days * DAY, next_evening=following)

    assert due(0.1) == at + 3 * DAY
    assert due(4) == at + 4.5 * DAY
    assert due(5.6) is None
    assert remind_at(at, chosen_at=at, next_evening=None) == at + 3 * DAY


def test_with_one_tap_they_are_reminded_once(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, first: datetime
) -> None:
    clock_at(first + DAY)
    browser = browser_of(amira)

    browser.post("/my-course/weeks/1/one-thing", {"words": MINE})
    runs = [one_things.remind_of_one_things(first + days * DAY) for days in (2.9, 3, 3, 4)]

    assert runs == [0, 1, 0, 0]
    assert told(amira) == 1
    assert MINE in main(browser, "/my-course/weeks/1/")


def test_two_workers_at_once_remind_once(mine: Application, amira: Person, first: datetime) -> None:
    found_by_the_other = one_things.remind_me_of(mine, week_of(mine), MINE, at=first)

    runs = [
        one_things.remind_of_one_things(first + 3 * DAY),
        one_things._told(found_by_the_other, first + 3 * DAY),
    ]

    assert runs == [1, False]
    assert told(amira) == 1


def test_what_leaves_the_building_tells_nothing(
    mine: Application, amira: Person, first: datetime
) -> None:
    reached(amira, "email", at=first)
    one_things.remind_me_of(mine, week_of(mine), MINE, at=first)

    one_things.remind_of_one_things(first + 3 * DAY)

    message = Outgoing.objects.get(person=amira)
    assert (message.saying, message.encrypted_link) == (Saying.NEWS, "")


def test_words_are_encrypted_and_the_weeks_own_need_none(
    mine: Application, first: datetime
) -> None:
    kept = one_things.remind_me_of(mine, week_of(mine), MINE, at=first)
    assert MINE not in kept.encrypted
    assert one_thing_or_nothing(kept) == MINE

    again = one_things.remind_me_of(mine, week_of(mine), "", at=first)

    assert (again.pk, again.encrypted) == (kept.pk, "")
    assert OneThing.objects.count() == 1


@pytest.mark.parametrize("answer", ["done", "not_this_week"])
def test_whoever_said_how_it_went_is_not_reminded(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, first: datetime,
    answer: str,
) -> None:  # fmt: skip
    one_things.remind_me_of(mine, week_of(mine), MINE, at=first)
    clock_at(first + DAY)

    browser_of(amira).post("/my-course/weeks/1/one-thing/answer", {"said": answer})

    assert OneThing.objects.get().said == answer
    assert one_things.remind_of_one_things(first + 3 * DAY) == 0


def test_changing_ones_mind_forgets_it(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, first: datetime
) -> None:
    one_things.remind_me_of(mine, week_of(mine), MINE, at=first)
    clock_at(first + DAY)

    browser_of(amira).post("/my-course/weeks/1/one-thing/removal")

    assert not OneThing.objects.exists()


def test_a_late_reminder_is_left_out(mine: Application, amira: Person, first: datetime) -> None:
    one_things.remind_me_of(mine, week_of(mine), MINE, at=first)

    assert one_things.remind_of_one_things(first + 5 * DAY) == 0
    assert told(amira) == 0


def test_nobody_is_reminded_who_gave_their_place_back(mine: Application, first: datetime) -> None:
    one_things.remind_me_of(mine, week_of(mine), MINE, at=first)
    Application.objects.filter(pk=mine.pk).update(ended_at=first, ended_how="withdrawn")

    assert one_things.remind_of_one_things(first + 3 * DAY) == 0


def test_there_is_nothing_to_be_reminded_of_before_the_evening_or_without_words(
    mine: Application, first: datetime
) -> None:
    with pytest.raises(NothingToRemindOf):
        one_things.remind_me_of(mine, week_of(mine), MINE, at=first - timedelta(seconds=1))
    with pytest.raises(NothingToRemindOf):
        one_things.remind_me_of(mine, week_of(mine, 2), " ", at=first + 8 * DAY)
    with pytest.raises(WeekNearlyOver):
        one_things.remind_me_of(mine, week_of(mine), MINE, at=first + 6 * DAY)


def test_a_reminder_is_offered_while_there_can_be_one(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, first: datetime
) -> None:
    def offers(days: float) -> bool:
        clock_at(first + days * DAY)
        return "Remind me once" in main(browser_of(amira), "/my-course/weeks/1/")

    assert [offers(days) for days in (0.1, 5, 6, 20)] == [True, True, False, False]


@pytest.mark.parametrize("who", ["dee", "mo", "cass", "sol", "max"])
def test_nobody_else_sees_it_or_answers_for_them(
    request: pytest.FixtureRequest, mine: Application, who: str, browser_of: Browsers,
    clock_at: Clock, first: datetime,
) -> None:  # fmt: skip
    one_things.remind_me_of(mine, week_of(mine), MINE, at=first)
    clock_at(first + DAY)
    browser = browser_of(request.getfixturevalue(who))

    sent = browser.post("/my-course/weeks/1/one-thing/removal")

    assert sent.status_code == 404
    assert OneThing.objects.count() == 1
    for address in ("/my-course/weeks/1/", "/my-course/", f"/staff/groups/{mine.group.slug}/"):
        assert "pond" not in browser.get(address).content.decode()


def test_no_page_counts_anything(
    mine: Application, amira: Person, browser_of: Browsers, clock_at: Clock, first: datetime
) -> None:
    for number in (1, 2):
        week = week_of(mine, number)
        when = first + 7 * (number - 1) * DAY
        one_things.remind_me_of(mine, week, MINE, at=when)
        one_things.say_how_it_went(mine, week, OneThing.Said.DONE)
    clock_at(first + 8 * DAY)
    browser = browser_of(amira)

    pages = "".join(main(browser, where) for where in ("/my-course/", "/my-course/weeks/2/"))

    assert "You said: I did it." in pages
    for word in ("2 of", "in a row", "streak", "so far you"):
        assert word not in pages
