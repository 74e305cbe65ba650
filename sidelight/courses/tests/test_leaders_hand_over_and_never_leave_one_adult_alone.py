"""Who leads can change; there is always a counsellor and one more, and a gap is pointed out."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.groups_leaders import change_leaders, note_who_is_not_ready
from sidelight.courses.actions.groups_planning import plan_group
from sidelight.courses.actions.sessions_moving import move_session
from sidelight.courses.errors import groups as errors
from sidelight.courses.models import Group, GroupLeader, ProgrammeVersion
from sidelight.courses.rules.evenings import Evening
from sidelight.courses.tests.build import wanted
from sidelight.ledger.models import Act, Line
from sidelight.notices.models import Notice, NoticeKind
from sidelight.people.models import Person
from sidelight.team.actions import Dates, confirm_readiness
from sidelight.team.models import Readiness
from tests.build import Place

Browsers = Callable[[Person | None], Client]


@pytest.fixture
def cleo(place: Place) -> Person:
    return place.staff("Cleo", "counsellor")


def leads(group: Group) -> set[str]:
    now = group.leaders.filter(ended_at=None)
    return set(now.values_list("person__shown_name", flat=True))


def ran_out(person: Person, at: datetime) -> None:
    Readiness.objects.filter(person=person).update(checks_until=at.date() - timedelta(days=1))


def test_one_hands_over_to_another_and_both_stay_on_record(
    tuesdays: Group, cass: Person, yusuf: Person, cleo: Person, max: Person, at: datetime
) -> None:
    change_leaders(tuesdays, [cleo, yusuf], seen=tuesdays.revision, by=max, at=at)

    assert leads(tuesdays) == {"Cleo", "Yusuf"}
    gone = GroupLeader.objects.get(group=tuesdays, person=cass)
    assert (gone.ended_at, gone.ended_by) == (at, max)
    assert Line.objects.get(act=Act.GROUP_LEADER_ENDED).detail["person"] == cass.pk


def test_whoever_handed_over_does_not_find_the_group(
    tuesdays: Group, cass: Person, yusuf: Person, cleo: Person, max: Person, browser_of: Browsers
) -> None:
    address = reverse("staff_group", args=[tuesdays.slug])
    assert browser_of(cass).get(address).status_code == 200
    given = {"leaders": [cleo.slug, yusuf.slug], "seen": str(tuesdays.revision)}

    browser_of(max).post(reverse("group_leaders", args=[tuesdays.slug]), given)

    assert browser_of(cass).get(address).status_code == 404
    assert browser_of(cleo).get(address).status_code == 200


def test_a_counsellor_alone_or_youth_workers_alone_are_refused(
    tuesdays: Group, cass: Person, yusuf: Person, place: Place, max: Person, at: datetime
) -> None:
    for too_few in ([cass], [yusuf], [yusuf, place.staff("Yara", "youth_worker")], []):
        with pytest.raises(errors.TooFewLeaders):
            change_leaders(tuesdays, too_few, seen=tuesdays.revision, by=max, at=at)

    assert leads(tuesdays) == {"Cass", "Yusuf"}


def test_one_who_is_not_ready_does_not_count_and_cannot_be_added(
    tuesdays: Group, cass: Person, yusuf: Person, cleo: Person, max: Person, at: datetime
) -> None:
    ran_out(cass, at)

    with pytest.raises(errors.TooFewLeaders):
        change_leaders(tuesdays, [cass, yusuf], seen=tuesdays.revision, by=max, at=at)
    change_leaders(tuesdays, [cass, cleo, yusuf], seen=tuesdays.revision, by=max, at=at)
    assert leads(tuesdays) == {"Cass", "Cleo", "Yusuf"}
    tuesdays.refresh_from_db()
    change_leaders(tuesdays, [cleo, yusuf], seen=tuesdays.revision, by=max, at=at)
    tuesdays.refresh_from_db()
    with pytest.raises(errors.NotReadyToLead, match="Cass"):
        change_leaders(tuesdays, [cass, cleo, yusuf], seen=tuesdays.revision, by=max, at=at)


def test_a_new_leader_who_is_elsewhere_then_is_refused(
    tuesdays: Group,
    course: ProgrammeVersion,
    cass: Person,
    yusuf: Person,
    cleo: Person,
    place: Place,
    max: Person,
    at: datetime,
) -> None:
    plan_group(
        wanted(course, cleo, place.staff("Yara", "youth_worker"), name="Other"), by=max, at=at
    )

    with pytest.raises(errors.LeadsElsewhere, match="Cleo leads “Other”"):
        change_leaders(tuesdays, [cass, yusuf, cleo], seen=tuesdays.revision, by=max, at=at)

    assert leads(tuesdays) == {"Cass", "Yusuf"}


def test_somebody_who_is_not_ready_any_more_is_pointed_out_once(
    tuesdays: Group, cass: Person, max: Person, browser_of: Browsers, at: datetime
) -> None:
    assert note_who_is_not_ready(at) == 0
    ran_out(cass, at)

    assert (note_who_is_not_ready(at), note_who_is_not_ready(at)) == (1, 0)

    notice = Notice.objects.get(kind=NoticeKind.LEADER_MISSING, person=max)
    assert notice.about == tuesdays.slug
    page = browser_of(max).get(reverse("staff_group", args=[tuesdays.slug])).content.decode()
    assert "Cass is not ready to lead" in page
    assert "It needs a counsellor and one more who leads" in page
    assert "In 1 group the role" in browser_of(max).get(reverse("staff")).content.decode()
    listed = browser_of(max).get(reverse("staff_groups")).content.decode()
    assert "Somebody who leads a group is not ready any more." in listed
    assert reverse("staff_group", args=[tuesdays.slug]) in listed


def test_somebody_who_is_ready_again_may_be_pointed_out_again(
    tuesdays: Group, cass: Person, max: Person, at: datetime
) -> None:
    ran_out(cass, at)
    note_who_is_not_ready(at)
    until = date(2026, 12, 31)
    confirm_readiness(cass, cass.grants.get().role, Dates(until, until), by=max, at=at)
    assert note_who_is_not_ready(at) == 0
    assert GroupLeader.objects.get(person=cass).not_ready_since is None

    ran_out(cass, at)

    assert note_who_is_not_ready(at) == 1


def test_nobody_is_asked_about_groups_that_are_over(
    tuesdays: Group, cass: Person, at: datetime
) -> None:
    ran_out(cass, at)
    Group.objects.update(ended_at=at)

    assert note_who_is_not_ready(at) == 0


def test_what_is_new_goes_when_it_was_seen(
    tuesdays: Group, cass: Person, yusuf: Person, max: Person, browser_of: Browsers, at: datetime
) -> None:
    first = tuesdays.sessions.get(number=1)
    later = Evening(first.starts_at + timedelta(hours=1), first.ends_at + timedelta(hours=1))
    move_session(first, later, seen=tuesdays.revision, by=max, at=at)
    browser, address = browser_of(cass), reverse("staff_groups")
    assert "A session of yours has moved" in browser.get(address).content.decode()

    browser.post(reverse("group_news_seen"))

    assert "A session of yours has moved" not in browser.get(address).content.decode()
    assert "A session of yours has moved" in browser_of(yusuf).get(address).content.decode()
