"""A leader closes a session when nobody is lost: seen out or followed up, and a note is there."""

from datetime import datetime, timedelta

import pytest

from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from sidelight.rooms.actions.attending import attend_rooms
from sidelight.rooms.actions.closing import (
    follow_up_later,
    not_yet,
    read_hand_overs,
    see_out,
    write_hand_over,
)
from sidelight.rooms.actions.members import put_out
from sidelight.rooms.actions.running import close_room
from sidelight.rooms.errors import NotALeader, NothingThere, RoomIsOver, StillToDo
from sidelight.rooms.models import HandOver, Room, SeenOut
from sidelight.rooms.queries.closing import going, needs_a_note, not_seen_out, notes_to_write
from sidelight.rooms.rules.closing import Due, left_early
from sidelight.rooms.rules.reasons import OutReason
from sidelight.rooms.tests.build import HOUR, Evening
from sidelight.rooms.tests.clock import MINUTE, SECOND, Clock
from sidelight.safeguarding.models import FollowUp, FollowUpKind
from tests.build import Place as Charity

pytestmark = [pytest.mark.django_db, pytest.mark.data]
DAY = timedelta(days=1)


@pytest.fixture
def begun(evening: Evening, amira: Person, dee: Person, cass: Person, yusuf: Person) -> Evening:
    """An open room to which both members came."""
    evening.opened(cass, yusuf)
    evening.come(amira, dee)
    return evening


def closes(evening: Evening, leader: Person) -> None:
    close_room(evening.room, by=evening.place(leader), at=evening.at + HOUR)


def is_over() -> bool:
    return Room.objects.get().is_over


def follow_ups(kind: FollowUpKind) -> list[tuple[str, datetime]]:
    asked = FollowUp.objects.filter(kind=kind).select_related("about").order_by("pk")
    return [(one.about.shown_name, one.due_at) for one in asked]


def test_not_while_somebody_has_neither(begun: Evening, amira: Person, cass: Person) -> None:
    write_hand_over(begun.room, "A quiet evening.", by=cass, at=begun.at)
    see_out(begun.place(amira), by=begun.place(cass), at=begun.at)

    with pytest.raises(StillToDo) as no:
        closes(begun, cass)

    assert not is_over()
    assert "Dee" in str(no.value)
    assert "Amira" not in str(no.value)
    assert "note" not in str(no.value)


def test_not_while_the_note_is_missing(
    begun: Evening, amira: Person, dee: Person, cass: Person
) -> None:
    for one in (amira, dee):
        see_out(begun.place(one), by=begun.place(cass), at=begun.at)

    with pytest.raises(StillToDo, match="hand-over note"):
        closes(begun, cass)

    assert not is_over()


def test_it_closes_when_all_is_done(
    begun: Evening, amira: Person, dee: Person, cass: Person
) -> None:
    see_out(begun.place(amira), by=begun.place(cass), at=begun.at)
    follow_up_later(begun.place(dee), Due.TOMORROW, by=begun.place(cass), at=begun.at)
    write_hand_over(begun.room, "A quiet evening.", by=cass, at=begun.at)

    closes(begun, cass)

    assert is_over()
    assert follow_ups(FollowUpKind.NOT_SEEN_OUT) == [("Dee", begun.at + DAY)]
    assert follow_ups(FollowUpKind.DID_NOT_COME) == []


def test_who_never_came_holds_nobody_up(evening: Evening, cass: Person, yusuf: Person) -> None:
    evening.opened(cass, yusuf)
    write_hand_over(evening.room, "Nobody came.", by=cass, at=evening.at)

    closes(evening, cass)

    assert [name for name, _ in follow_ups(FollowUpKind.DID_NOT_COME)] == ["Amira", "Dee"]


def test_who_was_taken_out_holds_nobody_up(begun: Evening, dee: Person, cass: Person) -> None:
    put_out(begun.place(dee), OutReason.ASKED, by=begun.place(cass), at=begun.at)

    assert [one.person.shown_name for one in not_seen_out(begun.room)] == ["Amira"]


def test_who_waited_in_a_lobby_that_never_opened_is_seen_out_too(
    evening: Evening, amira: Person, cass: Person
) -> None:
    evening.come(amira, cass)

    with pytest.raises(StillToDo, match="Amira"):
        closes(evening, cass)


def test_a_tick_by_mistake_is_taken_back(begun: Evening, amira: Person, cass: Person) -> None:
    see_out(begun.place(amira), by=begun.place(cass), at=begun.at)
    not_yet(begun.place(amira), by=begun.place(cass), at=begun.at)

    assert "Amira" in [one.person.shown_name for one in not_seen_out(begun.room)]
    told = Line.objects.filter(act=Act.SEEN_OUT).order_by("pk")
    assert [line.detail["what"] for line in told] == ["goodbye", "not_yet"]


def test_a_follow_up_is_not_taken_back_and_asked_for_once(
    begun: Evening, amira: Person, cass: Person
) -> None:
    member, leader = begun.place(amira), begun.place(cass)
    for due in (Due.TONIGHT, Due.TOMORROW):
        follow_up_later(member, due, by=leader, at=begun.at)
    not_yet(member, by=leader, at=begun.at)

    assert follow_ups(FollowUpKind.NOT_SEEN_OUT) == [("Amira", begun.at + 2 * HOUR)]
    assert SeenOut.objects.get().how == SeenOut.How.FOLLOW_UP


def test_two_taps_are_one_goodbye(
    begun: Evening, amira: Person, cass: Person, yusuf: Person
) -> None:
    for leader in (cass, cass):
        see_out(begun.place(amira), by=begun.place(leader), at=begun.at)

    assert SeenOut.objects.count() == 1
    assert Line.objects.filter(act=Act.SEEN_OUT).count() == 1


def test_only_leaders_see_somebody_out(begun: Evening, amira: Person, dee: Person) -> None:
    with pytest.raises(NotALeader):
        see_out(begun.place(amira), by=begun.place(dee), at=begun.at)

    assert not SeenOut.objects.exists()


def test_not_somebody_of_another_room_or_a_leader(
    begun: Evening, kit: Person, cass: Person, yusuf: Person, place: Charity, at: datetime
) -> None:
    other = Evening.planned([kit], [cass, yusuf], by=place.manager, at=at)

    with pytest.raises(NotALeader):
        see_out(other.place(kit), by=begun.place(cass), at=at)
    with pytest.raises(NothingThere):
        see_out(begun.place(yusuf), by=begun.place(cass), at=at)


def test_leaders_see_who_is_there_and_who_went(begun: Evening, amira: Person, dee: Person) -> None:
    begun.go(dee, at=begun.at + MINUTE)

    seen = {one.place.person.shown_name: one for one in going(begun.room)}
    assert (seen["Amira"].is_here, seen["Dee"].left_at) == (True, begun.at + MINUTE)


def test_when_its_time_is_over_somebody_follows_up_by_itself(
    begun: Evening, amira: Person, dee: Person, cass: Person
) -> None:
    see_out(begun.place(amira), by=begun.place(cass), at=begun.at)
    ends = begun.at + HOUR + 15 * MINUTE
    attend_rooms(ends)
    attend_rooms(ends + SECOND)

    assert is_over()
    assert follow_ups(FollowUpKind.NOT_SEEN_OUT) == [("Dee", ends + 2 * HOUR)]
    assert follow_ups(FollowUpKind.LEFT_EARLY) == []


def test_who_went_well_before_the_end_left_early(
    begun: Evening, amira: Person, dee: Person
) -> None:
    begun.go(dee, at=begun.at + HOUR - 6 * MINUTE)
    begun.go(amira, at=begun.at + HOUR - 4 * MINUTE)
    ends = begun.at + HOUR + 15 * MINUTE
    attend_rooms(ends)

    assert follow_ups(FollowUpKind.LEFT_EARLY) == [("Dee", ends + DAY)]
    assert follow_ups(FollowUpKind.NOT_SEEN_OUT) == [("Amira", ends + 2 * HOUR)]


def test_for_want_of_leaders_each_is_asked_at_once_and_once(
    clock: Clock, amira: Person, dee: Person, yusuf: Person
) -> None:
    clock.evening.go(yusuf, at=clock.at)
    clock.goes_on(5 * MINUTE + SECOND)

    assert is_over()
    assert [name for name, _ in follow_ups(FollowUpKind.ROOM_CLOSED_EARLY)] == ["Amira", "Dee"]
    assert follow_ups(FollowUpKind.NOT_SEEN_OUT) == []


def test_a_note_that_is_missing_stays_to_be_written(
    begun: Evening, cass: Person, yusuf: Person, amira: Person, sol: Person
) -> None:
    later = begun.at + HOUR + 15 * MINUTE
    assert notes_to_write(cass, later) == []
    attend_rooms(later)

    assert [one.pk for one in notes_to_write(yusuf, later)] == [begun.room.pk]
    write_hand_over(begun.room, "Afterwards.", by=cass, at=later)
    assert notes_to_write(yusuf, later) == []
    for one in (amira, sol):
        with pytest.raises(NotALeader):
            write_hand_over(begun.room, "Not mine.", by=one, at=later)


def test_each_leader_may_add_one_and_the_same_words_are_one(
    begun: Evening, cass: Person, yusuf: Person
) -> None:
    for words in ("A quiet evening.", "A quiet evening."):
        write_hand_over(begun.room, words, by=cass, at=begun.at)
    write_hand_over(begun.room, "I saw it too.", by=yusuf, at=begun.at + MINUTE)

    read = read_hand_overs([begun.room.pk], by=yusuf, at=begun.at + HOUR)
    assert [(one.by.shown_name, one.words) for one in read] == [
        ("Cass", "A quiet evening."), ("Yusuf", "I saw it too."),
    ]  # fmt: skip


def test_each_reading_is_on_the_ledger(begun: Evening, cass: Person, amira: Person) -> None:
    note = write_hand_over(begun.room, "A quiet evening.", by=cass, at=begun.at)

    read_hand_overs([begun.room.pk], by=cass, at=begun.at)
    with pytest.raises(NotALeader):
        read_hand_overs([begun.room.pk], by=amira, at=begun.at)

    seen = Line.objects.filter(act=Act.RECORD_VIEWED, subject_kind="hand_over")
    assert [(line.actor_id, line.subject_id) for line in seen] == [(cass.pk, note.pk)]


def test_its_words_are_readable_nowhere_and_no_ledger_has_them(
    begun: Evening, cass: Person
) -> None:
    write_hand_over(begun.room, "warblernote", by=cass, at=begun.at)

    assert "warblernote" not in HandOver.objects.get().encrypted
    assert not Line.objects.filter(detail__icontains="warblernote").exists()


def test_a_one_to_one_closes_as_before(
    amira: Person, cass: Person, yusuf: Person, place: Charity, at: datetime
) -> None:
    alone = Evening.planned(
        [amira], [cass], by=place.manager, at=at, kind=Room.Kind.ONE_TO_ONE, seconds=[yusuf]
    ).opened(cass)
    alone.come(amira)

    closes(alone, cass)

    assert is_over()
    assert not needs_a_note(Room.objects.get())


def test_afterwards_nobody_is_seen_out(begun: Evening, amira: Person, cass: Person) -> None:
    begun.close(cass, at=begun.at + HOUR)

    with pytest.raises(RoomIsOver):
        not_yet(begun.place(amira), by=begun.place(cass), at=begun.at + HOUR)


NOON = datetime.fromisoformat("2026-03-04T12:00:00+00:00")


@pytest.mark.parametrize(
    ("left", "closed", "early"),
    [(None, 0, False), (-5, 0, False), (-6, 0, True), (-6, 15, True), (-4, 15, False),
     (-24, -20, False), (-26, -20, True)],
)  # fmt: skip
def test_early_is_more_than_five_minutes_before_the_end(
    left: int | None, closed: int, early: bool
) -> None:
    left_at = None if left is None else NOON + left * MINUTE

    assert left_early(left_at, ends_at=NOON, closed_at=NOON + closed * MINUTE) is early
