"""Everybody in a cancelled group is told, and can ask for another place at once."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.groups_ending import cancel_group, end_what_is_over
from sidelight.courses.actions.groups_leaders import change_leaders
from sidelight.courses.actions.sessions_moving import move_session
from sidelight.courses.errors import groups as errors
from sidelight.courses.models import Application, Group, OffBecause, Seat
from sidelight.courses.queries.groups import group_card
from sidelight.courses.rules.evenings import Evening
from sidelight.courses.rules.groups import GroupState
from sidelight.courses.tests.build import application, placed
from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import Person
from tests.build import Place

Browsers = Callable[[Person | None], Client]
FEW = OffBecause.FEW


@pytest.fixture
def with_people(tuesdays: Group, amira: Person, dee: Person, place: Place, at: datetime) -> Group:
    """Amira has a place, Dee an offer, and Ash waits."""
    tuesdays.seats.filter(number__gt=2).delete()
    placed(tuesdays, amira, at=at)
    offered = placed(tuesdays, dee, at=at)
    Application.objects.filter(pk=offered.pk).update(
        taken_at=None, offered_at=at, offer_ends_at=at + timedelta(days=1)
    )
    application(tuesdays, place.member("Ash", "16-17"), at=at)
    return tuesdays


def test_everybody_in_it_is_told(with_people: Group, max: Person, at: datetime) -> None:
    cancel_group(with_people, FEW, seen=with_people.revision, by=max, at=at)

    told = Notice.objects.filter(kind=NoticeKind.GROUP_OFF)
    names = set(told.values_list("person__shown_name", flat=True))
    assert names == {"Amira", "Dee", "Ash", "Cass", "Yusuf"}


def test_their_places_end_and_they_may_ask_anew(
    with_people: Group, amira: Person, max: Person, at: datetime
) -> None:
    cancel_group(with_people, FEW, seen=with_people.revision, by=max, at=at)

    assert not Application.objects.going_on().exists()
    how = set(Application.objects.values_list("ended_how", flat=True))
    assert how == {Application.Ended.GROUP_OFF}
    assert not Seat.objects.filter(application__isnull=False).exists()
    assert not Notice.objects.filter(kind=NoticeKind.PLACE_OFFERED, at__gte=at).exists()
    assert application(with_people, amira, at=at)


def test_calendars_take_its_evenings_out(with_people: Group, max: Person, at: datetime) -> None:
    first = with_people.sessions.first()
    assert first

    cancel_group(with_people, FEW, seen=with_people.revision, by=max, at=first.starts_at)

    assert list(with_people.sessions.values_list("revision", flat=True)) == [0, 1, 1, 1, 1, 1, 1]


def test_nothing_of_it_changes_afterwards(
    with_people: Group, cass: Person, yusuf: Person, max: Person, at: datetime
) -> None:
    group = cancel_group(with_people, FEW, seen=with_people.revision, by=max, at=at)
    session = group.sessions.get(number=2)
    later = Evening(session.starts_at + timedelta(hours=1), session.ends_at + timedelta(hours=1))

    with pytest.raises(errors.GroupIsOver):
        move_session(session, later, seen=group.revision, by=max, at=at)
    with pytest.raises(errors.GroupIsOver):
        change_leaders(group, [cass, yusuf], seen=group.revision, by=max, at=at)
    with pytest.raises(errors.GroupIsOver):
        cancel_group(group, FEW, seen=group.revision, by=max, at=at)


def test_the_page_asks_before_and_wants_a_word(
    with_people: Group, max: Person, browser_of: Browsers
) -> None:
    browser, address = browser_of(max), reverse("group_cancellation", args=[with_people.slug])
    seen = {"seen": str(with_people.revision)}

    assert browser.post(address, seen).status_code == 422
    assert Group.objects.get().cancelled_at is None
    browser.post(address, {**seen, "because": "few"})

    assert Group.objects.get().cancelled_by == max
    assert browser.get(address).status_code == 404
    over = browser.get(reverse("staff_past_groups")).content.decode()
    assert with_people.name in over


def test_a_group_ends_after_its_last_evening(
    with_people: Group, amira: Person, at: datetime
) -> None:
    last = with_people.sessions.order_by("number").last()
    assert last
    assert end_what_is_over(last.ends_at - timedelta(minutes=1)) == 0

    assert (end_what_is_over(last.ends_at), end_what_is_over(last.ends_at)) == (1, 0)

    assert Application.objects.get(person=amira).ended_how == Application.Ended.OVER
    assert not Notice.objects.filter(kind=NoticeKind.PLACE_ENDED).exists()
    assert Line.objects.get(act=Act.GROUP_ENDED).actor_id is None
    card = group_card(Group.objects.all(), with_people.slug, last.ends_at)
    assert card
    assert card.state == GroupState.ENDED


def test_a_group_whose_last_evening_was_cancelled_ends_with_the_one_before(
    tuesdays: Group, max: Person, at: datetime
) -> None:
    before = tuesdays.sessions.get(number=6)
    tuesdays.sessions.filter(number=7).update(
        cancelled_at=at, cancelled_by=max, off_because="unwell"
    )

    assert end_what_is_over(before.ends_at) == 1


def test_only_managers_cancel(with_people: Group, cass: Person, at: datetime) -> None:
    with pytest.raises(errors.NotPlanned):
        cancel_group(with_people, FEW, seen=with_people.revision, by=cass, at=at)
