"""Anybody finds an evening without signing in, and reads honest numbers of places."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from sidelight.courses.models import Group, ProgrammeVersion, Seat
from sidelight.courses.rules.offers import daytime_between, may_still_ask, offer_ends_at
from sidelight.courses.tests.build import application, open_group, published_version
from sidelight.people.models import Person

Browsers = Callable[[Person | None], Client]
LONDON = ZoneInfo("Europe/London")


@pytest.fixture
def version(mo: Person, sol: Person, at: datetime) -> ProgrammeVersion:
    return published_version(by=mo, reviewed_by=sol, at=at)


@pytest.fixture
def group(version: ProgrammeVersion, mo: Person, at: datetime) -> Group:
    return open_group(version, by=mo, at=at)


def page(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_stranger_reads_the_list_and_a_group(group: Group, client: Client) -> None:
    listed = page(client, "/evenings/")
    shown = page(client, f"/evenings/{group.slug}/")

    assert "Wednesday, 19:00 to 20:15" in listed
    assert "8 places left" in listed
    assert "Wednesday 18 March 2026, 19:00 to 20:15 GMT" in shown
    assert "If somebody may be in danger" in shown


def test_a_clock_change_in_the_middle_is_named_on_each_day(
    group: Group, client: Client, at: datetime
) -> None:
    april = datetime(2026, 4, 1, 18, 0, tzinfo=UTC)
    group.sessions.create(
        week=group.version.weeks.get(),
        number=2,
        starts_at=april,
        ends_at=april + timedelta(minutes=75),
    )

    assert "Wednesday 1 April 2026, 19:00 to 20:15 BST" in page(client, f"/evenings/{group.slug}/")


def test_numbers_come_from_rows(
    group: Group, client: Client, amira: Person, dee: Person, at: datetime
) -> None:
    taken = application(group, amira, at=at)
    Seat.objects.filter(group=group, number=1).update(application=taken)
    assert "7 places left" in page(client, "/evenings/")

    Seat.objects.filter(group=group, number__gt=1).delete()
    application(group, dee, at=at)

    assert "No place free just now; 1 waits for one" in page(client, "/evenings/")


@pytest.mark.parametrize(
    "change", [{"opened_at": None, "opened_by": None}, {"cancelled": 1}, {"ended": 1}]
)
def test_groups_that_are_not_open_are_not_there(
    group: Group, client: Client, at: datetime, change: dict[str, object]
) -> None:
    assert group.slug in page(client, "/evenings/")
    off = {"cancelled_at": at, "cancelled_by": group.planned_by, "off_because": "few"}
    changes = {"cancelled": off, "ended": {"ended_at": at}}
    Group.objects.update(**changes.get(next(iter(change)), change))

    assert group.slug not in page(client, "/evenings/")
    assert client.get(f"/evenings/{group.slug}/").status_code == 404


def test_a_group_that_has_met_is_not_listed(
    group: Group, client: Client, at: datetime, clock_at: Callable[[datetime], None]
) -> None:
    clock_at(at + timedelta(days=15))

    assert group.slug not in page(client, "/evenings/")


def test_days_ages_and_starts_narrow_the_list(
    group: Group, version: ProgrammeVersion, client: Client, mo: Person, at: datetime
) -> None:
    other = open_group(version, by=mo, at=at + timedelta(days=1), band="13-15")
    wednesday, thursday = group.slug, other.slug

    for query, found, hidden in (
        ("day=3", wednesday, thursday),
        ("day=4", thursday, wednesday),
        ("band=13-15", thursday, wednesday),
        ("after=2026-03-19", thursday, wednesday),
    ):
        listed = page(client, f"/evenings/?{query}")
        assert found in listed
        assert hidden not in listed


def test_nonsense_in_the_address_is_said_and_breaks_nothing(group: Group, client: Client) -> None:
    listed = page(client, "/evenings/?day=9&band=ninety&after=soon&page=x")

    assert "Something needs another look" in listed
    assert group.slug in listed


def test_nothing_found_leads_somewhere(client: Client, place: object) -> None:
    assert "Talk to somebody now" in page(client, "/evenings/")
    assert "Show every evening" in page(client, "/evenings/?day=2")


def test_a_member_sees_their_age_first_and_kind_words_about_others(
    group: Group, browser_of: Browsers, kit: Person, amira: Person
) -> None:
    assert group.slug in page(browser_of(amira), "/evenings/")
    assert group.slug not in page(browser_of(kit), "/evenings/")
    assert group.slug in page(browser_of(kit), "/evenings/?band=")
    assert "This group is for another age" in page(browser_of(kit), f"/evenings/{group.slug}/")


def test_no_offer_lasts_only_through_a_night(at: datetime) -> None:
    ten_at_night = at.replace(hour=22)
    far = at + timedelta(days=14)

    ends = offer_ends_at(ten_at_night, hours=8, begins_at=far, zone=LONDON)

    assert ends is not None
    assert daytime_between(ten_at_night, ends, LONDON) >= timedelta(hours=2)
    assert offer_ends_at(at, hours=48, begins_at=far, zone=LONDON) == at + timedelta(hours=48)


def test_no_offer_outlives_the_beginning(at: datetime) -> None:
    tomorrow = at + timedelta(days=1)

    assert offer_ends_at(at, hours=48, begins_at=tomorrow, zone=LONDON) == tomorrow
    assert may_still_ask(at, begins_at=tomorrow, zone=LONDON)
    # Half an hour before it begins, or at night before an early start, it is too late.
    assert not may_still_ask(at, begins_at=at + timedelta(minutes=30), zone=LONDON)
    assert not may_still_ask(at.replace(hour=23), begins_at=tomorrow.replace(hour=9), zone=LONDON)
    assert not may_still_ask(at, begins_at=at - timedelta(days=1), zone=LONDON)
