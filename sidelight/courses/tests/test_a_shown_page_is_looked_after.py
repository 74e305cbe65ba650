"""Its reader answers a page, and looks after whoever wrote it; so does a program, at once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.tests.journals import Shown, group_of, shown
from sidelight.journal.actions import say_it_was_read, take_back
from sidelight.journal.errors import NothingToRead
from sidelight.journal.models import Share
from sidelight.journal.queries.shares import unread_shares
from sidelight.journal.tests.build import written
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import Person
from sidelight.safeguarding.models import Concern, FollowUp, FollowUpKind
from tests.build import Place, new_key

WORDS = "The robin came back."
NOW = "I do not feel safe tonight."
TODAY = "Nobody would miss me."
Browsers = Callable[[Person | None], Client]


@pytest.fixture
def given(place: Place, amira: Person, cass: Person, yusuf: Person, at: datetime) -> Shown:
    group = group_of(amira, cass, yusuf, by=place.manager, at=at)
    page = written(amira, WORDS, at=at)
    return Shown(group, page, shown(page, cass, at=at))


def test_its_writer_hears_that_it_was_read_and_what_came_back(
    given: Shown, amira: Person, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    assert unread_shares(cass, [amira], at) == [given.share]
    address = reverse("shared_page_reading", args=[given.share.slug])

    for _ in range(2):
        browser_of(cass).post(address, {"words": "Thank you for the robin."})

    browser = browser_of(amira)
    assert "Thank you for the robin." in browser.get(reverse("journal_shares")).content.decode()
    notice = Notice.objects.get(kind=NoticeKind.PAGE_READ)
    assert (notice.person, notice.about) == (amira, given.share.slug)
    assert b"robin" not in bytes(Share.objects.get().sealed_answer)
    assert unread_shares(cass, [amira], at) == []


def test_what_came_back_stays_after_taking_back(
    given: Shown, amira: Person, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    say_it_was_read(given.share, "Thank you.", by=cass, at=at)
    take_back(given.share, at=at)

    assert "Thank you." in browser_of(amira).get(reverse("journal_shares")).content.decode()
    with pytest.raises(NothingToRead):
        say_it_was_read(given.share, "Once more.", by=cass, at=at)


def test_a_calm_page_asks_for_nothing(given: Shown) -> None:
    assert not FollowUp.objects.exists()
    assert not Concern.objects.exists()


def test_a_page_that_worries_is_a_task_today_and_a_copy_for_the_leads(
    given: Shown, amira: Person, cass: Person, at: datetime
) -> None:
    shown(written(amira, NOW, at=at), cass, at=at)

    task = FollowUp.objects.get(about=amira)
    assert task.kind == FollowUpKind.WORRYING_PAGE
    assert task.due_at - at <= timedelta(hours=1)
    assert (Concern.objects.get().about, Concern.objects.get().raised_by) == (amira, None)


def test_one_that_worries_less_is_a_task_today_and_goes_to_nobody_else(
    given: Shown, amira: Person, cass: Person, at: datetime
) -> None:
    shown(written(amira, TODAY, at=at), cass, at=at)

    task = FollowUp.objects.get(about=amira)
    assert at + timedelta(hours=1) < task.due_at <= at + timedelta(hours=5)
    assert not Concern.objects.exists()


def test_a_counsellor_raises_a_concern_with_a_copy(
    given: Shown, amira: Person, cass: Person, browser_of: Browsers
) -> None:
    address = reverse("shared_page_concern", args=[given.share.slug])
    told = {"key": str(new_key()), "needed": "today", "worry": "They sound alone."}

    for _ in range(2):
        browser_of(cass).post(address, told)

    concern = Concern.objects.get()
    assert (concern.about, concern.raised_by, concern.needed) == (amira, cass, "today")
    assert concern.words.count() == 2


def test_a_worry_is_not_lost_when_the_page_is_taken_back_meanwhile(
    given: Shown, cass: Person, browser_of: Browsers, at: datetime,
    clock_at: Callable[[datetime], None],
) -> None:  # fmt: skip
    address = reverse("shared_page_concern", args=[given.share.slug])
    told = {"key": str(new_key()), "needed": "now", "worry": "They sound alone."}
    take_back(given.share, at=at)
    clock_at(at + timedelta(days=1) - timedelta(seconds=1))

    answer = browser_of(cass).post(address, told)

    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("shared_pages"))
    # What somebody took back is not copied; the worry is told in words of one's own.
    assert [one.kind for one in Concern.objects.get().words.all()] == ["worry"]
    clock_at(at + timedelta(days=1))
    assert browser_of(cass).post(address, {**told, "key": str(new_key())}).status_code == 404
    assert Concern.objects.count() == 1


def test_nobody_raises_one_about_a_page_that_was_not_shown_to_them(
    given: Shown, place: Place, dee: Person, yusuf: Person, sol: Person, browser_of: Browsers
) -> None:
    address = reverse("shared_page_concern", args=[given.share.slug])

    for who in (dee, yusuf, sol, place.staff("Corin", "counsellor")):
        told = {"key": str(new_key()), "needed": "now", "worry": "They sound alone."}
        assert browser_of(who).post(address, told).status_code == 404

    assert not Concern.objects.exists()
