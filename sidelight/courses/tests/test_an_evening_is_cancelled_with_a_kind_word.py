"""A cancelled evening is said with words of ours; the others stay, and no week need be lost."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction
from django.forms import ChoiceField, Form
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.closed_days import add_closed_day
from sidelight.courses.actions.sessions_cancelling import Off, cancel_session
from sidelight.courses.errors import groups as errors
from sidelight.courses.forms.group_changes import GroupOffForm, SessionOffForm
from sidelight.courses.models import Group, OffBecause
from sidelight.courses.tests.build import placed
from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import Person

Browsers = Callable[[Person | None], Client]
UNWELL = OffBecause.UNWELL


def weeks(group: Group) -> list[tuple[str, int, bool]]:
    """Day, week of the course, and whether it was cancelled."""
    return [
        (f"{one.starts_at:%d %b}", one.week.number, one.cancelled_at is not None)
        for one in group.sessions.all()
    ]


def cancelled(group: Group, number: int, off: Off, *, by: Person, at: datetime) -> None:
    cancel_session(group.sessions.get(number=number), off, seen=group.revision, by=by, at=at)


def test_the_others_keep_their_dates(tuesdays: Group, max: Person, at: datetime) -> None:
    cancelled(tuesdays, 3, Off(UNWELL), by=max, at=at)

    assert weeks(tuesdays) == [
        ("17 Mar", 1, False), ("24 Mar", 2, False), ("31 Mar", 3, True), ("07 Apr", 4, False),
        ("14 Apr", 5, False), ("21 Apr", 6, False), ("28 Apr", 7, False),
    ]  # fmt: skip
    line = Line.objects.get(act=Act.SESSION_CANCELLED)
    assert line.detail == {"number": 3, "because": "unwell"}


def test_with_one_more_at_the_end_no_week_is_lost(
    tuesdays: Group, max: Person, at: datetime
) -> None:
    cancelled(tuesdays, 3, Off(UNWELL, date(2026, 5, 5)), by=max, at=at)

    assert weeks(tuesdays) == [
        ("17 Mar", 1, False), ("24 Mar", 2, False), ("31 Mar", 3, True), ("07 Apr", 3, False),
        ("14 Apr", 4, False), ("21 Apr", 5, False), ("28 Apr", 6, False), ("05 May", 7, False),
    ]  # fmt: skip


def test_the_last_one_can_be_made_up_for(tuesdays: Group, max: Person, at: datetime) -> None:
    cancelled(tuesdays, 7, Off(UNWELL, date(2026, 5, 5)), by=max, at=at)

    assert weeks(tuesdays)[-2:] == [("28 Apr", 7, True), ("05 May", 7, False)]


def test_whoever_has_a_place_is_told_and_calendars_take_it_out(
    tuesdays: Group, amira: Person, max: Person, browser_of: Browsers, at: datetime
) -> None:
    placed(tuesdays, amira, at=at)

    cancelled(tuesdays, 3, Off(UNWELL), by=max, at=at)

    assert Notice.objects.filter(person=amira, kind=NoticeKind.SESSION_OFF).count() == 1
    assert tuesdays.sessions.get(number=3).revision == 1
    page = browser_of(amira).get(reverse("own_course")).content.decode()
    assert "One of your leaders is not well" in page


def test_one_more_is_never_before_the_last(tuesdays: Group, max: Person, at: datetime) -> None:
    before = weeks(tuesdays)

    with pytest.raises(errors.EveningsOverlap):
        cancelled(tuesdays, 3, Off(UNWELL, date(2026, 4, 28)), by=max, at=at)

    assert weeks(tuesdays) == before
    assert not Notice.objects.filter(kind=NoticeKind.SESSION_OFF).exists()


def test_it_is_cancelled_once(tuesdays: Group, max: Person, at: datetime) -> None:
    cancelled(tuesdays, 3, Off(UNWELL), by=max, at=at)
    tuesdays.refresh_from_db()

    with pytest.raises(errors.SessionIsOver):
        cancelled(tuesdays, 3, Off(UNWELL), by=max, at=at)


def test_the_page_says_on_which_day_the_one_more_would_be(
    tuesdays: Group, max: Person, browser_of: Browsers, at: datetime
) -> None:
    add_closed_day(date(2026, 5, 5), "A holiday", by=max, at=at)
    browser = browser_of(max)
    address = reverse("session_cancellation", args=[tuesdays.slug, 3])
    assert "Tuesday 12 May 2026" in browser.get(address).content.decode()

    browser.post(address, {"because": "unwell", "instead": "end", "seen": str(tuesdays.revision)})

    assert weeks(tuesdays)[-1] == ("12 May", 7, False)


def test_without_a_word_nothing_is_cancelled(
    tuesdays: Group, max: Person, browser_of: Browsers
) -> None:
    address = reverse("session_cancellation", args=[tuesdays.slug, 3])

    answer = browser_of(max).post(address, {"instead": "no", "seen": str(tuesdays.revision)})

    assert answer.status_code == 422
    assert "Please choose what everybody reads." in answer.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        tuesdays.sessions.filter(number=3).update(cancelled_at=tuesdays.planned_at)


@pytest.mark.parametrize("form", [SessionOffForm, GroupOffForm])
def test_nobody_types_what_members_read(form: type[Form]) -> None:
    """Words that nobody looked at reach no member: staff choose among those that we wrote."""
    fields = form().fields.values()

    assert [one for one in fields if not isinstance(one, ChoiceField)] == []
