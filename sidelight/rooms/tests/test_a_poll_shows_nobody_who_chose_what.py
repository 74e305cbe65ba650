"""What members choose is seen by leaders alone, until the answers are shown; then without who."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.rooms.actions.members import put_out, time_out
from sidelight.rooms.actions.running import pause_room
from sidelight.rooms.actions.showing import end, show_answers
from sidelight.rooms.actions.taking_part import choose, sort_cards
from sidelight.rooms.errors import (
    AnswersAreShown,
    CannotSpeak,
    NotALeader,
    NothingThere,
    TooFewToShow,
)
from sidelight.rooms.models import Activity, Answer
from sidelight.rooms.queries.what_is_shown import shown_to
from sidelight.rooms.rules.reasons import OutReason
from sidelight.rooms.tests.activities import Three, begun, fragment_of
from sidelight.rooms.tests.build import Evening

pytestmark = [pytest.mark.django_db, pytest.mark.data]
Browsers = Callable[[object], Client]


def counts(evening: Evening, person: Person) -> list[int | None]:
    shown = shown_to(evening.place(person), evening.at)
    assert shown is not None
    return [one.count for one in shown.choices]


def names(evening: Evening, person: Person) -> list[list[str]]:
    shown = shown_to(evening.place(person), evening.at)
    assert shown is not None
    return [list(one.who) for one in shown.choices]


@pytest.fixture
def poll(three: Three, cass: Person) -> Activity:
    """Amira and Dee have chosen the same, and Bo has chosen nothing yet."""
    activity = begun(three, Activity.Kind.POLL, by=cass)
    for person in (three.amira, three.dee):
        choose(activity.slug, 1, by=three.place(person), at=three.at)
    return activity


def test_leaders_see_who_and_members_only_their_own(
    poll: Activity, three: Three, cass: Person
) -> None:
    assert counts(three, cass) == [0, 2, 0]
    assert names(three, cass) == [[], ["Amira", "Dee"], []]
    assert counts(three, three.amira) == [None] * 3
    assert names(three, three.amira) == [[]] * 3
    bos, mine = (shown_to(three.place(one), three.at) for one in (three.bo, three.amira))
    assert bos is not None
    assert bos.answered == 0
    assert mine is not None
    assert mine.mine is not None
    assert mine.mine.number == 1


def test_shown_it_says_how_many_and_never_who(
    poll: Activity, three: Three, cass: Person, browser_of: Browsers
) -> None:
    choose(poll.slug, 0, by=three.place(three.bo), at=three.at)

    show_answers(poll, by=three.place(cass), at=three.at)

    assert counts(three, three.amira) == [1, 2, 0]
    assert names(three, three.amira) == [[]] * 3
    assert "Dee" in fragment_of(browser_of(cass), three.room)
    assert "Dee" not in fragment_of(browser_of(three.amira), three.room)


def test_fewer_than_three_answers_are_not_shown(poll: Activity, three: Three, cass: Person) -> None:
    with pytest.raises(TooFewToShow):
        show_answers(poll, by=three.place(cass), at=three.at)

    assert counts(three, three.bo) == [None] * 3


def test_an_answer_can_be_changed_and_taken_back_until_all_are_shown(
    poll: Activity, three: Three, cass: Person
) -> None:
    choose(poll.slug, 2, by=three.place(three.amira), at=three.at)
    choose(poll.slug, None, by=three.place(three.dee), at=three.at)
    assert counts(three, cass) == [0, 0, 1]

    choose(poll.slug, 2, by=three.place(three.dee), at=three.at)
    choose(poll.slug, 2, by=three.place(three.bo), at=three.at)
    show_answers(poll, by=three.place(cass), at=three.at)
    with pytest.raises(AnswersAreShown):
        choose(poll.slug, 0, by=three.place(three.amira), at=three.at)

    assert counts(three, cass) == [0, 0, 3]


def test_a_second_tap_is_no_second_answer_and_wakes_nobody(
    poll: Activity, three: Three, cass: Person
) -> None:
    before = len(three.items(cass, "team"))

    choose(poll.slug, 1, by=three.place(three.amira), at=three.at)

    assert Answer.objects.filter(activity=poll, place=three.place(three.amira)).count() == 1
    assert len(three.items(cass, "team")) == before


def test_an_answer_wakes_the_leaders_pages_alone(
    poll: Activity, three: Three, cass: Person
) -> None:
    before = three.read(three.amira)
    told = len(three.items(cass, "team"))

    choose(poll.slug, 0, by=three.place(three.bo), at=three.at)

    assert three.read(three.amira) == before
    assert len(three.items(cass, "team")) == told + 1
    assert "Bo" not in three.items(cass, "team")[-1].text


def test_only_a_member_who_may_write_now_answers(
    poll: Activity, three: Three, cass: Person, yusuf: Person
) -> None:
    time_out(three.place(three.amira), 5, by=three.place(cass), at=three.at)
    put_out(three.place(three.dee), OutReason.ASKED, by=three.place(cass), at=three.at)
    for person in (three.amira, three.dee, yusuf):
        with pytest.raises(CannotSpeak):
            choose(poll.slug, 0, by=three.place(person), at=three.at)

    pause_room(three.room, by=three.place(cass), at=three.at)
    with pytest.raises(CannotSpeak):
        choose(poll.slug, 0, by=three.place(three.bo), at=three.at)

    assert Answer.objects.filter(choice=0).count() == 0


def test_what_is_over_or_is_not_there_takes_no_answer(
    poll: Activity, three: Three, cass: Person
) -> None:
    bo = three.place(three.bo)
    for slug, choice in (("nothing", 0), (poll.slug, 3), (poll.slug, 99)):
        with pytest.raises(NothingThere):
            choose(slug, choice, by=bo, at=three.at)

    end(poll, by=three.place(cass), at=three.at)
    with pytest.raises(NothingThere):
        choose(poll.slug, 0, by=bo, at=three.at)


def test_only_leaders_show_answers_and_end(poll: Activity, three: Three) -> None:
    for deed in (show_answers, end):
        with pytest.raises(NotALeader):
            deed(poll, by=three.place(three.amira), at=three.at)


def test_cards_lie_in_the_piles_where_one_put_them(three: Three, cass: Person) -> None:
    activity = begun(three, Activity.Kind.SORT_CARDS, by=cass)

    sort_cards(activity.slug, {0: 1, 1: 0}, by=three.place(three.amira), at=three.at)
    sort_cards(activity.slug, {1: None, 2: 1}, by=three.place(three.amira), at=three.at)

    mine, others, seen = (
        shown_to(three.place(one), three.at) for one in (three.amira, three.bo, cass)
    )
    assert mine is not None
    assert others is not None
    assert seen is not None
    assert [card.mine for card in mine.cards] == [1, None, 1]
    assert [card.mine for card in others.cards] == [None] * 3
    assert [pile.count for card in others.cards for pile in card.piles] == [None] * 6
    assert [pile.count for card in seen.cards for pile in card.piles] == [0, 1, 0, 0, 0, 1]


def test_a_stranger_finds_nothing_and_a_form_does_the_same(
    poll: Activity, three: Three, cass: Person, kit: Person, browser_of: Browsers
) -> None:
    def posted(person: Person, name: str, **sent: object) -> int:
        address = reverse("room_shown_deed", args=[three.room.slug, name])
        return int(browser_of(person).post(address, {"shown": poll.slug, **sent}).status_code)

    assert posted(kit, "choose", choice="0") == 404
    assert posted(three.bo, "nothing") == 404
    assert posted(three.bo, "choose", choice="0") == 302
    assert posted(three.bo, "choose", choice="two") == 409
    assert posted(three.bo, "show_answers") == 409
    assert posted(cass, "show_answers") == 302

    assert counts(three, three.amira) == [1, 2, 0]


def test_it_is_not_read_once_the_session_is_long_over(
    poll: Activity, three: Three, browser_of: Browsers, clock_at: Callable[[datetime], None]
) -> None:
    browser = browser_of(three.amira)
    assert "What helped?" in fragment_of(browser, three.room)

    clock_at(three.at - timedelta(days=1))

    assert browser.get(reverse("room_shown", args=[three.room.slug])).status_code == 404
