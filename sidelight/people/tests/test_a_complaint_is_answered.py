"""Anybody can complain; the clock runs until somebody says that they have it, then an answer."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.ledger.models import Act, Line
from sidelight.people import actions, queries
from sidelight.people.errors import (
    AlreadyAnswered,
    NotAboutYourself,
    NothingSaid,
    OnlyLeadsAnswer,
)
from sidelight.people.models import Complaint, Person, Role
from sidelight.people.tests import build

pytestmark = pytest.mark.django_db
KEY = UUID(int=77)


@pytest.fixture
def sol(db: None, at: datetime) -> Person:
    return build.worker("Sol", Role.SAFEGUARDING_LEAD, at=at)


def sent(at: datetime, person: Person | None = None, words: str = "Too much is kept.") -> Complaint:
    return actions.complain(words, key=KEY, person=person, at=at)


def test_a_stranger_can_and_gets_an_address(client: Client) -> None:
    form = {"key": str(KEY), "words": "You keep too much."}

    answer = client.post(reverse("complain"), form)

    assert answer["Location"] == reverse("complaint", args=[KEY])
    assert "not yet" in client.get(answer["Location"]).content.decode()


def test_a_second_tap_is_the_same_complaint(client: Client) -> None:
    form = {"key": str(KEY), "words": "You keep too much."}

    client.post(reverse("complain"), form)
    client.post(reverse("complain"), form)

    assert Complaint.objects.count() == 1


def test_other_words_under_a_known_key_are_kept_as_well(at: datetime) -> None:
    assert sent(at) != sent(at, words="And another thing.")
    assert Complaint.objects.count() == 2


def test_words_are_needed(client: Client, at: datetime) -> None:
    with pytest.raises(NothingSaid):
        sent(at, words=" ")

    assert (
        "Please write a few words first."
        in client.post(reverse("complain"), {"key": str(KEY), "words": " "}).content.decode()
    )


def test_the_address_shows_the_answer_and_not_the_words(
    client: Client, sol: Person, at: datetime
) -> None:
    complaint = sent(at)
    actions.answer_complaint(complaint, "We have put it right.", by=sol, at=at)

    page = client.get(reverse("complaint", args=[KEY]))

    assert "We have put it right." in page.content.decode()
    assert "Too much is kept." not in page.content.decode()
    assert page["Cache-Control"] == "no-store, private"


def test_whoever_is_signed_in_finds_it_again(amira: Person, dee: Person, at: datetime) -> None:
    sent(at, amira)

    address = reverse("complaint", args=[KEY])
    assert address in build.signed_in(amira).get(reverse("complain")).content.decode()
    assert address not in build.signed_in(dee).get(reverse("complain")).content.decode()


def test_a_lead_reads_it_with_a_line_on_the_ledger(sol: Person, at: datetime) -> None:
    complaint = sent(at)

    page = build.signed_in(sol).get(reverse("staff_complaint", args=[complaint.slug]))

    assert "Too much is kept." in page.content.decode()
    assert Line.objects.get(act=Act.RECORD_VIEWED).subject_id == complaint.pk


def test_a_manager_sees_the_counts_and_never_the_words(max: Person, at: datetime) -> None:
    complaint = sent(at)
    browser = build.signed_in(max)

    page = browser.get(reverse("staff_complaints")).content.decode()

    assert "Open now" in page
    assert complaint.slug not in page
    assert browser.get(reverse("staff_complaint", args=[complaint.slug])).status_code == 404
    with pytest.raises(OnlyLeadsAnswer):
        actions.acknowledge(complaint, by=max, at=at)


def test_nobody_answers_their_own(sol: Person, at: datetime) -> None:
    complaint = sent(at, sol)

    with pytest.raises(NotAboutYourself):
        actions.answer_complaint(complaint, "Fine.", by=sol, at=at)

    browser = build.signed_in(sol)
    assert browser.get(reverse("staff_complaint", args=[complaint.slug])).status_code == 404


def test_saying_that_one_has_it_stops_the_clock(sol: Person, at: datetime) -> None:
    complaint = sent(at)

    build.signed_in(sol).post(reverse("complaint_acknowledgement", args=[complaint.slug]))
    actions.acknowledge(complaint, by=sol, at=at + timedelta(days=9))

    complaint.refresh_from_db()
    assert (complaint.acknowledged_by, complaint.acknowledged_at) == (sol, at)


def test_an_answer_is_given_once(sol: Person, at: datetime) -> None:
    complaint = sent(at)
    actions.answer_complaint(complaint, "Done.", by=sol, at=at)

    with pytest.raises(AlreadyAnswered):
        actions.answer_complaint(complaint, "Done again.", by=sol, at=at)


def test_thirty_days_are_in_time_and_more_is_overdue(sol: Person, at: datetime) -> None:
    complaint = sent(at)
    limit = at + timedelta(days=30)

    assert queries.complaint_report(limit).overdue == 0
    assert queries.complaint_report(limit + timedelta(seconds=1)).overdue == 1
    actions.acknowledge(complaint, by=sol, at=limit)
    report = queries.complaint_report(limit + timedelta(seconds=1))
    assert (report.received, report.acknowledged_in_time, report.overdue) == (1, 1, 0)
    assert report.open == 1


def test_the_oldest_open_one_stands_first(sol: Person, at: datetime) -> None:
    old = sent(at - timedelta(days=40))
    answered = actions.complain("A", key=UUID(int=5), person=None, at=at - timedelta(days=50))
    actions.answer_complaint(answered, "B", by=sol, at=at)
    new = actions.complain("C", key=UUID(int=6), person=None, at=at)

    assert list(queries.complaints_for(sol)) == [old, new, answered]


def test_it_is_on_the_ledger_in_numbers(sol: Person, at: datetime) -> None:
    complaint = sent(at)
    actions.answer_complaint(complaint, "Done.", by=sol, at=at)

    lines = Line.objects.filter(subject_kind="complaint", subject_id=complaint.pk)
    assert [line.act for line in lines.order_by("pk")] == [
        Act.COMPLAINED,
        Act.COMPLAINT_ACKNOWLEDGED,
        Act.COMPLAINT_ANSWERED,
    ]
