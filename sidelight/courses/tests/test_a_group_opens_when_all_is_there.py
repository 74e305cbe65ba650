"""A group opens for sign-up only when nothing is missing; what is missing is named."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.groups_planning import open_group
from sidelight.courses.errors import groups as errors
from sidelight.courses.models import Group, ProgrammeVersion
from sidelight.courses.queries.groups import group_card
from sidelight.courses.rules.groups import GroupState
from sidelight.people.models import Person
from sidelight.team.models import Readiness

Browsers = Callable[[Person | None], Client]
DAY = timedelta(days=1)


def state(group: Group, at: datetime) -> str:
    card = group_card(Group.objects.all(), group.slug, at)
    assert card
    return card.state.value


def test_members_find_it_only_when_it_is_open(
    planned: Group, max: Person, browser_of: Browsers
) -> None:
    anybody, manager = browser_of(None), browser_of(max)
    address = reverse("evening", args=[planned.slug])
    assert anybody.get(address).status_code == 404

    manager.post(reverse("group_opening", args=[planned.slug]), {"seen": planned.revision})

    assert anybody.get(address).status_code == 200


def course_withdrawn(group: Group, at: datetime) -> None:
    ProgrammeVersion.objects.update(withdrawn_at=at)


def ages_differ(group: Group, at: datetime) -> None:
    ProgrammeVersion.objects.update(ages=["13-15"])


def checks_ran_out(group: Group, at: datetime) -> None:
    Readiness.objects.filter(person__shown_name="Yusuf").update(ended_at=at)


def counsellor_gone(group: Group, at: datetime) -> None:
    group.leaders.filter(part="counsellor").update(ended_at=at)


def first_evening_over(group: Group, at: datetime) -> None:
    group.sessions.filter(number=1).update(starts_at=at - DAY, ends_at=at - DAY / 2)


def evenings_overlap(group: Group, at: datetime) -> None:
    second = group.sessions.get(number=2)
    starts, ends = second.starts_at + DAY / 48, second.ends_at + DAY / 48
    group.sessions.filter(number=3).update(starts_at=starts, ends_at=ends)


def no_evenings(group: Group, at: datetime) -> None:
    group.sessions.all().delete()


@pytest.mark.parametrize(
    ("happened", "said"),
    [
        (course_withdrawn, "The course was withdrawn."),
        (ages_differ, "The course is not written for these ages."),
        (checks_ran_out, "Yusuf is not ready to lead"),
        (checks_ran_out, "It needs a counsellor and one more"),
        (counsellor_gone, "It needs a counsellor and one more"),
        (first_evening_over, "An evening of it is over already."),
        (evenings_overlap, "Two of its evenings overlap"),
        (no_evenings, "It has no evenings."),
    ],
)
def test_what_is_missing_is_named_and_it_stays_shut(
    planned: Group,
    max: Person,
    browser_of: Browsers,
    at: datetime,
    happened: Callable[[Group, datetime], None],
    said: str,
) -> None:
    happened(planned, at)

    with pytest.raises(errors.NotReadyToOpen) as refused:
        open_group(planned, seen=0, by=max, at=at)

    assert any(said in line for line in refused.value.missing)
    page = browser_of(max).get(reverse("staff_group", args=[planned.slug])).content.decode()
    assert said in page
    assert "Open it</button>" not in page
    assert Group.objects.get().opened_at is None


def test_a_page_from_before_a_change_opens_nothing(
    planned: Group, max: Person, browser_of: Browsers
) -> None:
    Group.objects.update(revision=5)

    answer = browser_of(max).post(
        reverse("group_opening", args=[planned.slug]), {"seen": "0"}, follow=True
    )

    assert "Somebody changed this group a moment ago." in answer.content.decode()
    assert Group.objects.get().opened_at is None


def test_it_opens_once(tuesdays: Group, max: Person, at: datetime) -> None:
    with pytest.raises(errors.OpenAlready):
        open_group(tuesdays, seen=tuesdays.revision, by=max, at=at)


def test_only_a_manager_opens_it(planned: Group, cass: Person, at: datetime) -> None:
    with pytest.raises(errors.NotPlanned):
        open_group(planned, seen=0, by=cass, at=at)


def test_how_it_stands_follows_from_its_evenings(planned: Group, max: Person, at: datetime) -> None:
    assert state(planned, at) == GroupState.PLANNED
    first, last = planned.sessions.first(), planned.sessions.last()
    assert first
    assert last

    open_group(planned, seen=0, by=max, at=at)

    assert state(planned, at) == GroupState.OPEN
    assert state(planned, first.starts_at) == GroupState.RUNNING
    assert state(planned, last.ends_at - DAY / 48) == GroupState.RUNNING
    assert state(planned, last.ends_at) == GroupState.ENDED


def test_leaders_see_their_own_groups_and_no_other(
    planned: Group, cass: Person, place: object, browser_of: Browsers
) -> None:
    other = place.staff("Cleo", "counsellor")  # type: ignore[attr-defined]
    address = reverse("staff_group", args=[planned.slug])

    assert "Tuesdays" in browser_of(cass).get(reverse("staff_groups")).content.decode()
    assert browser_of(cass).get(address).status_code == 200
    assert "Tuesdays" not in browser_of(other).get(reverse("staff_groups")).content.decode()
    assert browser_of(other).get(address).status_code == 404


def test_pages_take_few_questions(
    tuesdays: Group,
    max: Person,
    browser_of: Browsers,
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    browser = browser_of(max)
    for address in (
        reverse("staff_groups"),
        reverse("staff_past_groups"),
        reverse("staff_group", args=[tuesdays.slug]),
        reverse("new_group"),
        reverse("closed_days"),
    ):
        browser.get(address)
        with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
            browser.get(address)
