"""A manager sees the dates before a group is planned, and nothing typed is lost."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.closed_days import add_closed_day
from sidelight.courses.models import ClosedDay, Group, ProgrammeVersion
from sidelight.people.models import Person
from sidelight.team.models import Readiness

Browsers = Callable[[Person | None], Client]


@pytest.fixture
def typed(course: ProgrammeVersion, cass: Person, yusuf: Person) -> dict[str, object]:
    """What a manager types for Tuesdays from 24 March."""
    return {
        "version": str(course.pk),
        "name": "Tuesdays",
        "band": "16-17",
        "first_day": "2026-03-24",
        "starts": "18:30",
        "minutes": "75",
        "zone": "Europe/London",
        "seats": "6",
        "leaders": [cass.slug, yusuf.slug],
    }


WEEKLY = [
    "2026-03-24", "2026-03-31", "2026-04-07", "2026-04-14", "2026-04-21", "2026-04-28",
    "2026-05-05",
]  # fmt: skip


def test_first_the_dates_are_shown_and_nothing_is_planned(
    max: Person, browser_of: Browsers, typed: dict[str, object]
) -> None:
    answer = browser_of(max).post(reverse("new_group"), typed)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "24 March 2026, 18:30" in page
    assert "5 May 2026, 18:30" in page
    assert not Group.objects.exists()


def test_then_it_is_planned_on_exactly_those(
    max: Person, browser_of: Browsers, typed: dict[str, object]
) -> None:
    answer = browser_of(max).post(reverse("new_group"), {**typed, "shown": WEEKLY, "plan": "1"})

    group = Group.objects.get()
    assert answer.url == reverse("staff_group", args=[group.slug])
    assert [f"{one.starts_at:%d %b %H:%M}" for one in group.sessions.all()][:2] == [
        "24 Mar 18:30", "31 Mar 17:30"
    ]  # fmt: skip
    assert group.seats.count() == 6


def test_dates_that_were_not_shown_are_shown_first(
    max: Person, browser_of: Browsers, typed: dict[str, object]
) -> None:
    changed = {**typed, "first_day": "2026-03-25", "shown": WEEKLY, "plan": "1"}

    page = browser_of(max).post(reverse("new_group"), changed).content.decode()

    assert "These dates are new" in page
    assert not Group.objects.exists()


def test_a_closed_day_is_left_out_and_said(
    max: Person, browser_of: Browsers, typed: dict[str, object], at: datetime
) -> None:
    add_closed_day(date(2026, 4, 7), "Easter week", by=max, at=at)
    browser = browser_of(max)

    page = browser.post(reverse("new_group"), typed).content.decode()
    assert "Easter week" in page
    assert "12 May 2026, 18:30" in page
    browser.post(
        reverse("new_group"),
        {**typed, "shown": [*WEEKLY, "2026-05-12"], "skip": ["2026-04-07"], "plan": "1"},
    )

    days = [one.starts_at.date() for one in Group.objects.get().sessions.all()]
    assert date(2026, 4, 7) not in days
    assert days[-1] == date(2026, 5, 12)


def test_a_manager_may_meet_on_a_closed_day_and_it_stays_pointed_out(
    max: Person, browser_of: Browsers, typed: dict[str, object], at: datetime
) -> None:
    add_closed_day(date(2026, 4, 7), "Easter week", by=max, at=at)
    browser = browser_of(max)
    shown = [*WEEKLY, "2026-05-12"]

    again = browser.post(reverse("new_group"), {**typed, "shown": shown, "plan": "1"})
    assert again.status_code == 200  # without the day left out there are fewer dates
    browser.post(reverse("new_group"), {**typed, "shown": WEEKLY, "plan": "1"})

    group = Group.objects.get()
    page = browser.get(reverse("staff_group", args=[group.slug])).content.decode()
    assert "Evening 3 is on Easter week." in page


def test_any_day_can_be_left_out(
    max: Person, browser_of: Browsers, typed: dict[str, object]
) -> None:
    sent = {**typed, "shown": [*WEEKLY, "2026-05-12"], "skip": ["2026-04-28"], "plan": "1"}

    browser_of(max).post(reverse("new_group"), sent)

    days = [one.starts_at.date() for one in Group.objects.get().sessions.all()]
    assert date(2026, 4, 28) not in days


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"first_day": "2026-03-03"}, "This is over. Please choose a later day."),
        ({"first_day": "9999-12-31"}, "Please give a day before the year 2099."),
        ({"first_day": "soon"}, "Please give a date."),
        ({"starts": "half past"}, "Please give a time like 18:30."),
        ({"zone": "Europe/Nowhere"}, "We do not know this zone."),
        ({"leaders": []}, "Please choose who leads the group."),
        ({"name": ""}, "Please give the group a name."),
        ({"shown": ["what"], "skip": ["ever"], "plan": "1", "seats": "9"}, "Places"),
    ],
)
def test_what_does_not_fit_is_said_and_the_rest_is_kept(
    max: Person,
    browser_of: Browsers,
    typed: dict[str, object],
    changed: dict[str, object],
    said: str,
) -> None:
    answer = browser_of(max).post(reverse("new_group"), {**typed, **changed})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert 'value="75" selected' in page
    assert not Group.objects.exists()


def test_one_counsellor_is_asked_for_another_leader(
    max: Person, cass: Person, browser_of: Browsers, typed: dict[str, object]
) -> None:
    answer = browser_of(max).post(reverse("new_group"), {**typed, "leaders": [cass.slug]})

    assert "Please choose a counsellor, and one more who leads." in answer.content.decode()


def test_somebody_who_is_not_ready_cannot_be_chosen(
    max: Person, yusuf: Person, browser_of: Browsers, typed: dict[str, object], at: datetime
) -> None:
    browser = browser_of(max)
    assert "Yusuf (youth worker)" in browser.get(reverse("new_group")).content.decode()

    Readiness.objects.filter(person=yusuf).update(ended_at=at)

    assert "Yusuf" not in browser.get(reverse("new_group")).content.decode()
    assert browser.post(reverse("new_group"), typed).status_code == 422


def test_what_the_form_could_not_know_is_said_on_it(
    max: Person, planned: Group, browser_of: Browsers, typed: dict[str, object]
) -> None:
    """Cass and Yusuf lead Tuesdays at that time already."""
    answer = browser_of(max).post(reverse("new_group"), {**typed, "shown": WEEKLY, "plan": "1"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Cass leads “Tuesdays” at one of these times." in page
    assert 'value="Tuesdays"' in page
    assert Group.objects.count() == 1


def test_a_day_stands_on_the_list_once_and_comes_off_it(max: Person, browser_of: Browsers) -> None:
    browser, sent = browser_of(max), {"day": "2026-05-04", "name": "May Day"}

    browser.post(reverse("closed_days"), sent)
    twice = browser.post(reverse("closed_days"), sent)
    assert twice.status_code == 422
    assert "This day is on the list already." in twice.content.decode()
    day = ClosedDay.objects.get()
    browser.post(reverse("closed_day_end", args=[day.slug]))

    assert "May Day" not in browser.get(reverse("closed_days")).content.decode()
    assert ClosedDay.objects.get().ended_by == max
