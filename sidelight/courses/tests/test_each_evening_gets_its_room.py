"""Each evening has a room a day ahead, with exactly those in it who belong to the group."""

from datetime import datetime, timedelta

from sidelight.courses.actions import places
from sidelight.courses.actions.deciding import NotNow, offer_another, say_not_now
from sidelight.courses.actions.evening_rooms import make_rooms
from sidelight.courses.actions.groups_leaders import change_leaders
from sidelight.courses.models import Group, PlaceDecision, ProgrammeVersion, Session
from sidelight.courses.queries.evening_rooms import session_of, sessions_led_by
from sidelight.courses.tests.build import open_group, placed
from sidelight.courses.tests.evenings import in_room, place_of
from sidelight.ledger.models import Act, Line
from sidelight.people.actions import leave
from sidelight.people.models import Person
from sidelight.rooms.actions.members import put_out
from sidelight.rooms.actions.planning import NewPlace, give_place
from sidelight.rooms.models import Place, Room
from sidelight.rooms.queries.entering import place_in
from sidelight.rooms.rules.reasons import OutReason
from sidelight.team.models import Readiness
from tests.build import Place as Charity

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
Part = Place.Part


def test_it_is_made_a_day_ahead_and_not_before(first: Session, tuesdays: Group) -> None:
    make_rooms(first.starts_at - DAY - HOUR)
    first.refresh_from_db()
    assert first.room is None

    make_rooms(first.starts_at - DAY)

    assert in_room(first) == {
        "Amira": "member", "Dee": "member", "Cass": "leader", "Yusuf": "leader",
    }  # fmt: skip
    assert first.room is not None
    assert (first.room.starts_at, first.room.ends_at) == (first.starts_at, first.ends_at)
    assert (first.room.name, first.room.kind) == ("Tuesdays", Room.Kind.GROUP)
    assert Session.objects.filter(room__isnull=False).count() == 1


def test_made_twice_it_is_one(made: Session, soon: datetime) -> None:
    room = made.room

    make_rooms(soon + timedelta(minutes=1))

    made.refresh_from_db()
    assert made.room == room
    assert Room.objects.count() == 1
    assert Place.objects.count() == 4


def test_the_ledger_says_that_nobody_did_it_by_hand(made: Session) -> None:
    lines = Line.objects.filter(subject_kind="room", subject_id=made.room_id)

    assert {(line.act, line.actor_id) for line in lines} == {
        (Act.ROOM_PLANNED, None), (Act.PLACE_GIVEN, None),
    }  # fmt: skip


def test_a_room_leads_to_its_evening(made: Session, cass: Person, mo: Person) -> None:
    assert made.room_id
    assert session_of(made.room_id) == made
    assert session_of(made.room_id + 1) is None
    assert made in sessions_led_by(cass)
    assert not sessions_led_by(mo).exists()


def test_a_group_that_is_not_open_has_no_rooms(planned: Group) -> None:
    first = planned.sessions.get(number=1)

    make_rooms(first.starts_at - HOUR)

    assert not Room.objects.exists()


def test_whoever_gives_a_place_back_is_out_at_once(
    made: Session, amira: Person, soon: datetime
) -> None:
    assert made.room is not None
    assert place_in(amira, made.room.slug, soon)

    places.give_back(amira.applications.get(), at=soon)

    assert place_in(amira, made.room.slug, soon) is None
    assert "Amira" not in in_room(made)
    assert place_of(made, amira).seat is None


def test_whoever_takes_an_offer_is_in_at_once(
    made: Session, tuesdays: Group, soon: datetime, ash: Person
) -> None:
    offered = placed(tuesdays, ash, at=soon)
    type(offered).objects.filter(pk=offered.pk).update(
        taken_at=None, offered_at=soon, offer_ends_at=soon + HOUR
    )

    places.take_offer(offered, at=soon)

    assert in_room(made)["Ash"] == "member"


def test_whoever_gets_a_not_now_is_out_at_once(
    made: Session, amira: Person, cass: Person, soon: datetime
) -> None:
    instead = NotNow("Let us talk another time.", PlaceDecision.Instead.COMMUNITY)

    say_not_now(amira.applications.get(), instead, by=cass, at=soon)

    assert "Amira" not in in_room(made)


def test_whoever_is_offered_another_group_is_out_at_once(
    made: Session, amira: Person, cass: Person, course: ProgrammeVersion, mo: Person, soon: datetime
) -> None:
    other = open_group(course, by=mo, at=soon)

    offer_another(amira.applications.get(), other, by=cass, at=soon)

    assert "Amira" not in in_room(made)


def test_whoever_leaves_this_place_is_out_at_once(
    made: Session, amira: Person, soon: datetime
) -> None:
    leave(amira, at=soon)

    assert set(in_room(made)) == {"Dee", "Cass", "Yusuf"}


def test_whoever_leads_no_more_is_out_and_the_new_one_is_in(
    made: Session, tuesdays: Group, cass: Person, max: Person, place: Charity, soon: datetime
) -> None:
    sol = place.staff("Ines", "youth_worker")
    tuesdays.refresh_from_db()

    change_leaders(tuesdays, [cass, sol], seen=tuesdays.revision, by=max, at=soon)

    assert in_room(made) == {
        "Amira": "member", "Dee": "member", "Cass": "leader", "Ines": "leader",
    }  # fmt: skip


def test_a_leader_who_is_not_ready_any_more_has_no_place_until_they_are(
    made: Session, yusuf: Person, soon: datetime
) -> None:
    make_rooms(soon)
    assert "Yusuf" in in_room(made)
    confirmed = Readiness.objects.filter(person=yusuf)
    confirmed.update(training_until=soon.date() - DAY)

    make_rooms(soon)
    assert "Yusuf" not in in_room(made)

    confirmed.update(training_until=soon.date() + DAY)
    make_rooms(soon)
    assert in_room(made)["Yusuf"] == "leader"


def test_a_leader_who_stands_in_for_one_evening_keeps_the_place(
    made: Session, place: Charity, max: Person, soon: datetime
) -> None:
    ines = place.staff("Ines", "youth_worker")
    assert made.room is not None
    give_place(made.room, NewPlace(ines, Part.LEADER), by=max, at=soon)

    make_rooms(soon)

    assert in_room(made)["Ines"] == "leader"
    assert made in sessions_led_by(ines)


def test_a_member_who_is_not_of_the_group_has_no_place(
    made: Session, max: Person, ash: Person, soon: datetime
) -> None:
    assert made.room is not None
    give_place(made.room, NewPlace(ash, Part.MEMBER), by=max, at=soon)

    make_rooms(soon)

    assert "Ash" not in in_room(made)


def test_whoever_comes_back_to_the_group_has_their_place_again(
    made: Session, amira: Person, dee: Person, tuesdays: Group, soon: datetime
) -> None:
    mine = place_of(made, amira)
    places.give_back(amira.applications.get(), at=soon)
    placed(tuesdays, amira, at=soon)

    make_rooms(soon)

    again = place_of(made, amira)
    assert (again.pk, again.removed_at) == (mine.pk, None)
    assert again.seat != place_of(made, dee).seat


def test_whoever_a_leader_put_out_stays_out(
    made: Session, amira: Person, dee: Person, cass: Person, soon: datetime
) -> None:
    by = place_of(made, cass)
    put_out(place_of(made, amira), OutReason.RULES, by=by, at=soon)

    make_rooms(soon)
    # Also where the room is brought into step for somebody else.
    places.give_back(dee.applications.get(), at=soon)

    assert in_room(made) == {"Cass": "leader", "Yusuf": "leader"}
