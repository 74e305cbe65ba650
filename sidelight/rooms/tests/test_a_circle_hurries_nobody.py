"""In a circle one comes after the other; passing is blameless, and time cuts nobody off."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from sidelight.people.models import Person
from sidelight.rooms.actions.circle import end_own_turn, give_time, next_turn
from sidelight.rooms.actions.own import step_back, step_out
from sidelight.rooms.actions.showing import NewActivity, begin
from sidelight.rooms.errors import NotALeader
from sidelight.rooms.models import Activity, Turn
from sidelight.rooms.queries.circle import Circle
from sidelight.rooms.queries.what_is_shown import shown_to
from sidelight.rooms.tests.activities import Three, begun, fragment_of
from sidelight.rooms.tests.build import Evening

pytestmark = [pytest.mark.django_db, pytest.mark.data]
Browsers = Callable[[Person | None], Client]
DONE, PASSED = Turn.How.DONE, Turn.How.PASSED


@pytest.fixture
def circle(three: Three, cass: Person) -> Activity:
    """Bo, then Amira, then Dee."""
    order = [three.place(one).slug for one in (three.bo, three.amira, three.dee)]
    new = NewActivity(
        Activity.Kind.CIRCLE, "One good thing", lasts=timedelta(minutes=2), order=order
    )
    return begin(three.room, new, by=three.place(cass), at=three.at)


def seen(evening: Evening, person: Person) -> Circle:
    shown = shown_to(evening.place(person), evening.at)
    assert shown is not None
    assert shown.circle is not None
    return shown.circle


def test_turns_come_in_the_order_that_a_leader_gave(
    circle: Activity, three: Three, cass: Person
) -> None:
    names = [seen(three, three.dee).name]
    end_own_turn(circle.slug, DONE, by=three.place(three.bo), at=three.at)
    names.append(seen(three, three.dee).name)
    end_own_turn(circle.slug, PASSED, by=three.place(three.amira), at=three.at)
    names.append(seen(three, three.dee).name)
    next_turn(circle.slug, 3, by=three.place(cass), at=three.at)

    assert names == ["Bo", "Amira", "Dee"]
    assert seen(three, three.dee).now is None


def test_members_see_whose_turn_it_is_and_their_own_and_no_more(
    circle: Activity, three: Three, cass: Person
) -> None:
    end_own_turn(circle.slug, PASSED, by=three.place(three.bo), at=three.at)

    mine, bos, leaders = (seen(three, one) for one in (three.amira, three.bo, cass))

    assert (mine.name, mine.mine, mine.order) == ("Amira", "now", ())
    assert (bos.name, bos.mine, bos.order) == ("Amira", "over", ())
    assert [(one.name, one.how) for one in leaders.order] == [
        ("Bo", "passed"), ("Amira", "now"), ("Dee", "later"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "first"), [(Activity.Kind.CIRCLE, "It is your turn."), (Activity.Kind.PAUSE, "until")]
)
def test_whose_turn_it_is_stands_before_long_words(
    three: Three, cass: Person, browser_of: Browsers, kind: Activity.Kind, first: str
) -> None:
    words = "A question that is longer than a small phone."
    begun(three, kind, by=cass, options=(), words=words)

    page = fragment_of(browser_of(three.amira), three.room).partition("shown-body")[2]

    assert 0 < page.index(first) < page.index(words)
    assert page.count(words) == 1


def test_somebody_can_pass_before_it_is_their_turn(circle: Activity, three: Three) -> None:
    end_own_turn(circle.slug, PASSED, by=three.place(three.amira), at=three.at)

    end_own_turn(circle.slug, DONE, by=three.place(three.bo), at=three.at)

    assert seen(three, three.bo).name == "Dee"


def test_who_is_not_there_is_passed_over_and_has_a_turn_when_back(
    circle: Activity, three: Three, cass: Person
) -> None:
    step_out(three.place(three.amira), at=three.at)
    end_own_turn(circle.slug, DONE, by=three.place(three.bo), at=three.at)
    assert seen(three, three.bo).name == "Dee"

    step_back(three.place(three.amira), at=three.at)
    end_own_turn(circle.slug, DONE, by=three.place(three.dee), at=three.at)

    assert seen(three, three.bo).name == "Amira"


def test_pressed_twice_nobody_is_left_out(circle: Activity, three: Three, cass: Person) -> None:
    for _ in range(2):
        next_turn(circle.slug, 1, by=three.place(cass), at=three.at)
        end_own_turn(circle.slug, DONE, by=three.place(three.bo), at=three.at)

    assert seen(three, three.bo).name == "Amira"


def test_time_that_is_up_ends_no_turn_and_can_be_given(
    circle: Activity, three: Three, cass: Person
) -> None:
    three.at += timedelta(minutes=5)
    assert seen(three, three.dee).name == "Bo"

    for person in (three.bo, cass):
        give_time(circle.slug, by=three.place(person), at=three.at)
    with pytest.raises(NotALeader):
        give_time(circle.slug, by=three.place(three.dee), at=three.at)

    now = seen(three, three.bo).now
    assert now is not None
    assert now.ends_at == three.at + timedelta(minutes=2)


def test_only_a_leader_goes_on_for_others(circle: Activity, three: Three) -> None:
    with pytest.raises(NotALeader):
        next_turn(circle.slug, 1, by=three.place(three.dee), at=three.at)
    end_own_turn(circle.slug, DONE, by=three.place(three.dee), at=three.at)

    assert seen(three, three.dee).name == "Bo"
    assert seen(three, three.dee).mine == "later"
