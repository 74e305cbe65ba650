"""Leaders are asked once to look after a member who is silent or gone; no member learns of it."""

from datetime import datetime, timedelta

import pytest

from sidelight.people.models import Person
from sidelight.rooms.actions.closing import see_out
from sidelight.rooms.actions.members import time_out
from sidelight.rooms.actions.own import step_out
from sidelight.rooms.actions.prompting import claim_prompt, look_after_members, settle_prompt
from sidelight.rooms.actions.running import open_room, pause_room, resume_room
from sidelight.rooms.actions.showing import NewActivity, begin, end
from sidelight.rooms.errors import NotALeader, NothingThere, SomebodyHasIt
from sidelight.rooms.models import Activity, Answer, Prompt, Room, SeenOut
from sidelight.rooms.queries.prompts import TURNS, prompts_of
from sidelight.rooms.rules.closing import Heard, Missing, missing
from sidelight.rooms.tests.build import Evening
from sidelight.rooms.tests.clock import MINUTE, SECOND, WORKER, Clock
from sidelight.safeguarding.models import FollowUp, FollowUpKind
from tests.build import Place as Charity

pytestmark = [pytest.mark.django_db, pytest.mark.data]
Kind, Outcome = Prompt.Kind, Prompt.Outcome


def asked() -> list[tuple[str, str]]:
    """Return what leaders are asked to look after now."""
    found = Prompt.objects.filter(settled_at=None).select_related("place__person")
    return [(one.place.person.shown_name, one.kind) for one in found]


def only() -> Prompt:
    return Prompt.objects.get()


@pytest.fixture
def quiet(clock: Clock, dee: Person) -> Clock:
    """Ten minutes in which Amira says nothing, and Dee does."""
    clock.at += 9 * MINUTE
    clock.says(dee, "Still here.")
    clock.at += MINUTE
    look_after_members(clock.at)
    return clock


def test_after_ten_silent_minutes_and_not_before(clock: Clock, dee: Person) -> None:
    clock.at += 9 * MINUTE
    clock.says(dee, "Still here.")
    for second in (59, 60):
        look_after_members(clock.at + second * SECOND)
        assert asked() == ([("Amira", "silent")] if second == 60 else [])


def test_after_two_minutes_without_a_page_and_not_before(clock: Clock, dee: Person) -> None:
    clock.evening.go(dee, at=clock.at)
    for second in (119, 120):
        look_after_members(clock.at + second * SECOND)
        assert asked() == ([("Dee", "gone")] if second == 120 else [])


def test_however_often_and_on_how_many_workers_it_is_once(quiet: Clock) -> None:
    for second in (0, 0, 1, 300):
        look_after_members(quiet.at + second * SECOND)

    assert [name for name, _ in asked()].count("Amira") == 1


def test_a_tenth_of_the_rooms_each_second_is_all_of_them_in_ten(clock: Clock) -> None:
    for turn in range(TURNS):
        look_after_members(clock.at + 11 * MINUTE, turn=turn)

    assert len(asked()) == 2


def test_a_line_that_is_lost_for_a_moment_does_not_begin_it_anew(
    clock: Clock, amira: Person
) -> None:
    for minute in (3, 6, 9):
        clock.evening.go(amira, at=clock.at + minute * MINUTE)
        clock.evening.come(amira, worker=WORKER, at=clock.at + minute * MINUTE + SECOND)
    look_after_members(clock.at + 10 * MINUTE)

    assert ("Amira", "silent") in asked()


def test_who_never_came_is_none_of_them(evening: Evening, cass: Person, yusuf: Person) -> None:
    evening.opened(cass, yusuf)
    look_after_members(evening.at + 30 * MINUTE)

    assert asked() == []


def test_not_while_they_take_a_moment(clock: Clock, amira: Person, dee: Person) -> None:
    step_out(clock.evening.place(amira), at=clock.at)
    look_after_members(clock.at + 11 * MINUTE)

    assert asked() == [("Dee", "silent")]


def test_not_in_quiet_time_and_then_counted_from_its_end(
    clock: Clock, amira: Person, cass: Person
) -> None:
    time_out(clock.evening.place(amira), 15, by=clock.evening.place(cass), at=clock.at)
    for minute in (14, 24, 25):
        look_after_members(clock.at + minute * MINUTE)
        assert (("Amira", "silent") in asked()) is (minute == 25)


def test_not_in_a_pause_and_then_counted_from_where_it_went_on(clock: Clock, cass: Person) -> None:
    leader = clock.evening.place(cass)
    pause_room(clock.evening.room, by=leader, at=clock.at)
    look_after_members(clock.at + 20 * MINUTE)
    assert asked() == []

    resume_room(clock.evening.room, by=leader, at=clock.at + 20 * MINUTE)
    look_after_members(clock.at + 29 * MINUTE)
    assert asked() == []
    look_after_members(clock.at + 30 * MINUTE)
    assert len(asked()) == 2


def test_not_in_reading_time_and_then_counted_from_its_end(clock: Clock, cass: Person) -> None:
    leader = clock.evening.place(cass)
    read = NewActivity(Activity.Kind.PAUSE, "Please read.")
    shown = begin(clock.room(), read, by=leader, at=clock.at)
    look_after_members(clock.at + 20 * MINUTE)
    assert asked() == []

    end(shown, by=leader, at=clock.at + 20 * MINUTE)
    for minute in (29, 30):
        look_after_members(clock.at + minute * MINUTE)
        assert len(asked()) == (2 if minute == 30 else 0)


def test_who_chose_an_answer_was_heard_of(
    clock: Clock, amira: Person, dee: Person, cass: Person
) -> None:
    poll = NewActivity(Activity.Kind.POLL, "Which one?", options=["This", "That"])
    shown = begin(clock.room(), poll, by=clock.evening.place(cass), at=clock.at)
    place = clock.evening.place(amira)
    Answer.objects.create(activity=shown, place=place, choice=0, at=clock.at + 9 * MINUTE)
    look_after_members(clock.at + 11 * MINUTE)

    assert asked() == [("Dee", "silent")]


def test_not_in_the_lobby_and_not_one_to_one(
    evening: Evening, amira: Person, cass: Person, yusuf: Person, place: Charity, at: datetime
) -> None:
    evening.come(amira)
    alone = Evening.planned(
        [amira], [cass], by=place.manager, at=at, kind=Room.Kind.ONE_TO_ONE, seconds=[yusuf]
    )
    alone.keys = 100
    alone.opened(cass)
    alone.come(amira)
    look_after_members(at + 11 * MINUTE)

    assert asked() == []


def test_not_about_who_was_seen_out(clock: Clock, dee: Person, cass: Person) -> None:
    see_out(clock.evening.place(dee), by=clock.evening.place(cass), at=clock.at)
    clock.evening.go(dee, at=clock.at)
    look_after_members(clock.at + 3 * MINUTE)

    assert asked() == []


def test_who_writes_again_settles_it_by_themselves(quiet: Clock, amira: Person) -> None:
    quiet.says(amira, "I was reading.")
    look_after_members(quiet.at + SECOND)

    assert (only().outcome, only().settled_by) == (Outcome.BACK, None)
    assert [one.outcome for one in prompts_of(quiet.room(), quiet.at + MINUTE)] == [Outcome.BACK]
    assert prompts_of(quiet.room(), quiet.at + 6 * MINUTE) == []


def test_who_comes_back_settles_it_by_themselves(clock: Clock, dee: Person) -> None:
    clock.evening.go(dee, at=clock.at)
    look_after_members(clock.at + 2 * MINUTE)
    clock.evening.come(dee, worker=WORKER, at=clock.at + 3 * MINUTE)
    look_after_members(clock.at + 3 * MINUTE)

    assert only().outcome == Outcome.BACK


def test_who_was_silent_and_goes_is_one_prompt_still(quiet: Clock, amira: Person) -> None:
    quiet.evening.go(amira, at=quiet.at)
    look_after_members(quiet.at + 2 * MINUTE)

    assert (only().kind, only().settled_at) == (Kind.GONE, None)


def test_one_looks_after_it_and_the_other_sees_who(
    quiet: Clock, cass: Person, yusuf: Person
) -> None:
    room = quiet.room()
    for _ in range(2):
        claim_prompt(room, only().slug, by=quiet.evening.place(cass), at=quiet.at)
    with pytest.raises(SomebodyHasIt):
        claim_prompt(room, only().slug, by=quiet.evening.place(yusuf), at=quiet.at)

    assert only().claimed_by == cass


def test_either_settles_it_and_it_is_not_asked_again_at_once(quiet: Clock, yusuf: Person) -> None:
    leader, room = quiet.evening.place(yusuf), quiet.room()
    for _ in range(2):
        settle_prompt(room, only().slug, Outcome.FINE, by=leader, at=quiet.at)
    with pytest.raises(NothingThere):
        settle_prompt(room, only().slug, Outcome.WROTE, by=leader, at=quiet.at)

    look_after_members(quiet.at + 19 * MINUTE)
    assert "Amira" not in [name for name, _ in asked()]
    look_after_members(quiet.at + 20 * MINUTE)
    assert "Amira" in [name for name, _ in asked()]


def test_a_follow_up_counts_as_seen_out(quiet: Clock, cass: Person) -> None:
    leader = quiet.evening.place(cass)
    settle_prompt(quiet.room(), only().slug, Outcome.FOLLOW_UP, by=leader, at=quiet.at)

    task = FollowUp.objects.get()
    assert (task.kind, task.due_at) == (FollowUpKind.NOT_SEEN_OUT, quiet.at + timedelta(hours=2))
    assert SeenOut.objects.get().how == SeenOut.How.FOLLOW_UP


def test_about_who_is_gone_it_says_so(clock: Clock, dee: Person, cass: Person) -> None:
    clock.evening.go(dee, at=clock.at)
    look_after_members(clock.at + 2 * MINUTE)
    leader = clock.evening.place(cass)
    settle_prompt(clock.room(), only().slug, Outcome.FOLLOW_UP, by=leader, at=clock.at)

    assert FollowUp.objects.get().kind == FollowUpKind.LEFT_EARLY


def test_members_can_do_nothing_with_it_and_are_told_nothing(quiet: Clock, amira: Person) -> None:
    before = quiet.evening.read(amira)
    line = f"line:{quiet.evening.place(amira).slug}"
    with pytest.raises(NotALeader):
        claim_prompt(quiet.room(), only().slug, by=quiet.evening.place(amira), at=quiet.at)

    assert quiet.evening.read(amira) == before
    assert quiet.evening.read(amira, line) == ""


def test_leaders_pages_are_told_to_look(quiet: Clock, cass: Person) -> None:
    assert '"from":"","what":"closing"' in quiet.evening.read(cass, "team")


def test_when_the_session_is_over_it_is_over(quiet: Clock, cass: Person) -> None:
    quiet.evening.close(cass, at=quiet.at)

    assert only().outcome == Outcome.OVER


def test_a_room_that_opens_late_counts_from_then(
    evening: Evening, amira: Person, cass: Person, yusuf: Person
) -> None:
    clock = Clock(evening, [cass, yusuf])
    evening.come(amira, worker=WORKER)
    later = evening.at + 8 * MINUTE
    for leader in (cass, yusuf):
        evening.go(leader)
        evening.come(leader, worker=WORKER, at=later)
    clock.at = later
    clock.beats()
    open_room(evening.room, by=evening.place(cass), at=later)
    look_after_members(later + 9 * MINUTE)
    assert asked() == []

    look_after_members(later + 10 * MINUTE)
    assert asked() == [("Amira", "silent")]


NOON = datetime.fromisoformat("2026-03-04T12:00:00+00:00")
HERE = Heard(1, 1, True, True, NOON, None, None, NOON, False, None)


@pytest.mark.parametrize(
    ("one", "minutes", "said"),
    [
        (HERE, 10, Missing(False, NOON)),
        (HERE, 9, None),
        (HERE._replace(spoke_at=NOON + MINUTE), 10, None),
        (HERE._replace(is_open=False), 60, None),
        (HERE._replace(is_looked_after=True), 60, None),
        (HERE._replace(came_at=None), 60, None),
        (HERE._replace(is_here=False, left_at=NOON), 2, Missing(True, NOON)),
        (HERE._replace(is_here=False, left_at=NOON), 1, None),
        (HERE._replace(is_here=False, left_at=NOON, is_open=False), 2, Missing(True, NOON)),
        (HERE._replace(asked_at=NOON), 19, None),
        (HERE._replace(asked_at=NOON), 20, Missing(False, NOON)),
    ],
)
def test_when_leaders_are_asked(one: Heard, minutes: int, said: Missing | None) -> None:
    assert missing(one, NOON + minutes * MINUTE) == said
