"""The go-live list: nobody joins before it is done, and this version cannot finish it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.directory.actions import withdraw_service
from sidelight.directory.models import HelpService
from sidelight.home.queries import checks_before_opening, missing_before_opening
from sidelight.home.tests.build import charity_with_moderators, somebody_joins
from sidelight.people.actions import end_role, write_text
from sidelight.people.errors import NotOpenYet
from sidelight.people.models import HouseText, Person, RoleGrant
from sidelight.team.actions import end_hours, end_on_call
from sidelight.team.models import OnCall, OpeningHours

pytestmark = pytest.mark.django_db
CANNOT_BE_DONE_YET = {"backup"}


@pytest.fixture(autouse=True)
def _a_demo(settings: object, clock_at: object) -> None:
    settings.SIDELIGHT_DEMO = True


def missing(at: datetime) -> set[str]:
    return {check.name for check in missing_before_opening(at)}


def test_everything_is_missing_from_an_empty_place(settings: object, at: datetime) -> None:
    settings.SIDELIGHT_DEMO = False

    assert missing(at) == {check.name for check in checks_before_opening(at)}
    assert len(missing(at)) == 7


def test_a_demo_that_is_ready_lets_people_join(at: datetime) -> None:
    charity_with_moderators(at, "Mo", "Nan")

    assert missing(at) == set()
    assert somebody_joins(at).pk


def test_outside_the_demo_nobody_joins_with_this_version(settings: object, at: datetime) -> None:
    charity_with_moderators(at, "Mo", "Nan")
    settings.SIDELIGHT_DEMO = False

    assert missing(at) == CANNOT_BE_DONE_YET
    with pytest.raises(NotOpenYet):
        somebody_joins(at)
    assert not Person.objects.exclude(age_band="").exists()


def test_the_demo_says_what_it_leaves_out(at: datetime) -> None:
    charity_with_moderators(at, "Mo", "Nan")

    waived = {check.name for check in checks_before_opening(at) if check.waived}

    assert waived == CANNOT_BE_DONE_YET
    assert not any(check.done for check in checks_before_opening(at) if check.waived)


def test_one_moderator_is_not_enough(at: datetime) -> None:
    charity_with_moderators(at, "Mo")

    assert missing(at) == {"moderators"}
    with pytest.raises(NotOpenYet):
        somebody_joins(at)


def lose_a_moderator(manager: Person, at: datetime) -> None:
    end_role(RoleGrant.objects.filter(role="moderator")[0], by=manager, at=at)


def lose_the_hours(manager: Person, at: datetime) -> None:
    for line in OpeningHours.objects.all():
        end_hours(line, by=manager, at=at)


def lose_every_help_line(manager: Person, at: datetime) -> None:
    for service in HelpService.objects.all():
        withdraw_service(service, by=manager, at=at)


def lose_the_clauses(manager: Person, at: datetime) -> None:
    write_text(HouseText.Kind.HOUSE_RULES, "Be kind.", by=manager, at=at)


def end_the_time_on_call(manager: Person, at: datetime) -> None:
    for line in OnCall.objects.all():
        end_on_call(line, by=manager, at=at)


def lose_the_lead(manager: Person, at: datetime) -> None:
    end_role(RoleGrant.objects.get(role="safeguarding_lead"), by=manager, at=at)


def empty_the_confidentiality_text(manager: Person, at: datetime) -> None:
    write_text(HouseText.Kind.CONFIDENTIALITY, "  ", by=manager, at=at)


@pytest.mark.parametrize(
    ("lose", "name"),
    [
        (lose_a_moderator, "moderators"),
        (lose_the_hours, "opening-hours"),
        (lose_every_help_line, "help-services"),
        (lose_the_clauses, "house-rules"),
        (empty_the_confidentiality_text, "confidentiality"),
        (end_the_time_on_call, "on-call"),
        (lose_the_lead, "on-call"),
    ],
)
def test_joining_closes_when_a_line_falls_back(
    at: datetime, lose: Callable[[Person, datetime], None], name: str
) -> None:
    manager = charity_with_moderators(at, "Mo", "Nan")
    assert missing(at) == set()

    lose(manager, at)

    assert missing(at) == {name}
    with pytest.raises(NotOpenYet):
        somebody_joins(at)


@pytest.mark.parametrize(("days", "closed"), [(90, set()), (91, {"help-services"})])
def test_help_lines_are_checked_every_ninety_days(
    at: datetime, days: int, closed: set[str]
) -> None:
    charity_with_moderators(at, "Mo", "Nan")

    assert missing(at + timedelta(days=days)) == closed


@pytest.mark.parametrize(("hours", "closed"), [(24, set()), (23, {"on-call"}), (0, {"on-call"})])
def test_a_lead_is_on_call_for_the_next_day_at_least(
    at: datetime, hours: int, closed: set[str]
) -> None:
    charity_with_moderators(at, "Mo", "Nan")
    last = OnCall.objects.get().ends_at

    assert missing(last - timedelta(hours=hours)) - {"help-services"} == closed


def test_every_line_leads_to_the_page_that_mends_it(at: datetime) -> None:
    for check in checks_before_opening(at):
        if check.name != "backup":
            assert check.todo
            assert reverse(check.page)


def test_training_that_runs_out_closes_it(at: datetime) -> None:
    charity_with_moderators(at, "Mo", "Nan")

    assert "moderators" in missing(at + timedelta(days=366))


def test_the_join_page_and_the_front_page_say_so(at: datetime) -> None:
    charity_with_moderators(at, "Mo", "Nan")
    opened = Client().get(reverse("join")), Client().get(reverse("front"))
    lose_a_moderator(Person.objects.get(shown_name="Max"), at)

    join, front = Client().get(reverse("join")), Client().get(reverse("front"))

    assert b"not open yet" in join.content
    assert b"Nobody can join yet" in front.content
    assert b"not open yet" not in opened[0].content
    assert b"Nobody can join yet" not in opened[1].content
