"""After an evening its plan says what was done and what was not; its notes stay with who led it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.runs.going import begin_step, skip_step
from sidelight.courses.actions.runs.noting import write_note
from sidelight.courses.models import GroupLeader, Session
from sidelight.courses.queries.runs.notes import Notes
from sidelight.courses.queries.runs.records import not_done_last_time, record_of
from sidelight.courses.tests.runs import RunEvening, run_evening
from sidelight.people.models import Person
from tests.build import Place

pytestmark = pytest.mark.django_db
Browsers = Callable[[object], Client]
WORDS = "Ask Yusuf about the music next time."
MINUTE = timedelta(minutes=1)


@pytest.fixture
def run(
    place: Place, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> RunEvening:
    """An evening that is over: one step done, one left out, two never reached."""
    made = run_evening([amira, dee], [cass, yusuf], by=place.manager, at=at)
    made.evening.opened(cass, yusuf)
    skip_step(made.led(cass), made.steps[1].pk, seen=0, at=at)
    begin_step(made.led(cass), made.steps[0].pk, seen=1, at=at)
    write_note(made.led(cass), None, WORDS, seen=0, at=at)
    made.evening.close(cass, at=at + 12 * MINUTE)
    return made


def record(browser: Client, run: RunEvening) -> tuple[int, str]:
    answer = browser.get(reverse("run_record", args=[run.group.slug, 1]))
    return answer.status_code, answer.content.decode()


def test_whoever_led_it_reads_what_each_step_took_and_the_notes(
    run: RunEvening, yusuf: Person, browser_of: Browsers
) -> None:
    status, page = record(browser_of(yusuf), run)

    assert status == 200
    for words in ("12 of 5 min", "left out", "not reached", WORDS):
        assert words in page


def test_whoever_leads_the_group_since_reads_all_but_the_notes(
    run: RunEvening, place: Place, at: datetime, browser_of: Browsers
) -> None:
    noor = place.staff("Noor", "counsellor")
    new = {"group": run.group, "person": noor, "part": "counsellor"}
    GroupLeader.objects.create(**new, given_by=place.manager, given_at=at)

    status, page = record(browser_of(noor), run)

    assert status == 200
    assert "left out" in page
    assert WORDS not in page
    assert "note-evening" not in page


def test_whoever_had_no_part_in_it_is_given_no_note_at_all(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    session = Session.objects.get(group=run.group, number=1)
    theirs, others = record_of(session, run.led(cass), at), record_of(session, None, at)

    assert theirs
    assert others
    assert theirs.notes != Notes()
    assert others.notes == Notes()


def test_nobody_else_finds_it(
    run: RunEvening, amira: Person, mo: Person, sol: Person, max: Person, place: Place,
    browser_of: Browsers,
) -> None:  # fmt: skip
    other = place.staff("Noor", "counsellor")

    answers = [record(browser_of(one), run)[0] for one in (amira, mo, sol, max, other, None)]

    assert answers == [404] * 6


def test_where_nobody_used_the_plan_there_is_nothing(
    place: Place, amira: Person, cass: Person, yusuf: Person, at: datetime, browser_of: Browsers
) -> None:
    unused = run_evening([amira], [cass, yusuf], by=place.manager, at=at)

    assert record(browser_of(cass), unused)[0] == 404


def test_a_note_can_still_be_added_and_leads_back_there(
    run: RunEvening, yusuf: Person, browser_of: Browsers
) -> None:
    browser = browser_of(yusuf)
    there = reverse("run_record", args=[run.group.slug, 1])

    answer = browser.post(
        reverse("run_note", args=[run.group.slug, 1]),
        {"note-evening": "We were tired.", "seen-evening": "0"},
    )

    assert answer["Location"] == there
    assert "We were tired." in record(browser, run)[1]


def test_the_next_evening_knows_what_was_not_done(
    run: RunEvening, cass: Person, browser_of: Browsers
) -> None:
    first = run.session
    later = first.starts_at + timedelta(days=7)
    after = Session.objects.create(
        group=run.group, week=first.week, number=2, starts_at=later, ends_at=later + MINUTE
    )

    left = [run.steps[number].title for number in (1, 2, 3)]
    assert not_done_last_time(after) == left
    assert not_done_last_time(first) == []
    page = browser_of(cass).get(reverse("group_evening", args=[run.group.slug, 2]))
    assert left[-1] in page.content.decode()


def test_leaders_find_the_way_to_it_on_the_page_of_the_group(
    run: RunEvening, cass: Person, max: Person, browser_of: Browsers
) -> None:
    there, group = reverse("run_record", args=[run.group.slug, 1]), run.group.slug

    assert there in browser_of(cass).get(reverse("staff_group", args=[group])).content.decode()
    assert there not in browser_of(max).get(reverse("staff_group", args=[group])).content.decode()
