"""A card, a poll, cards to sort, a pause, a handout: shown from the plan, and begun once."""

from datetime import datetime, timedelta

import pytest

from sidelight.courses.actions.runs.showing import show_handout, show_step
from sidelight.courses.errors.runs import NotInThisPlan, PlanChangedMeanwhile
from sidelight.courses.models import Handout, Step
from sidelight.courses.tests.runs import RunEvening, run_evening
from sidelight.people.models import Person
from sidelight.rooms.actions.showing import end
from sidelight.rooms.errors import NotInThisPhase
from sidelight.rooms.models import Activity
from sidelight.rooms.queries.what_is_shown import activity_now, what_of
from tests.build import Place

pytestmark = pytest.mark.django_db
WELCOME, POLL, QUESTION, CHECK_OUT = range(4)


@pytest.fixture
def run(
    place: Place, amira: Person, dee: Person, cass: Person, yusuf: Person, at: datetime
) -> RunEvening:
    made = run_evening([amira, dee], [cass, yusuf], by=place.manager, at=at)
    made.evening.opened(cass, yusuf)
    return made


def shown(run: RunEvening) -> Activity:
    found = activity_now(run.evening.room.pk)
    assert found is not None
    return found


def test_a_step_is_shown_as_a_card_in_plain_words(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    show_step(run.led(cass), run.steps[WELCOME].pk, "card", times=0, at=at)

    what = what_of(shown(run))
    assert (shown(run).kind, what.title, what.words) == (
        "card", "Welcome", "Good to have you here.",
    )  # fmt: skip


def test_a_poll_of_the_plan_begins_with_its_answers(
    run: RunEvening, yusuf: Person, at: datetime
) -> None:
    show_step(run.led(yusuf), run.steps[POLL].pk, "poll", times=0, at=at)

    assert what_of(shown(run)).options == ("Yes", "No", "Not sure")
    assert shown(run).begun_by == yusuf


def test_cards_of_the_plan_begin_with_their_piles(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    detail = {"cards": ["Music", "A walk"], "piles": ["Helps me", "Not for me"]}
    Step.objects.filter(pk=run.steps[POLL].pk).update(kind="sort_cards", detail=detail)

    show_step(run.led(cass), run.steps[POLL].pk, "sort_cards", times=0, at=at)

    what = what_of(shown(run))
    assert (what.options, what.piles) == (("Music", "A walk"), ("Helps me", "Not for me"))


def test_a_break_lasts_as_long_as_it_was_planned(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    Step.objects.filter(pk=run.steps[POLL].pk).update(kind="break", detail={})

    show_step(run.led(cass), run.steps[POLL].pk, "pause", times=0, at=at)

    assert shown(run).ends_at == at + timedelta(minutes=10)


def test_a_board_and_a_circle_begin_with_what_they_are_about(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    Step.objects.filter(pk=run.steps[POLL].pk).update(kind="board", detail={})

    show_step(run.led(cass), run.steps[POLL].pk, "board", times=0, at=at)
    assert (shown(run).kind, what_of(shown(run)).words) == ("board", "Pick what fits.")

    show_step(run.led(cass), run.steps[QUESTION].pk, "circle", times=0, at=at)
    assert (shown(run).kind, what_of(shown(run)).title) == ("circle", "One good thing")


def test_a_handout_is_shown_as_a_card(run: RunEvening, cass: Person, at: datetime) -> None:
    week = run.session.week
    Handout.objects.create(week=week, name="what-helps", title="What helps", words="- Music")

    show_handout(run.led(cass), "what-helps", times=0, at=at)

    assert what_of(shown(run)).title == "What helps"
    assert run.plan(cass).handouts[0].show.is_now


def test_pressed_twice_or_by_both_it_begins_once(
    run: RunEvening, cass: Person, yusuf: Person, at: datetime
) -> None:
    for leader in (cass, cass, yusuf):
        show_step(run.led(leader), run.steps[POLL].pk, "poll", times=0, at=at)

    assert Activity.objects.count() == 1


def test_it_can_be_shown_again_by_whoever_sees_that_it_was(
    run: RunEvening, cass: Person, yusuf: Person, at: datetime
) -> None:
    show_step(run.led(cass), run.steps[POLL].pk, "poll", times=0, at=at)
    end(shown(run), by=run.evening.place(cass), at=at)
    (_card, poll) = run.plan(yusuf).steps[POLL].shows
    assert (poll.times, poll.is_now) == (1, False)

    show_step(run.led(yusuf), run.steps[POLL].pk, "poll", times=1, at=at)

    assert Activity.objects.count() == 2
    assert run.plan(cass).steps[POLL].shows[1].is_now


@pytest.mark.parametrize(
    ("step", "what"),
    [(WELCOME, "poll"), (POLL, "sort_cards"), (CHECK_OUT, "card"), (WELCOME, "nothing")],
)
def test_only_what_goes_with_a_step_can_be_shown(
    run: RunEvening, cass: Person, at: datetime, step: int, what: str
) -> None:
    """The last step of this plan has no words: there is nothing to put on a card."""
    with pytest.raises(NotInThisPlan):
        show_step(run.led(cass), run.steps[step].pk, what, times=0, at=at)


def test_a_handout_that_is_not_in_the_week_is_refused(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    with pytest.raises(NotInThisPlan):
        show_handout(run.led(cass), "what-helps", times=0, at=at)


def test_a_page_that_counts_wrongly_shows_nothing(
    run: RunEvening, cass: Person, at: datetime
) -> None:
    with pytest.raises(PlanChangedMeanwhile):
        show_step(run.led(cass), run.steps[POLL].pk, "poll", times=2**31, at=at)


def test_nothing_is_shown_before_the_room_is_open(
    place: Place, amira: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    early = run_evening([amira], [cass, yusuf], by=place.manager, at=at)

    with pytest.raises(NotInThisPhase):
        show_step(early.led(cass), early.steps[POLL].pk, "poll", times=0, at=at)
