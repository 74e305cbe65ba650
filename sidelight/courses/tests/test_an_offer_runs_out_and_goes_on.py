"""An offer is good until its end and no longer, and then it is the next one's."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.actions.places import (
    cannot_come,
    end_applications_of,
    give_back,
    pass_places_on,
    pass_places_on_now,
    still_wants,
    take_offer,
)
from sidelight.courses.errors.places import NoSuchSession, NotGoingOn, NothingOffered
from sidelight.courses.models import Absence, Application, Group, Seat
from sidelight.courses.tests.build import open_group
from sidelight.courses.tests.conftest import Full
from sidelight.courses.tests.places import asking
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import Person

Stage = Application.Stage
TWO_DAYS = timedelta(hours=48)
Clock = Callable[[datetime], None]


@pytest.fixture
def offered(group: Group, asked_by: Full, amira: Person, dee: Person, at: datetime) -> Application:
    """Eight have a place, and one of them gave it back: Amira is offered it, and Dee waits."""
    others = asked_by(8)
    theirs = ask_for_place(group, asking(), person=amira, at=at)
    ask_for_place(group, asking(), person=dee, at=at)
    give_back(others[0], at=at)
    return theirs


def stage_of(person: Person) -> Stage:
    return Application.objects.with_seat().get(person=person).stage


def told(person: Person) -> list[str]:
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_it_is_kept_for_two_days(offered: Application, amira: Person, at: datetime) -> None:
    offered.refresh_from_db()

    assert offered.offer_ends_at == at + TWO_DAYS
    assert told(amira)[-1] == NoticeKind.PLACE_OFFERED
    assert take_offer(offered, at=at + TWO_DAYS - timedelta(seconds=1)).stage == Stage.PLACE


def test_it_cannot_be_taken_when_it_ran_out_though_no_task_has_run(
    offered: Application, amira: Person, dee: Person, at: datetime
) -> None:
    with pytest.raises(NothingOffered):
        take_offer(offered, at=at + TWO_DAYS)

    assert stage_of(amira) == Stage.OVER
    assert stage_of(dee) == Stage.OFFER
    assert told(amira)[-1] == NoticeKind.OFFER_OVER
    assert told(dee)[-1] == NoticeKind.PLACE_OFFERED


def test_the_task_passes_it_on(
    offered: Application, amira: Person, dee: Person, at: datetime, clock_at: Clock
) -> None:
    clock_at(at + TWO_DAYS)

    pass_places_on_now.func()

    assert (stage_of(amira), stage_of(dee)) == (Stage.OVER, Stage.OFFER)


def test_it_passes_on_until_nobody_waits(
    offered: Application, group: Group, amira: Person, dee: Person, at: datetime
) -> None:
    pass_places_on(at + TWO_DAYS)
    pass_places_on(at + TWO_DAYS * 2)

    assert (stage_of(amira), stage_of(dee)) == (Stage.OVER, Stage.OVER)
    assert Seat.objects.filter(group=group, application=None).count() == 1


def test_whoever_asks_meanwhile_does_not_jump_the_line(
    offered: Application, group: Group, dee: Person, place: object, at: datetime
) -> None:
    late = place.member("Robin", "16-17")

    asked = ask_for_place(group, asking(), person=late, at=at + TWO_DAYS)

    assert stage_of(dee) == Stage.OFFER
    assert asked.stage == Stage.WAITS


def test_nobody_is_offered_a_place_too_late_to_answer_by_day(
    group: Group, asked_by: Full, amira: Person, at: datetime
) -> None:
    others = asked_by(8)
    ask_for_place(group, asking(), person=amira, at=at)
    an_hour_before = group.sessions.get().starts_at - timedelta(hours=1)

    give_back(others[0], at=an_hour_before)

    assert stage_of(amira) == Stage.WAITS


def test_an_offer_at_night_is_kept_through_some_of_the_day(
    group: Group, asked_by: Full, amira: Person, at: datetime
) -> None:
    Group.objects.update(offer_hours=6)
    others = asked_by(8)
    asked = ask_for_place(group, asking(), person=amira, at=at)
    eleven_at_night = at.replace(hour=23)

    give_back(others[0], at=eleven_at_night)

    asked.refresh_from_db()
    # Until eleven in the morning: two hours after the day has begun.
    assert asked.offer_ends_at == eleven_at_night + timedelta(hours=12)


def test_more_seats_are_offered_to_those_who_wait(
    group: Group, mo: Person, at: datetime, amira: Person, dee: Person
) -> None:
    small = open_group(group.version, by=mo, at=at, seats=1)
    ask_for_place(small, asking(), person=dee, at=at)
    ask_for_place(small, asking(), person=amira, at=at)
    Seat.objects.create(group=small, number=2)

    pass_places_on(at)

    assert stage_of(amira) == Stage.OFFER


def test_a_group_that_is_cancelled_ends_everything_and_offers_nothing(
    offered: Application, group: Group, amira: Person, dee: Person, max: Person, at: datetime
) -> None:
    Group.objects.filter(pk=group.pk).update(
        cancelled_at=at, cancelled_by=max, off_because="leaders"
    )

    ended = end_applications_of(group, Application.Ended.GROUP_OFF, by=max, at=at)

    assert ended == 9
    assert not Application.objects.going_on().exists()
    assert not Seat.objects.filter(group=group, application__isnull=False).exists()
    assert {told(amira)[-1], told(dee)[-1]} == {NoticeKind.GROUP_OFF}


def test_letting_it_go_gives_it_to_the_next_and_is_done_once(
    offered: Application, amira: Person, dee: Person, at: datetime
) -> None:
    give_back(offered, at=at)
    give_back(offered, at=at)

    assert Application.objects.get(person=amira).ended_how == Application.Ended.LET_GO
    assert stage_of(dee) == Stage.OFFER


def test_an_evening_is_missed_once_by_those_with_a_place_and_while_it_is_to_come(
    offered: Application, group: Group, at: datetime
) -> None:
    evening = group.sessions.get()
    with pytest.raises(NotGoingOn):
        cannot_come(offered, evening, at=at)
    take_offer(offered, at=at)

    cannot_come(offered, evening, at=at)
    cannot_come(offered, evening, at=at)
    with pytest.raises(NoSuchSession):
        cannot_come(offered, evening, at=evening.ends_at)

    assert Absence.objects.count() == 1


def test_nobody_still_wants_what_is_over(offered: Application, at: datetime) -> None:
    assert still_wants(offered, at=at).wanted_at == at
    give_back(offered, at=at)

    with pytest.raises(NotGoingOn):
        still_wants(offered, at=at)


def test_nothing_changes_where_nothing_is_to_do(
    offered: Application, amira: Person, dee: Person, at: datetime
) -> None:
    before = told(amira), told(dee)

    pass_places_on(at)
    pass_places_on(at + timedelta(hours=1))

    assert (told(amira), told(dee)) == before
