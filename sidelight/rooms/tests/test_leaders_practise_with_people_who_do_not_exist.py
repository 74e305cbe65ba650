"""A rehearsal is a room like every other, in which nobody is a young person."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from sidelight.people.actions.made_up import made_up_people
from sidelight.people.models import Person, RoleGrant
from sidelight.rooms.actions.coming import note_here
from sidelight.rooms.actions.members import time_out
from sidelight.rooms.actions.planning import NewPlace, NewRoom, give_place, plan_room
from sidelight.rooms.actions.rehearsals import plan_rehearsal
from sidelight.rooms.actions.rehearsing import play, play_rehearsals
from sidelight.rooms.actions.running import open_room, set_holding
from sidelight.rooms.actions.saying import Words, say
from sidelight.rooms.errors import NotForThisPart, NotPlanned, TooFewStaff
from sidelight.rooms.models import Entry, Place, Played, Presence, Room
from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.queries.sealing import box_of, unseal
from sidelight.rooms.queries.tiles import tiles_of
from sidelight.rooms.tests.build import number
from sidelight.safeguarding.actions import Evidence, NewConcern, raise_concern
from sidelight.safeguarding.errors import NobodyReal
from sidelight.safeguarding.models import Concern, FollowUp
from sidelight.safeguarding.queries.follow_ups import open_follow_ups
from tests.build import Place as Charity

pytestmark = [pytest.mark.django_db, pytest.mark.data]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def room(place: Charity, cass: Person, at: datetime) -> Room:
    return plan_rehearsal("Rehearsal", [], by=cass, at=at)


def leads(room: Room) -> Place:
    return Place.objects.select_related("room", "person").get(room=room, part=Place.Part.LEADER)


def plays(room: Room, at: datetime, span: timedelta) -> datetime:
    """Let time go by, with a turn of the script every few seconds; the leader stays there."""
    end, turn = at + span, timedelta(seconds=5) if span <= 5 * MINUTE else timedelta(seconds=30)
    while at < end:
        at += turn
        note_here(leads(room), "cass", visible=True, at=at)
        play(Room.objects.get(pk=room.pk), at)
    return at


def opened(room: Room, at: datetime, holding: Room.Holding = Room.Holding.OPEN) -> datetime:
    at = plays(room, at, 2 * MINUTE)
    open_room(room, by=leads(room), at=at)
    set_holding(room, holding, by=leads(room), at=at)
    return at


def said(room: Room, name: str) -> list[str]:
    """Return what somebody made up said, in the room or on their line, shown or not."""
    entries = Entry.objects.filter(
        room=room, kind=Entry.Kind.SAID, author__shown_name=f"{name} (made up)"
    )
    rows = entries.order_by("pk").values_list("sealed", "channel_id")
    box = box_of(room.sealed_key)
    return [unseal(box, sealed, channel_id=channel) for sealed, channel in rows]


def test_eight_members_come_one_after_the_other(room: Room, at: datetime) -> None:
    plays(room, at, timedelta(seconds=20))
    assert [tile.here for tile in tiles_of(room.pk, at)].count(True) == 1

    plays(room, at + timedelta(seconds=20), 2 * MINUTE)
    assert all(tile.here for tile in tiles_of(room.pk, at))


def test_they_say_nothing_before_a_leader_has_opened_it(room: Room, at: datetime) -> None:
    plays(room, at, 5 * MINUTE)

    assert not Entry.objects.filter(room=room, kind=Entry.Kind.SAID).exists()


def test_what_they_say_waits_for_a_leader_as_everywhere(room: Room, at: datetime) -> None:
    now = opened(room, at, Room.Holding.ALL)
    plays(room, now, MINUTE)

    entries = Entry.objects.filter(room=room, kind=Entry.Kind.SAID)
    assert entries.exists()
    assert set(entries.values_list("state", flat=True)) == {Entry.State.HELD}


def test_they_answer_a_question(room: Room, at: datetime) -> None:
    now = opened(room, at)
    say(Words("room", "How was your week?", number(1)), entrance_of(leads(room)), at=now)
    plays(room, now, timedelta(seconds=30))

    assert "Mine was all right, it rained and I liked that." in said(room, "Ari")


def test_one_says_nothing_and_answers_on_their_own_line(room: Room, at: datetime) -> None:
    now = plays(room, opened(room, at), 16 * MINUTE)
    assert said(room, "Cy") == []

    cy = Place.objects.get(room=room, person__shown_name="Cy (made up)")
    say(Words(f"line:{cy.slug}", "Hello Cy. How is it?", number(2)), entrance_of(leads(room)),
        at=now)  # fmt: skip
    plays(room, now, timedelta(seconds=15))
    assert len(said(room, "Cy")) == 1


def test_one_drops_and_comes_back(room: Room, at: datetime) -> None:
    def dot() -> bool:
        found = Presence.objects.filter(
            room_id=room.pk, went_at=None, place__person__shown_name="Dot (made up)"
        )
        return found.exists()

    now = plays(room, opened(room, at), 19 * MINUTE)
    assert not dot()

    plays(room, now, 4 * MINUTE)
    assert dot()


def test_each_beat_is_played_once_by_two_processes(room: Room, at: datetime) -> None:
    now = plays(room, opened(room, at), 2 * MINUTE)
    assert Played.objects.filter(room=room).exists()
    before = Entry.objects.filter(room=room).count()
    play(Room.objects.get(pk=room.pk), now)
    play_rehearsals(now)

    assert Entry.objects.filter(room=room).count() == before


def test_one_leader_is_enough_here_and_nowhere_else(
    room: Room, place: Charity, amira: Person, cass: Person, yusuf: Person, at: datetime
) -> None:
    note_here(leads(room), "cass", visible=True, at=at)
    open_room(room, by=leads(room), at=at)
    assert Room.objects.get(pk=room.pk).phase == Room.Phase.OPEN

    places = [NewPlace(amira, Place.Part.MEMBER), NewPlace(cass, Place.Part.LEADER)]
    real = plan_room(NewRoom("Real", at, at + 60 * MINUTE), places, by=place.manager, at=at)
    note_here(leads(real), "cass", visible=True, at=at)
    with pytest.raises(TooFewStaff):
        open_room(real, by=leads(real), at=at)


def test_nobody_real_is_a_member_of_a_rehearsal(
    room: Room, place: Charity, amira: Person, at: datetime
) -> None:
    Place.objects.filter(room=room, seat=8).update(removed_at=at, seat=None)
    with pytest.raises(NotForThisPart):
        give_place(room, NewPlace(amira, Place.Part.MEMBER), by=place.manager, at=at)


def test_nobody_made_up_is_a_member_of_a_real_room(
    place: Charity, cass: Person, yusuf: Person, at: datetime
) -> None:
    ari = made_up_people(["Ari"], at=at)[0]
    places = [NewPlace(ari, Place.Part.MEMBER), NewPlace(cass, Place.Part.LEADER)]

    with pytest.raises(NotForThisPart):
        plan_room(NewRoom("Real", at, at + 60 * MINUTE), places, by=place.manager, at=at)


def test_nobody_made_up_leads(room: Room, place: Charity, at: datetime) -> None:
    bo = made_up_people(["Bo"], at=at)[0]
    with pytest.raises(NotForThisPart):
        give_place(room, NewPlace(bo, Place.Part.LEADER), by=place.manager, at=at)


def test_nobody_signs_in_as_one_of_them(at: datetime) -> None:
    ari = made_up_people(["Ari"], at=at)[0]
    assert not ari.has_usable_password()
    assert not RoleGrant.objects.filter(person=ari).exists()

    ari.set_password("lantern river button")
    with pytest.raises(IntegrityError), transaction.atomic():
        ari.save()


def test_only_whoever_may_lead_practises(place: Charity, mo: Person, at: datetime) -> None:
    with pytest.raises(NotPlanned):
        plan_rehearsal("Rehearsal", [], by=mo, at=at)


def test_no_lead_is_called_for_somebody_made_up(room: Room, cass: Person, at: datetime) -> None:
    ari = Person.objects.get(shown_name="Ari (made up)")
    evidence = [Evidence("Hello", ari, at)]

    with pytest.raises(NobodyReal):
        raise_concern(
            NewConcern(ari, "", evidence, ("room", room.pk)), key=number(3), by=cass, at=at
        )
    assert not Concern.objects.exists()


def test_its_page_promises_no_lead_and_no_second_leader(
    room: Room, cass: Person, browser_of: Callable[[Person], Client]
) -> None:
    page = browser_of(cass).get(f"/rooms/{room.slug}/").content.decode()

    assert "This is a rehearsal. Try it out: nobody is told." in page
    assert "is on call and reads it" not in page
    assert "Open the room when both of you are." not in page


def test_no_follow_up_about_them_is_anybodys_work(
    room: Room, place: Charity, cass: Person, at: datetime
) -> None:
    now = opened(room, at)
    ari = Place.objects.select_related("person").get(room=room, seat=1)
    time_out(ari, 5, by=leads(room), at=now)

    assert FollowUp.objects.filter(about=ari.person).exists()
    assert not open_follow_ups(cass, now).exists()
