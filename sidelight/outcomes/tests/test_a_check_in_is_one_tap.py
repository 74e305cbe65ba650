"""Somebody says how they are: kept once a moment, changed, hidden, taken back; theirs alone."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from sidelight.ledger.models import Line
from sidelight.outcomes.actions import (
    call_somebody,
    check_in,
    hide_check_in,
    remove_check_in,
    show_check_in,
)
from sidelight.outcomes.actions.retention import expire_check_ins
from sidelight.outcomes.models import CheckIn, Feeling, Moment
from sidelight.outcomes.queries import own_check_in, own_check_ins, said_at, shown_at
from sidelight.people.models import Person
from sidelight.safeguarding.actions import settle_follow_up
from sidelight.safeguarding.models import Concern, FollowUp, FollowUpKind, Needed

pytestmark = [pytest.mark.django_db, pytest.mark.data]
FIRST, SECOND = ("place", 1), ("place", 2)
DAY, WEEK = timedelta(days=1), timedelta(days=7)


def said(
    person: Person,
    feeling: Feeling,
    at: datetime,
    *,
    moment: Moment = Moment.OUT,
    source: tuple[str, int] = FIRST,
) -> CheckIn:
    return check_in(person, moment, feeling, source=source, at=at)


def tasks(person: Person) -> list[tuple[str, int]]:
    found = FollowUp.objects.filter(about=person, kind=FollowUpKind.WORRYING_ANSWER)
    return [(one.source_kind, one.source_id) for one in found.order_by("pk")]


def test_saying_it_again_changes_it(amira: Person, at: datetime) -> None:
    said(amira, Feeling.TIRED, at)
    said(amira, Feeling.CALM, at + timedelta(minutes=1))

    assert said_at(amira, FIRST) == {"out": Feeling.CALM}
    assert CheckIn.objects.count() == 1


def test_coming_and_going_are_two(amira: Person, at: datetime) -> None:
    said(amira, Feeling.TIRED, at, moment=Moment.IN)
    said(amira, Feeling.CALM, at)

    assert said_at(amira, FIRST) == {"in": Feeling.TIRED, "out": Feeling.CALM}


def test_the_database_holds_no_other_word_and_no_second_answer(amira: Person, at: datetime) -> None:
    row = said(amira, Feeling.TIRED, at)

    for change in ({"feeling": "7"}, {"moment": "never"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            CheckIn.objects.filter(pk=row.pk).update(**change)
    row.pk, row.slug = None, "another"
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_worrying_answer_is_a_task_the_same_day(amira: Person, at: datetime) -> None:
    row = said(amira, Feeling.UPSET, at)

    task = FollowUp.objects.get(about=amira)
    assert task.kind == FollowUpKind.WORRYING_ANSWER
    assert (task.source_kind, task.source_id) == ("check_in", row.pk)
    assert at < task.due_at <= at + DAY


def test_any_other_answer_is_none(amira: Person, at: datetime) -> None:
    for feeling in (Feeling.OKAY, Feeling.CALM, Feeling.TIRED, Feeling.LOW, Feeling.WORRIED):
        said(amira, feeling, at)

    assert tasks(amira) == []


def test_low_is_one_the_second_time_running(amira: Person, dee: Person, at: datetime) -> None:
    said(amira, Feeling.LOW, at)
    said(dee, Feeling.LOW, at)
    said(amira, Feeling.LOW, at + DAY)  # the same evening, said again
    assert tasks(amira) == []

    said(amira, Feeling.LOW, at + WEEK, source=SECOND)
    said(dee, Feeling.LOW, at + WEEK, moment=Moment.IN, source=SECOND)

    assert len(tasks(amira)) == 1
    assert tasks(dee) == []


def test_weeks_later_going_home_low_was_the_last_time(amira: Person, at: datetime) -> None:
    said(amira, Feeling.LOW, at)
    said(amira, Feeling.LOW, at + 4 * WEEK, moment=Moment.LATER, source=("later", 1))

    assert len(tasks(amira)) == 1


def test_what_they_hid_was_not_said(amira: Person, at: datetime) -> None:
    hide_check_in(said(amira, Feeling.LOW, at), at=at)
    said(amira, Feeling.LOW, at + WEEK, source=SECOND)

    assert tasks(amira) == []


def test_tapping_on_asks_once_and_the_task_stays(amira: Person, at: datetime) -> None:
    said(amira, Feeling.UPSET, at)
    said(amira, Feeling.OKAY, at)
    row = said(amira, Feeling.UPSET, at)
    remove_check_in(row)

    assert tasks(amira) == [("check_in", row.pk)]


def test_once_somebody_asked_after_them_a_new_answer_asks_anew(
    amira: Person, sol: Person, at: datetime
) -> None:
    said(amira, Feeling.UPSET, at)
    settle_follow_up(FollowUp.objects.get(), "talked", "All is well.", by=sol, at=at)

    said(amira, Feeling.OKAY, at)
    said(amira, Feeling.UPSET, at)

    assert len(set(tasks(amira))) == 2


def test_whoever_hides_one_sees_it_and_leaders_do_not(
    amira: Person, dee: Person, at: datetime
) -> None:
    row = said(amira, Feeling.TIRED, at)
    said(dee, Feeling.CALM, at, source=SECOND)

    hide_check_in(row, at=at)

    assert list(own_check_ins(amira)) == [row]
    assert shown_at("place", [1, 2]) == {(2, "out"): Feeling.CALM}
    show_check_in(row)
    assert shown_at("place", [1]) == {(1, "out"): Feeling.TIRED}
    hide_check_in(row, at=at)
    said(amira, Feeling.CALM, at)
    assert shown_at("place", [1]) == {(1, "out"): Feeling.CALM}


def test_it_can_be_taken_back_for_good(amira: Person, dee: Person, at: datetime) -> None:
    row = said(amira, Feeling.TIRED, at)
    assert own_check_in(dee, row.slug) is None

    mine = own_check_in(amira, row.slug)
    assert mine is not None
    remove_check_in(mine)

    assert not CheckIn.objects.exists()


def test_a_lead_is_called_for_whoever_needs_somebody_and_has_nobody(
    amira: Person, at: datetime
) -> None:
    assert call_somebody(said(amira, Feeling.UPSET, at), at=at) is None
    row = said(amira, Feeling.NEED_SOMEBODY, at)

    rings = {call_somebody(row, at=at) for _ in range(2)}

    concern = Concern.objects.get()
    assert rings == {concern}
    assert (concern.about, concern.raised_by, concern.needed) == (amira, None, Needed.NOW)


def test_the_ledger_holds_nothing_of_how_anybody_is(amira: Person, at: datetime) -> None:
    row = said(amira, Feeling.NEED_SOMEBODY, at)
    call_somebody(row, at=at)

    assert Line.objects.filter(act="follow_up_asked").exists()
    for detail in Line.objects.values_list("detail", flat=True):
        assert not set(Feeling.values) & set(map(str, detail.values()))


def test_it_ends_after_six_months(amira: Person, at: datetime) -> None:
    said(amira, Feeling.TIRED, at)

    kept = expire_check_ins(at + 182 * DAY - timedelta(seconds=1), 10)
    ended = expire_check_ins(at + 182 * DAY, 10)

    assert (kept, ended) == (0, 1)
    assert not CheckIn.objects.exists()
