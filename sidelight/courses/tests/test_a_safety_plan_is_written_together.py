"""A plan is open to a counsellor for one day; they suggest, and its owner decides word by word."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.models import Application
from sidelight.courses.tests.journals import group_of
from sidelight.journal.actions import (
    NewLine,
    close_plan,
    leave_line,
    open_plan,
    read_plan,
    suggest_line,
    take_line,
)
from sidelight.journal.actions.plans import end_of_day
from sidelight.journal.errors import ManySuggestions, NotTheirReader, OneLine, PlanClosed
from sidelight.journal.models import Plan, PlanShare, PlanSuggestion, Section
from sidelight.journal.tests.build import parts_of, planned, suggested
from sidelight.ledger.models import Act, Line
from sidelight.people.actions import leave
from sidelight.people.models import Person
from sidelight.safeguarding.models import Concern
from sidelight.safeguarding.queries.words import decrypted
from tests.build import Place, new_key

Browsers = Callable[[Person | None], Client]


@dataclass
class Together:
    """Amira's plan, open to Cass for today."""

    plan: Plan
    share: PlanShare


@pytest.fixture
def together(place: Place, amira: Person, cass: Person, yusuf: Person, at: datetime) -> Together:
    group_of(amira, cass, yusuf, by=place.manager, at=at)
    plan = planned(amira, at=at, people="My cousin.")
    return Together(plan, open_plan(plan, reader=cass, at=at))


def can_read(share: PlanShare, who: Person, at: datetime) -> bool:
    try:
        return not read_plan(share, by=who, at=at).is_empty
    except PlanClosed:
        return False


def test_the_counsellor_reads_it_on_record(
    together: Together, cass: Person, browser_of: Browsers
) -> None:
    browser, address = browser_of(cass), reverse("shared_plan", args=[together.plan.slug])
    before = browser.get(address).content.decode()

    after = browser.post(f"{address}words").content.decode()

    assert address in browser.get(reverse("shared_pages")).content.decode()
    assert "My cousin." not in before
    assert "My cousin." in after
    line = Line.objects.get(act=Act.RECORD_VIEWED)
    assert (line.actor_id, line.subject_kind, line.subject_id) == (
        cass.pk, "safety_plan", together.plan.pk
    )  # fmt: skip


def test_nobody_else_finds_it(
    together: Together,
    place: Place,
    dee: Person,
    yusuf: Person,
    sol: Person,
    max: Person,
    browser_of: Browsers,
    at: datetime,
) -> None:
    address = reverse("shared_plan", args=[together.plan.slug])
    for who in (dee, yusuf, sol, max, place.staff("Corin", "counsellor")):
        assert not can_read(together.share, who, at)
        for path in ("words", "lines"):
            assert browser_of(who).post(f"{address}{path}").status_code == 404
        with pytest.raises(NotTheirReader):
            open_plan(together.plan, reader=who, at=at)


def test_today_ends_at_midnight_and_never_within_two_hours() -> None:
    evening = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
    night = datetime(2026, 3, 4, 23, 30, tzinfo=UTC)
    summer = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)

    assert end_of_day(evening) == datetime(2026, 3, 5, tzinfo=UTC)
    assert end_of_day(night) == night + timedelta(hours=2)
    assert end_of_day(summer) == datetime(2026, 7, 1, 23, 0, tzinfo=UTC)


def test_it_is_closed_after_today(together: Together, cass: Person, at: datetime) -> None:
    assert can_read(together.share, cass, together.share.ends_at - timedelta(seconds=1))

    assert not can_read(together.share, cass, together.share.ends_at)


def test_its_owner_closes_it_at_once(
    together: Together, amira: Person, cass: Person, browser_of: Browsers, at: datetime
) -> None:
    assert can_read(together.share, cass, at)

    browser_of(amira).post(reverse("safety_plan_closing"))

    assert not can_read(together.share, cass, at)
    with pytest.raises(PlanClosed):
        suggested(together.share, at=at)


def test_an_ended_place_or_leaving_closes_it(
    together: Together, amira: Person, cass: Person, at: datetime
) -> None:
    assert can_read(together.share, cass, at)
    Application.objects.update(ended_at=at, ended_how=Application.Ended.WITHDRAWN)
    assert not can_read(together.share, cass, at)
    Application.objects.update(ended_at=None, ended_how="")
    assert can_read(together.share, cass, at)

    leave(cass, at=at)

    assert not PlanShare.objects.standing().exists()


def test_opening_it_twice_is_once_and_the_next_day_is_another_time(
    together: Together, cass: Person, at: datetime
) -> None:
    again = open_plan(together.plan, reader=cass, at=at)
    next_day = open_plan(together.plan, reader=cass, at=at + timedelta(days=1))

    assert again == together.share
    assert next_day != together.share
    assert Line.objects.filter(act=Act.PLAN_SHARED).count() == 2


def test_a_suggestion_changes_nothing_by_itself(
    together: Together, amira: Person, cass: Person, browser_of: Browsers
) -> None:
    address = reverse("shared_plan", args=[together.plan.slug])
    form = {"key": str(new_key()), "section": "people", "words": "The school nurse."}

    for _ in range(2):
        page = browser_of(cass).post(f"{address}lines", form).content.decode()

    assert "The school nurse." in page
    assert PlanSuggestion.objects.count() == 1
    assert parts_of(amira) == {"people": "My cousin."}
    assert "The school nurse." in browser_of(amira).get(reverse("safety_plan")).content.decode()
    assert b"nurse" not in bytes(PlanSuggestion.objects.get().sealed)


def test_its_owner_takes_it_in_their_own_words(
    together: Together, amira: Person, browser_of: Browsers, at: datetime
) -> None:
    line = suggested(together.share, at=at)
    address = reverse("safety_plan_line", args=[line.slug])

    for _ in range(2):
        browser_of(amira).post(address, {"words": "Our nurse, on Tuesdays."})

    assert parts_of(amira) == {"people": "My cousin.\nOur nurse, on Tuesdays."}
    assert not PlanSuggestion.objects.exists()


def test_or_leaves_it(
    together: Together, amira: Person, browser_of: Browsers, at: datetime
) -> None:
    line = suggested(together.share, at=at)

    browser_of(amira).post(reverse("safety_plan_line", args=[line.slug]), {"leave": "1"})

    assert parts_of(amira) == {"people": "My cousin."}
    assert not PlanSuggestion.objects.exists()
    leave_line(line)
    take_line(line, "The nurse.", at=at)
    assert parts_of(amira) == {"people": "My cousin."}


def test_nobody_settles_a_line_of_anothers_plan(
    together: Together, dee: Person, browser_of: Browsers, at: datetime
) -> None:
    line = suggested(together.share, at=at)
    planned(dee, at=at)

    browser_of(dee).post(reverse("safety_plan_line", args=[line.slug]), {"leave": "1"})

    assert PlanSuggestion.objects.filter(pk=line.pk).exists()


def test_a_line_is_a_line_and_there_are_not_too_many(
    together: Together, cass: Person, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    for words in (" ", "a" * 301):
        line = NewLine(Section.WORTH, words, new_key())
        with pytest.raises(OneLine):
            suggest_line(together.share, line, by=cass, at=at)
    monkeypatch.setattr("sidelight.journal.rules.MOST_SUGGESTIONS", 1)
    suggested(together.share, at=at)
    with pytest.raises(ManySuggestions):
        suggested(together.share, at=at)


def test_closing_twice_is_the_same(together: Together, at: datetime) -> None:
    for _ in range(2):
        close_plan(together.plan, at=at)

    assert not PlanShare.objects.standing().exists()


def raised(browser: Client, plan: Plan) -> int:
    told = {"key": str(new_key()), "needed": "now", "worry": "They sound alone."}
    address = reverse("shared_plan_concern", args=[plan.slug])
    return {browser.post(address, told).status_code for _twice in range(2)}.pop()


def copies_of(concern: Concern) -> list[str]:
    return [decrypted(one) for one in concern.words.filter(kind="evidence")]


def test_two_taps_tell_a_lead_with_a_sealed_copy(
    together: Together, amira: Person, cass: Person, browser_of: Browsers
) -> None:
    browser = browser_of(cass)
    assert (
        "Raise a concern"
        in browser.get(reverse("shared_plan", args=[together.plan.slug])).content.decode()
    )

    raised(browser, together.plan)

    concern = Concern.objects.get()
    assert (concern.about, concern.raised_by, concern.needed) == (amira, cass, "now")
    assert ["My cousin." in words for words in copies_of(concern)] == [True]
    assert "cousin" not in concern.words.filter(kind="evidence").get().encrypted
    assert Line.objects.filter(act=Act.RECORD_VIEWED, subject_kind="safety_plan").exists()


def test_a_worry_is_not_lost_when_the_plan_is_closed_meanwhile(
    together: Together, cass: Person, browser_of: Browsers, at: datetime,
    clock_at: Callable[[datetime], None],
) -> None:  # fmt: skip
    close_plan(together.plan, at=at)
    ends = together.share.ends_at + timedelta(days=1)
    clock_at(ends - timedelta(seconds=1))

    assert raised(browser_of(cass), together.plan) == 302

    assert copies_of(Concern.objects.get()) == []
    clock_at(ends)
    assert raised(browser_of(cass), together.plan) == 404
    assert Concern.objects.count() == 1


def test_nobody_raises_one_about_a_plan_that_was_not_open_to_them(
    together: Together, place: Place, dee: Person, yusuf: Person, sol: Person, max: Person,
    browser_of: Browsers,
) -> None:  # fmt: skip
    for who in (dee, yusuf, sol, max, place.staff("Corin", "counsellor")):
        assert raised(browser_of(who), together.plan) == 404

    assert not Concern.objects.exists()
