"""After details were opened a lead writes down how it was, and the member is told when and why."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.actions import gather, leave
from sidelight.people.models import Person
from sidelight.safeguarding.actions import (
    end_quiet,
    keep_quiet,
    settle_follow_up,
    tell_of_openings,
)
from sidelight.safeguarding.errors import NotALead, NotYourTask, OutcomeNeeded
from sidelight.safeguarding.errors.emergencies import TheyKnow
from sidelight.safeguarding.models import (
    EmergencyOpening,
    FollowUp,
    FollowUpKind,
    FollowUpOutcome,
)
from sidelight.safeguarding.queries.emergencies import opening_rows, openings_for, openings_told
from sidelight.safeguarding.tests.build import asked_to_open, opened_by_two, sealed

pytestmark = pytest.mark.data
TOLD = timedelta(hours=25)  # an hour that it is open, and a day
MOMENT = timedelta(seconds=1)
Browsers = Callable[[object], Client]


@pytest.fixture
def opening(amira: Person, cass: Person, sol: Person, at: datetime) -> EmergencyOpening:
    sealed(amira, at=at)
    return opened_by_two(amira, by=cass, second=sol, at=at)


def test_a_lead_has_to_write_down_how_it_was(
    opening: EmergencyOpening, cass: Person, sol: Person, at: datetime
) -> None:
    review = FollowUp.objects.get(kind=FollowUpKind.DETAILS_OPENED)
    assert (review.about, review.source_id) == (opening.about, opening.pk)

    with pytest.raises(OutcomeNeeded):
        settle_follow_up(review, FollowUpOutcome.TALKED, " ", by=sol, at=at)
    with pytest.raises(NotYourTask):
        settle_follow_up(review, FollowUpOutcome.TALKED, "It was right.", by=cass, at=at)
    assert not opening_rows([opening], at)[0].is_reviewed

    settle_follow_up(review, FollowUpOutcome.TALKED, "It was right.", by=sol, at=at)
    assert opening_rows(list(openings_for(sol, at)), at)[0].is_reviewed


def test_the_member_is_told_a_day_after_it_closed(
    opening: EmergencyOpening, amira: Person, at: datetime
) -> None:
    assert tell_of_openings(at + TOLD - MOMENT) == 0
    assert openings_told(amira) == []

    assert tell_of_openings(at + TOLD) == 1
    assert tell_of_openings(at + TOLD) == 0

    notice = Notice.objects.get(person=amira, kind=NoticeKind.DETAILS_OPENED)
    assert notice.at == at + TOLD
    assert openings_told(amira) == [opening]
    assert "was opened" in download_of(amira, at)
    assert Line.objects.get(act=Act.EMERGENCY_TOLD).actor_id is None


def test_what_nobody_agreed_to_is_not_told_of(amira: Person, cass: Person, at: datetime) -> None:
    sealed(amira, at=at)
    asked_to_open(amira, by=cass, at=at)

    assert tell_of_openings(at + TOLD * 10) == 0


def test_it_is_not_told_where_that_is_dangerous(
    opening: EmergencyOpening, amira: Person, sol: Person, at: datetime
) -> None:
    keep_quiet(opening, by=sol, at=at)

    assert tell_of_openings(at + TOLD) == 0
    assert not Notice.objects.filter(kind=NoticeKind.DETAILS_OPENED).exists()
    assert "was opened" not in download_of(amira, at)
    line = Line.objects.get(act=Act.EMERGENCY_KEPT_QUIET)
    assert (line.actor_id, line.detail) == (sol.pk, {"quiet": True})


def download_of(person: Person, at: datetime) -> str:
    """Return the headings of all that somebody is given."""
    given = [entry for part in gather(person, at=at) for entry in part.entries]
    return "; ".join(str(entry.heading) for entry in given)


def test_a_lead_ends_that_and_it_is_told(
    opening: EmergencyOpening, amira: Person, sol: Person, at: datetime
) -> None:
    keep_quiet(opening, by=sol, at=at)
    end_quiet(opening, by=sol, at=at + TOLD)

    assert tell_of_openings(at + TOLD) == 1
    assert openings_told(amira) == [opening]


def test_what_was_told_is_not_kept_quiet_any_more(
    opening: EmergencyOpening, sol: Person, at: datetime
) -> None:
    tell_of_openings(at + TOLD)

    with pytest.raises(TheyKnow):
        keep_quiet(opening, by=sol, at=at + TOLD)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyOpening.objects.update(kept_quiet_at=at, kept_quiet_by=sol)


def test_only_a_lead_keeps_it_quiet(opening: EmergencyOpening, cass: Person, at: datetime) -> None:
    for decide in (keep_quiet, end_quiet):
        with pytest.raises(NotALead):
            decide(opening, by=cass, at=at)


def test_somebody_who_left_is_told_nothing(
    opening: EmergencyOpening, amira: Person, at: datetime
) -> None:
    leave(amira, at=at)

    assert tell_of_openings(at + TOLD) == 0


def test_their_own_page_says_when_and_why_and_not_who(
    opening: EmergencyOpening, amira: Person, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    before = browser_of(amira).get("/me/emergency/").content.decode()
    tell_of_openings(at + TOLD)

    after = browser_of(amira).get("/me/emergency/").content.decode()

    assert "we thought that you might be in danger" not in before
    assert "we thought that you might be in danger" in after
    assert "4 March 2026, 19:00" in after
    for nothing in (cass.shown_name, "goodbye"):
        assert nothing not in after
    assert 'href="/me/emergency/"' in browser_of(amira).get("/me/").content.decode()
