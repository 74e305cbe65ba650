"""A chosen name is a submission; the decision and the name that is shown always agree."""

from datetime import datetime

import pytest

from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice
from sidelight.people.actions import choose_name, take_safe_name
from sidelight.people.errors import NameTaken
from sidelight.people.models import Person
from sidelight.review.actions import Choice, decide, take_back, withdraw
from sidelight.review.models import Decision, Outcome, State, Submission
from sidelight.review.tests.build import decided, held, now


def chosen(person: Person, name: str, at: datetime) -> Submission:
    """The submission that choosing a name makes."""
    choose_name(person, name, at=at)
    submission = Submission.objects.waiting().get(author=person, kind="name")
    assert submission.words.body == name
    return submission


def shown(person: Person) -> str:
    return Person.objects.get(pk=person.pk).shown_name


def test_the_old_name_is_shown_until_somebody_approves(
    amira: Person, mo: Person, at: datetime
) -> None:
    waiting = chosen(amira, "Wren", at)
    before = shown(amira)

    decided(waiting, Outcome.APPROVE, by=mo, at=at)

    assert before == "Amira"
    assert shown(amira) == now(waiting).words.body == "Wren"


def test_the_decision_and_the_name_are_one(amira: Person, mo: Person, at: datetime) -> None:
    waiting = chosen(amira, "Wren", at)
    taken = Line.objects.filter(act=Act.NAME_TAKEN, subject_id=amira.pk)
    before = taken.count()

    decided(waiting, Outcome.APPROVE, by=mo, at=at)

    assert taken.count() == before + 1
    approved = Submission.objects.filter(author=amira, kind="name", state=State.APPROVED)
    assert [name.words.body for name in approved] == [shown(amira)]


def test_its_owner_is_told(amira: Person, mo: Person, at: datetime) -> None:
    name = chosen(amira, "Wren", at)

    decided(name, Outcome.APPROVE, by=mo, at=at)

    assert Notice.objects.get(person=amira, about=name.slug).kind == Notice.Kind.NAME_KEPT


@pytest.mark.parametrize("outcome", [Outcome.RETURN, Outcome.DECLINE])
def test_a_name_that_goes_back_changes_nothing(
    amira: Person, mo: Person, at: datetime, outcome: Outcome
) -> None:
    decided(chosen(amira, "Wren", at), outcome, by=mo, at=at)

    assert shown(amira) == "Amira"


def test_two_may_wait_for_one_name_and_the_second_is_refused_kindly(
    amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    first, second = chosen(amira, "Wren", at), chosen(dee, "wren", at)
    decided(first, Outcome.APPROVE, by=mo, at=at)
    seen = held(second, by=mo, at=at).version

    with pytest.raises(NameTaken):
        decide(second, Choice(Outcome.APPROVE, seen), by=mo, at=at)

    assert now(second).is_waiting
    assert not Decision.objects.filter(submission=second).exists()
    assert shown(dee) == "Dee"


def test_taking_the_approval_back_brings_the_name_before_back(
    amira: Person, mo: Person, at: datetime
) -> None:
    approval = decided(chosen(amira, "Wren", at), Outcome.APPROVE, by=mo, at=at)

    take_back(approval, by=mo, note="", at=at)

    assert shown(amira) == "Amira"


def test_a_name_chosen_twice_in_a_row_still_brings_the_approved_one_back(
    amira: Person, mo: Person, at: datetime
) -> None:
    chosen(amira, "Wren", at)
    approval = decided(chosen(amira, "Robin", at), Outcome.APPROVE, by=mo, at=at)

    take_back(approval, by=mo, note="", at=at)

    assert shown(amira) == "Amira"


def test_a_name_goes_even_when_the_one_before_is_somebody_elses_by_now(
    amira: Person, dee: Person, mo: Person, at: datetime
) -> None:
    approval = decided(chosen(amira, "Wren", at), Outcome.APPROVE, by=mo, at=at)
    decided(chosen(dee, "Amira", at), Outcome.APPROVE, by=mo, at=at)

    take_back(approval, by=mo, note="", at=at)

    assert shown(dee) == "Amira"
    assert shown(amira) not in ("Wren", "Amira")


def test_a_name_taken_back_by_its_owner_is_shown_no_more(
    amira: Person, mo: Person, at: datetime
) -> None:
    name = chosen(amira, "Wren", at)
    decided(name, Outcome.APPROVE, by=mo, at=at)

    withdraw(name, by=amira, at=at)

    assert shown(amira) not in ("Wren", "Amira")


def test_a_name_that_waits_does_not_come_over_a_safe_one_picked_since(
    amira: Person, mo: Person, at: datetime
) -> None:
    decided(chosen(amira, "Wren", at), Outcome.APPROVE, by=mo, at=at)
    waiting = chosen(amira, "Robin", at)

    take_safe_name(amira, "Calm Harbour 21", at=at)

    assert shown(amira) == "Calm Harbour 21"
    assert now(waiting).state == State.WITHDRAWN
    assert not Submission.objects.filter(author=amira, kind="name", state=State.APPROVED).exists()
