"""Everybody in a cancelled group is told, and can ask for another place at once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.groups_ending import cancel_group, end_what_is_over
from sidelight.courses.actions.groups_leaders import change_leaders
from sidelight.courses.actions.groups_planning import open_group, plan_group
from sidelight.courses.actions.sessions_moving import move_session
from sidelight.courses.errors import groups as errors
from sidelight.courses.models import Application, Group, OffBecause, ProgrammeVersion, Seat
from sidelight.courses.queries.groups import group_card
from sidelight.courses.rules.evenings import Evening
from sidelight.courses.rules.groups import GroupState
from sidelight.courses.tests.build import application, placed, wanted
from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import AgeBand, Person
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


def test_their_page_says_why_and_leads_to_other_evenings(
    with_people: Group,
    course: ProgrammeVersion,
    amira: Person,
    place: Place,
    max: Person,
    browser_of: Browsers,
    at: datetime,
) -> None:
    """Not only to those with a place: Ash, who waits, reads the same."""
    leaders = place.staff("Cleo", "counsellor"), place.staff("Yara", "youth_worker")
    for band in AgeBand:
        hour = replace(wanted(course).hour, starts=time(int(band[:2]), 15))
        new = wanted(course, *leaders, band=band, hour=hour, name=f"For {band}")
        other = plan_group(new, by=max, at=at)
        open_group(other, seen=other.revision, by=max, at=at)
    cancel_group(with_people, FEW, seen=with_people.revision, by=max, at=at)

    for person in (amira, Person.objects.get(shown_name="Ash")):
        page = browser_of(person).get(reverse("own_course")).content.decode()
        assert "Too few people could come" in page
        assert [one.slug in page for one in Group.objects.filter(name="For 16-17")] == [True]
        assert not [one for one in Group.objects.exclude(band="16-17") if one.slug in page]


def test_without_another_evening_it_says_so(
    with_people: Group, amira: Person, max: Person, browser_of: Browsers, at: datetime
) -> None:
    cancel_group(with_people, FEW, seen=with_people.revision, by=max, at=at)

    page = browser_of(amira).get(reverse("own_course")).content.decode()

    assert "No other evening is open for your age just now." in page
    assert reverse("find_evening") in page


def test_a_calendar_lets_it_go(
    with_people: Group, amira: Person, dee: Person, max: Person, browser_of: Browsers, at: datetime
) -> None:
    browser, address = browser_of(amira), reverse("own_calendar")
    assert b"STATUS:CONFIRMED" in browser.get(address).content

    cancel_group(with_people, FEW, seen=with_people.revision, by=max, at=at)

    file = browser.get(address).content
    assert file.count(b"STATUS:CANCELLED") == 7
    assert b"STATUS:CONFIRMED" not in file
    assert browser_of(dee).get(address).status_code == 404  # who had none has nothing to let go


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
