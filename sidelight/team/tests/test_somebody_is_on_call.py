"""Which safeguarding lead is on call is named by somebody else, and gaps are plain to see."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sidelight.ledger.models import Act, Line
from sidelight.people.actions import end_role, leave
from sidelight.people.models import Person, Role
from sidelight.team import queries, rules
from sidelight.team.actions import Dates, confirm_readiness, end_on_call, name_on_call
from sidelight.team.errors import (
    AlreadyOver,
    NobodyNamesThemselves,
    NotATimeToBeOnCall,
    OnlyLeadsAreOnCall,
    OnlyManagersAndLeads,
)
from sidelight.team.models import OnCall
from tests.build import Place

Browser = Callable[[Person | None], Client]
PAGE = "/staff/on-call/"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def tess(place: Place) -> Person:
    """A second safeguarding lead."""
    return place.staff("Tess", "safeguarding_lead")


def gaps(at: datetime, ends: datetime) -> list[tuple[datetime, datetime]]:
    return [(gap.begins, gap.ends) for gap in queries.gaps_on_call(at, ends)]


def test_a_lead_is_on_call_from_then_until_then(sol: Person, max: Person, at: datetime) -> None:
    name_on_call(sol, at + HOUR, at + 3 * HOUR, by=max, at=at)

    found = [queries.on_call(at + hours * HOUR) for hours in range(4)]

    assert found == [[], [sol], [sol], []]
    line = Line.objects.get(act=Act.ON_CALL_NAMED)
    assert (line.actor_id, line.subject_id) == (max.pk, sol.pk)


def test_two_may_share_a_time(sol: Person, tess: Person, max: Person, at: datetime) -> None:
    name_on_call(sol, at, at + DAY, by=max, at=at)
    name_on_call(tess, at, at + DAY, by=max, at=at)

    assert queries.on_call(at) == [sol, tess]


def test_gaps_are_said_plainly(sol: Person, tess: Person, max: Person, at: datetime) -> None:
    name_on_call(sol, at + HOUR, at + 5 * HOUR, by=max, at=at)
    name_on_call(tess, at + 8 * HOUR, at + 30 * HOUR, by=sol, at=at)

    assert gaps(at, at + 31 * HOUR) == [
        (at, at + HOUR),
        (at + 5 * HOUR, at + 8 * HOUR),
        (at + 30 * HOUR, at + 31 * HOUR),
    ]


def test_a_time_whose_lead_is_not_ready_is_a_gap(
    sol: Person, max: Person, at: datetime, clock_at: object
) -> None:
    name_on_call(sol, at, at + 60 * DAY, by=max, at=at)
    assert gaps(at, at + 5 * DAY) == []

    confirm_readiness(
        sol, Role.SAFEGUARDING_LEAD, Dates((at + DAY).date(), (at + DAY).date()), by=max, at=at
    )

    midnight = datetime(2026, 3, 6, tzinfo=UTC)
    assert gaps(at, at + 5 * DAY) == [(midnight, at + 5 * DAY)]
    assert queries.on_call(at + 3 * DAY) == []


def test_whoever_leaves_is_taken_off_the_list_at_once(
    sol: Person, tess: Person, max: Person, at: datetime
) -> None:
    name_on_call(sol, at, at + DAY, by=max, at=at - HOUR)
    name_on_call(tess, at, at + DAY, by=max, at=at - HOUR)

    leave(sol, at=at + HOUR)

    assert OnCall.objects.get(person=sol).ended_at == at + HOUR
    assert OnCall.objects.get(person=tess).ended_at is None


def test_an_ended_role_is_a_gap_at_once(sol: Person, max: Person, at: datetime) -> None:
    name_on_call(sol, at, at + 2 * DAY, by=max, at=at)
    assert queries.is_on_call_sure(at)

    end_role(sol.grants.get(), by=max, at=at)

    assert queries.on_call(at) == []
    assert not queries.is_on_call_sure(at)


def test_nobody_puts_themselves_on_call(sol: Person, at: datetime) -> None:
    with pytest.raises(NobodyNamesThemselves):
        name_on_call(sol, at, at + DAY, by=sol, at=at)
    with pytest.raises(IntegrityError, match="nobody_puts_themselves"), transaction.atomic():
        OnCall.objects.create(person=sol, starts_at=at, ends_at=at + DAY, named_by=sol, named_at=at)


@pytest.mark.parametrize("who", ["mo", "cass", "ed", "amira"])
def test_only_managers_and_leads_name_and_end(
    sol: Person, max: Person, at: datetime, request: pytest.FixtureRequest, who: str
) -> None:
    somebody, line = request.getfixturevalue(who), name_on_call(sol, at, at + DAY, by=max, at=at)

    with pytest.raises(OnlyManagersAndLeads):
        name_on_call(sol, at, at + DAY, by=somebody, at=at)
    with pytest.raises(OnlyManagersAndLeads):
        end_on_call(line, by=somebody, at=at)
    assert queries.on_call(at) == [sol]


@pytest.mark.parametrize("who", ["mo", "cass", "max", "amira"])
def test_only_a_lead_is_on_call(
    place: Place, sol: Person, at: datetime, request: pytest.FixtureRequest, who: str
) -> None:
    somebody = request.getfixturevalue(who)

    with pytest.raises(OnlyLeadsAreOnCall):
        name_on_call(somebody, at, at + DAY, by=sol, at=at)


def test_only_while_their_checks_and_training_hold(sol: Person, max: Person, at: datetime) -> None:
    until = (at + 10 * DAY).date()
    confirm_readiness(sol, Role.SAFEGUARDING_LEAD, Dates(until, until), by=max, at=at)

    with pytest.raises(OnlyLeadsAreOnCall):
        name_on_call(sol, at + 5 * DAY, at + 12 * DAY, by=max, at=at)


@pytest.mark.parametrize(("starts", "ends"), [(2, 1), (-3, -1), (0, 93), (367, 368), (1, 1)])
def test_slips_of_the_finger_are_refused(
    sol: Person, max: Person, at: datetime, starts: int, ends: int
) -> None:
    with pytest.raises(NotATimeToBeOnCall):
        name_on_call(sol, at + starts * DAY, at + ends * DAY, by=max, at=at)


def test_a_start_that_is_past_is_now(sol: Person, max: Person, at: datetime) -> None:
    line = name_on_call(sol, at - HOUR, at + HOUR, by=max, at=at)

    assert line.starts_at == at


def test_whoever_is_ill_ends_their_own_time(sol: Person, max: Person, at: datetime) -> None:
    line = name_on_call(sol, at, at + DAY, by=max, at=at)

    end_on_call(line, by=sol, at=at + HOUR)

    assert queries.on_call(at + HOUR) == []
    assert Line.objects.get(act=Act.ON_CALL_ENDED).actor_id == sol.pk
    with pytest.raises(AlreadyOver):
        end_on_call(line, by=max, at=at + HOUR)


@pytest.mark.parametrize(("hours", "sure"), [(24, True), (23, False)])
def test_it_is_sure_for_a_day(
    sol: Person, max: Person, at: datetime, hours: int, sure: bool
) -> None:
    name_on_call(sol, at, at + hours * HOUR, by=max, at=at)

    assert queries.is_on_call_sure(at) == sure


def test_the_night_on_which_the_clocks_change_has_no_gap() -> None:
    tz = queries.zone()
    begins = datetime(2026, 10, 24, 12, tzinfo=UTC)
    ends = begins + 2 * DAY

    pieces = rules.cut_at_midnights(begins, ends, tz)

    assert rules.gaps_between(pieces, begins, ends) == []
    assert [(piece.ends - piece.begins) // HOUR for piece in pieces] == [11, 25, 12]


def test_the_page_says_who_and_when_nobody(
    sol: Person, max: Person, at: datetime, browser_of: Browser
) -> None:
    browser = browser_of(max)
    assert b"Nobody is on call now" in browser.get(PAGE).content
    typed = {
        "person": sol.slug,
        "starts_at": "2026-03-04T18:00",
        "ends_at": "2026-03-05T18:00",
    }

    page = browser.post(f"{PAGE}new/", typed, follow=True).content.decode()

    assert "On call now" in page
    assert "named by Max" in page
    assert OnCall.objects.get().ends_at == datetime(2026, 3, 5, 18, tzinfo=UTC)
    slug = OnCall.objects.get().slug
    ended = browser.post(f"{PAGE}{slug}/end/", follow=True).content
    assert b"Nobody is on call now" in ended


def test_a_lead_is_not_offered_their_own_name(
    sol: Person, tess: Person, browser_of: Browser
) -> None:
    page = browser_of(sol).get(PAGE).content.decode()

    assert f'value="{tess.slug}"' in page
    assert f'value="{sol.slug}"' not in page


def test_a_page_with_nobody_to_name_says_so(sol: Person, browser_of: Browser) -> None:
    assert "There is no safeguarding lead to name yet" in browser_of(sol).get(PAGE).content.decode()


def test_what_was_typed_stays_beside_the_mistake(
    sol: Person, max: Person, browser_of: Browser
) -> None:
    typed = {"person": sol.slug, "starts_at": "2026-03-05T18:00", "ends_at": "2026-03-04T18:00"}

    page = browser_of(max).post(f"{PAGE}new/", typed).content.decode()

    assert "The end must be after the start" in page
    assert 'value="2026-03-05T18:00"' in page
    assert not OnCall.objects.exists()
