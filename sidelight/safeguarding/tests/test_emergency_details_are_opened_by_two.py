"""What a member gave for an emergency is opened by two people, for a reason, for an hour."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from sidelight.ledger.models import Act, Line
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, RoleGrant
from sidelight.safeguarding.actions import (
    Ask,
    agree_to_open,
    ask_to_open,
    forget_emergency_details,
    read_details,
    read_reason,
)
from sidelight.safeguarding.errors import AboutYourself, NotALead
from sidelight.safeguarding.errors.emergencies import (
    AlreadyAgreed,
    AskedTooLongAgo,
    MayNotAsk,
    NoDetails,
    NotForYou,
    NotOpenNow,
    ReasonNeeded,
    SecondPersonNeeded,
)
from sidelight.safeguarding.models import (
    EmergencyDetails,
    EmergencyOpening,
    EmergencyReason,
    FollowUp,
    FollowUpKind,
    WhyOpened,
)
from sidelight.safeguarding.queries.emergencies import (
    opening_rows,
    openings_for,
    waiting_for_a_second,
)
from sidelight.safeguarding.tests.build import asked_to_open, opened_by_two, sealed
from tests.build import Place, new_key

pytestmark = pytest.mark.data
HOUR, MOMENT = timedelta(hours=1), timedelta(seconds=1)


@pytest.fixture
def lou(place: Place) -> Person:
    """A second safeguarding lead."""
    return place.staff("Lou", "safeguarding_lead")


@pytest.fixture(autouse=True)
def _given(amira: Person, at: datetime) -> None:
    sealed(amira, at=at)


def ended(person: Person, at: datetime) -> None:
    """End all roles of somebody."""
    RoleGrant.objects.filter(person=person).update(ends_at=at)


def test_a_counsellor_asks_and_a_lead_agrees(
    amira: Person, cass: Person, sol: Person, at: datetime
) -> None:
    opening = opened_by_two(amira, by=cass, second=sol, at=at)

    assert read_details(opening, by=cass, at=at).where == "4 Example Road, second floor"
    assert read_details(opening, by=sol, at=at).first_name == "Robin"


def test_nobody_looks_alone(amira: Person, sol: Person, at: datetime) -> None:
    opening = asked_to_open(amira, by=sol, at=at)

    with pytest.raises(NotOpenNow):
        read_details(opening, by=sol, at=at)


def test_nobody_agrees_with_themselves(amira: Person, sol: Person, at: datetime) -> None:
    opening = asked_to_open(amira, by=sol, at=at)

    with pytest.raises(SecondPersonNeeded):
        agree_to_open(opening, by=sol, at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyOpening.objects.update(agreed_by=sol, agreed_at=at, ends_at=at + HOUR)


def test_a_third_lead_does_not_look(
    amira: Person, cass: Person, sol: Person, lou: Person, at: datetime
) -> None:
    opening = opened_by_two(amira, by=cass, second=sol, at=at)

    with pytest.raises(NotForYou):
        read_details(opening, by=lou, at=at)


@pytest.mark.parametrize("who", ["mo", "yusuf", "ed", "max", "dee"])
def test_nobody_else_may_ask(
    request: pytest.FixtureRequest, place: Place, amira: Person, who: str, at: datetime
) -> None:
    person = place.manager if who == "max" else request.getfixturevalue(who)

    with pytest.raises(MayNotAsk):
        asked_to_open(amira, by=person, at=at)
    assert not EmergencyOpening.objects.exists()


@pytest.mark.parametrize("who", ["mo", "yusuf", "cass", "dee"])
def test_only_a_lead_agrees(
    request: pytest.FixtureRequest, amira: Person, sol: Person, who: str, at: datetime
) -> None:
    opening = asked_to_open(amira, by=sol, at=at)

    with pytest.raises(NotALead):
        agree_to_open(opening, by=request.getfixturevalue(who), at=at)


@pytest.mark.parametrize("words", ["", "  \n\u200b "])
def test_there_is_always_a_reason(amira: Person, cass: Person, at: datetime, words: str) -> None:
    with pytest.raises(ReasonNeeded):
        ask_to_open(amira, Ask(WhyOpened.DANGER, words, new_key()), by=cass, at=at)

    assert not EmergencyOpening.objects.exists()


def test_nobody_opens_their_own(amira: Person, sol: Person, at: datetime) -> None:
    with pytest.raises(AboutYourself):
        asked_to_open(sol, by=sol, at=at)


def test_where_there_are_none_nothing_is_asked(dee: Person, cass: Person, at: datetime) -> None:
    with pytest.raises(NoDetails):
        asked_to_open(dee, by=cass, at=at)


def test_a_double_tap_asks_once(amira: Person, cass: Person, sol: Person, at: datetime) -> None:
    ask = Ask(WhyOpened.DANGER, "They went quiet.", new_key())

    first = ask_to_open(amira, ask, by=cass, at=at)
    again = ask_to_open(amira, ask, by=cass, at=at)

    assert first == again
    assert Line.objects.filter(act=Act.EMERGENCY_ASKED).count() == 1
    with pytest.raises(MayNotAsk):
        ask_to_open(amira, ask, by=sol, at=at)


def test_the_second_lead_to_agree_is_told_that_one_has(
    amira: Person, cass: Person, sol: Person, lou: Person, at: datetime
) -> None:
    opening = asked_to_open(amira, by=cass, at=at)
    agree_to_open(opening, by=sol, at=at)

    with pytest.raises(AlreadyAgreed):
        agree_to_open(opening, by=lou, at=at)

    opening.refresh_from_db()
    assert opening.agreed_by == sol
    assert FollowUp.objects.filter(kind=FollowUpKind.DETAILS_OPENED).count() == 1


def test_after_an_hour_it_is_closed_for_both(
    amira: Person, cass: Person, sol: Person, at: datetime
) -> None:
    opening = opened_by_two(amira, by=cass, second=sol, at=at)

    assert read_details(opening, by=cass, at=at + HOUR - MOMENT)
    for person in (cass, sol):
        with pytest.raises(NotOpenNow):
            read_details(opening, by=person, at=at + HOUR)


def test_an_old_question_is_not_agreed_to(
    amira: Person, cass: Person, sol: Person, at: datetime
) -> None:
    opening = asked_to_open(amira, by=cass, at=at)

    with pytest.raises(AskedTooLongAgo):
        agree_to_open(opening, by=sol, at=at + 2 * HOUR)
    assert waiting_for_a_second(sol, at + 2 * HOUR - MOMENT) == 1
    assert waiting_for_a_second(sol, at + 2 * HOUR) == 0


def test_whose_role_has_ended_looks_no_longer(
    amira: Person, cass: Person, sol: Person, at: datetime
) -> None:
    opening = opened_by_two(amira, by=cass, second=sol, at=at)
    for person in (cass, sol):
        ended(person, at)

        with pytest.raises(NotForYou):
            read_details(opening, by=person, at=at + MOMENT)


def test_it_is_not_opened_to_somebody_whose_role_ended_meanwhile(
    amira: Person, cass: Person, sol: Person, at: datetime
) -> None:
    opening = asked_to_open(amira, by=cass, at=at)
    ended(cass, at)

    with pytest.raises(MayNotAsk):
        agree_to_open(opening, by=sol, at=at + MOMENT)

    opening.refresh_from_db()
    assert opening.ends_at is None


def test_what_was_taken_away_is_not_there_any_more(
    amira: Person, cass: Person, sol: Person, at: datetime
) -> None:
    opening = opened_by_two(amira, by=cass, second=sol, at=at)
    forget_emergency_details(amira)

    with pytest.raises(NoDetails):
        read_details(opening, by=cass, at=at)


def test_what_cannot_be_decrypted_is_said_to_be_none(
    amira: Person, cass: Person, sol: Person, at: datetime
) -> None:
    opening = opened_by_two(amira, by=cass, second=sol, at=at)
    EmergencyDetails.objects.update(encrypted="of another key")

    with pytest.raises(NoDetails):
        read_details(opening, by=cass, at=at)


def test_every_step_is_on_the_ledger(
    amira: Person, cass: Person, sol: Person, at: datetime
) -> None:
    opening = opened_by_two(amira, by=cass, second=sol, at=at)
    read_reason(opening, by=sol, at=at)
    read_details(opening, by=cass, at=at)

    lines = Line.objects.filter(subject_kind="emergency", subject_id=opening.pk).order_by("pk")
    assert [(line.act, line.actor_id, line.detail.get("of")) for line in lines] == [
        (Act.EMERGENCY_ASKED, cass.pk, None),
        (Act.EMERGENCY_AGREED, sol.pk, None),
        (Act.RECORD_VIEWED, sol.pk, "emergency_reason"),
        (Act.RECORD_VIEWED, cass.pk, "emergency_details"),
    ]


def test_what_is_refused_is_no_view(amira: Person, cass: Person, mo: Person, at: datetime) -> None:
    opening = asked_to_open(amira, by=cass, at=at)

    for person in (cass, mo):
        with pytest.raises(Refusal):
            read_details(opening, by=person, at=at)

    assert not Line.objects.filter(act=Act.RECORD_VIEWED).exists()


def test_the_reason_is_read_by_leads_and_whoever_asked(
    amira: Person, cass: Person, sol: Person, mo: Person, at: datetime, place: Place
) -> None:
    opening = asked_to_open(amira, by=cass, at=at)

    assert "goodbye" in read_reason(opening, by=sol, at=at)
    assert "goodbye" in read_reason(opening, by=cass, at=at)
    for person in (mo, place.staff("Noor", "counsellor")):
        with pytest.raises(NotForYou):
            read_reason(opening, by=person, at=at)
    assert "goodbye" not in EmergencyReason.objects.get().encrypted


def test_a_counsellor_finds_what_they_asked_for_and_nothing_else(
    amira: Person, cass: Person, sol: Person, at: datetime, place: Place
) -> None:
    opening = asked_to_open(amira, by=cass, at=at)

    assert list(openings_for(cass, at)) == [opening]
    assert list(openings_for(sol, at)) == [opening]
    assert list(openings_for(place.staff("Noor", "counsellor"), at)) == []


def test_how_it_stands_is_said(amira: Person, cass: Person, sol: Person, at: datetime) -> None:
    opened_by_two(amira, by=cass, second=sol, at=at)
    asked_to_open(amira, by=cass, at=at)

    def states(then: datetime) -> list[str]:
        return [row.state for row in opening_rows(list(openings_for(sol, then)), then)]

    assert states(at) == ["asked", "open"]
    assert states(at + 3 * HOUR) == ["lapsed", "over"]
