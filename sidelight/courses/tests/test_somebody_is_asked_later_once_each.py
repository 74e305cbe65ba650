"""A month and three months after a course: asked once each, who wants it, not after a silence."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from sidelight.courses.actions.groups_ending import end_what_is_over
from sidelight.courses.actions.later import (
    answer_later,
    ask_later,
    choose_to_be_asked,
    open_later_words,
    stop_being_asked,
)
from sidelight.courses.actions.retention import expire_later
from sidelight.courses.errors.feelings import NotAskedNow, NotYourGroup
from sidelight.courses.models import Afterwards, Application, Group, LaterAsk
from sidelight.courses.queries.later import own_later
from sidelight.courses.rules.later import due
from sidelight.courses.tests.build import placed
from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice, NoticeKind
from sidelight.outcomes.models import CheckIn, Feeling
from sidelight.people.actions import leave
from sidelight.people.models import Person
from sidelight.safeguarding.models import Concern, FollowUp
from tests.build import Place

Browsers = Callable[[Person | None], Client]
DAY = timedelta(days=1)
WORDS = "Thank you, I still do the breathing."


@pytest.fixture
def ended(tuesdays: Group, amira: Person, dee: Person, at: datetime) -> datetime:
    """When the group of Amira, who wants to be asked, and Dee, who does not, was over."""
    placed(tuesdays, amira, at=at)
    placed(tuesdays, dee, at=at)
    choose_to_be_asked(amira, at=at)
    end = tuesdays.sessions.order_by("-ends_at")[0].ends_at
    end_what_is_over(end)
    return end


def told(person: Person) -> int:
    return Notice.objects.filter(person=person, kind=NoticeKind.LATER).count()


def go_by(begin: datetime, days: int) -> list[tuple[int, int]]:
    """Look round every day; return on which day who was asked after how many months."""
    for day in range(days):
        ask_later(begin + day * DAY)
        ask_later(begin + day * DAY)
    return [((one.asked_at - begin).days, one.months) for one in LaterAsk.objects.order_by("pk")]


@pytest.mark.parametrize(
    ("days", "asked", "months"),
    [
        (29, {}, None),
        (30, {}, 1),
        (43, {}, 1),
        (44, {}, None),
        (60, {1: True}, None),
        (91, {1: True}, 3),
        (91, {}, 3),
        (91, {1: False}, None),
        (106, {1: True}, None),
        (200, {1: True, 3: True}, None),
    ],
)
def test_when_somebody_is_asked(
    at: datetime, days: int, asked: dict[int, bool], months: int | None
) -> None:
    before = {number: (at + 30 * DAY, answered) for number, answered in asked.items()}

    assert due(at, before, at + days * DAY) == months


def test_whoever_answers_is_asked_twice_and_never_again(
    ended: datetime, amira: Person, dee: Person
) -> None:
    for day in range(200):
        if ask_later(ended + day * DAY):
            answer_later(amira, Feeling.CALM, "", at=ended + day * DAY)

    asks = LaterAsk.objects.order_by("pk")
    assert [((one.asked_at - ended).days, one.months) for one in asks] == [(30, 1), (91, 3)]
    assert (told(amira), told(dee)) == (2, 0)
    assert CheckIn.objects.filter(person=amira, moment="later").count() == 2


def test_whoever_does_not_answer_is_not_asked_again(ended: datetime, amira: Person) -> None:
    assert go_by(ended, 200) == [(30, 1)]
    assert told(amira) == 1


def test_a_silence_is_the_end_of_asking_and_nothing_says_otherwise(
    ended: datetime, amira: Person
) -> None:
    go_by(ended, 44)
    assert Afterwards.objects.get().stopped_at is None

    ask_later(ended + 44 * DAY)

    assert Afterwards.objects.get().stopped_at == ended + 44 * DAY
    assert own_later(amira, ended + 44 * DAY) is None


def test_whoever_stops_or_leaves_is_not_asked(ended: datetime, amira: Person, dee: Person) -> None:
    choose_to_be_asked(dee, at=ended)
    stop_being_asked(amira, at=ended)
    leave(dee, at=ended + DAY)

    assert go_by(ended, 120) == []


def test_whoever_gave_their_place_back_is_not_asked(ended: datetime, amira: Person) -> None:
    Application.objects.filter(person=amira).update(ended_how=Application.Ended.WITHDRAWN)

    assert go_by(ended, 120) == []


def test_nobody_is_asked_in_between(ended: datetime, amira: Person, dee: Person) -> None:
    with pytest.raises(NotAskedNow):
        answer_later(amira, Feeling.CALM, "", at=ended + 29 * DAY)
    ask_later(ended + 30 * DAY)
    with pytest.raises(NotAskedNow):
        answer_later(dee, Feeling.CALM, "", at=ended + 30 * DAY)
    answer_later(amira, Feeling.CALM, "", at=ended + 43 * DAY)
    with pytest.raises(NotAskedNow):
        answer_later(amira, Feeling.LOW, "", at=ended + 44 * DAY)
    assert CheckIn.objects.get().feeling == Feeling.CALM


def test_long_after_a_course_nobody_can_ask_to_be_asked(
    ended: datetime, dee: Person, amira: Person
) -> None:
    with pytest.raises(NotAskedNow):
        choose_to_be_asked(dee, at=ended + 30 * DAY)


def test_a_worrying_answer_is_a_task_and_a_cry_calls_somebody(
    ended: datetime, amira: Person
) -> None:
    now = ended + 30 * DAY
    ask_later(now)

    answer_later(amira, Feeling.CALM, WORDS, at=now)
    assert not FollowUp.objects.filter(kind="worrying_answer").exists()
    answer_later(amira, Feeling.UPSET, "", at=now)
    assert FollowUp.objects.filter(about=amira, kind="worrying_answer").count() == 1
    assert not Concern.objects.exists()
    answer_later(amira, Feeling.NEED_SOMEBODY, "", at=now)
    assert Concern.objects.filter(about=amira).count() == 1


def test_words_that_sound_like_a_cry_are_told_to_a_lead(ended: datetime, amira: Person) -> None:
    ask_later(ended + 30 * DAY)

    answer_later(amira, Feeling.OKAY, "I want to die tonight.", at=ended + 30 * DAY)

    assert Concern.objects.filter(about=amira, source_kind="later").exists()


def test_words_are_for_the_counsellors_of_the_group(
    place: Place, tuesdays: Group, ended: datetime, amira: Person, dee: Person, cass: Person,
    yusuf: Person, max: Person, sol: Person, clock_at: Callable[[datetime], None],
    browser_of: Browsers,
) -> None:  # fmt: skip
    now = ended + 30 * DAY
    ask_later(now)
    ask = answer_later(amira, Feeling.CALM, WORDS, at=now)
    clock_at(now)
    noor = place.staff("Noor", "counsellor")
    address = f"/staff/groups/{tuesdays.slug}/later/{ask.slug}/words"
    assert WORDS not in ask.encrypted

    page = browser_of(cass).post(address).content.decode()

    assert WORDS in page
    assert Line.objects.filter(act=Act.RECORD_VIEWED, subject_kind="later").count() == 1
    for person in (yusuf, max, sol, noor, amira, dee):
        assert WORDS not in browser_of(person).post(address).content.decode()
        with pytest.raises(NotYourGroup):
            open_later_words(tuesdays, ask.slug, by=person, at=now)
    group_page = browser_of(yusuf).get(f"/staff/groups/{tuesdays.slug}/feelings/").content.decode()
    assert "after a month" in group_page
    assert "Calm" in group_page


def test_words_end_after_six_months(ended: datetime, amira: Person) -> None:
    now = ended + 30 * DAY
    ask_later(now)
    answer_later(amira, Feeling.CALM, WORDS, at=now)

    kept = expire_later(now + 182 * DAY - timedelta(seconds=1), 10)
    gone = expire_later(now + 182 * DAY, 10)

    assert (kept, gone) == (0, 1)
    assert LaterAsk.objects.get().encrypted == ""


def test_the_page_asks_and_takes_it(
    ended: datetime, amira: Person, clock_at: Callable[[datetime], None], browser_of: Browsers
) -> None:
    clock_at(ended + DAY)
    her = browser_of(amira)
    assert "Do not ask me" in her.get("/my-course/later/").content.decode()
    ask_later(ended + 30 * DAY)
    clock_at(ended + 31 * DAY)
    assert "Cass reads your words." in her.get("/my-course/later/").content.decode()

    assert her.post("/my-course/later/", {"words": ""}).status_code == 422
    her.post("/my-course/later/", {"words": WORDS, "value": "need_somebody"})

    page = her.get("/my-course/later/").content.decode()
    assert "Our team is told at this moment." in page
    assert LaterAsk.objects.get().answered_at == ended + 31 * DAY
