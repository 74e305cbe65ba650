"""The demo: invented people and kind words, through the same doors as everybody's.

It is loaded once for this file, inside a transaction that is undone after the last test of it.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import Client, override_settings

from sidelight.community.models import EVERY_BAND, Space
from sidelight.courses.models import Application, Group, PlaceDecision
from sidelight.home.actions import load_demo
from sidelight.home.actions.demo.evening import plan_this_evening
from sidelight.home.actions.demo.weeks import begin_next_evening
from sidelight.home.queries import demo_story
from sidelight.ledger.models import Line
from sidelight.people.models import AgeBand, Person, Role
from sidelight.people.names import THINGS, WAYS
from sidelight.people.queries import works_as
from sidelight.review.models import Decision
from sidelight.rooms.actions.batch import keep
from sidelight.rooms.actions.running import open_room
from sidelight.rooms.models import Room
from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.rules.jobs import Came
from sidelight.team.queries import opening

EVENING = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)
QUICK_HASHES = ["django.contrib.auth.hashers.MD5PasswordHasher"]
Sign = dict[str, str]


@pytest.fixture(scope="module")
def loaded(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("demo")
    told = override_settings(
        SIDELIGHT_DEMO=True, SIDELIGHT_DATA=folder, PASSWORD_HASHERS=QUICK_HASHES
    )
    with django_db_blocker.unblock(), transaction.atomic():
        with told:
            path = load_demo(at=EVENING)
        yield path
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded: Path, db: None, clock_at: object, settings: object) -> list[Sign]:
    """What is printed about each person when the demo starts."""
    settings.SIDELIGHT_DEMO = True
    return json.loads(loaded.read_text(encoding="utf-8"))


def test_somebody_decided_in_open_hours_and_never_their_own(demo: list[Sign]) -> None:
    decisions = list(Decision.objects.select_related("submission", "by"))
    assert len({decision.by_id for decision in decisions}) == 2
    for decision in decisions:
        assert opening(decision.at - timedelta(seconds=1)).is_open
        assert decision.submission.submitted_at < decision.at
        assert decision.by_id != decision.submission.author_id
    about_places = PlaceDecision.objects.count()
    assert Line.objects.filter(act="decided").count() == len(decisions) + about_places


def test_every_role_can_be_tried(demo: list[Sign]) -> None:
    listed = [Person.objects.get(sign_in_name=one["sign_in_name"]) for one in demo]
    assert [person.shown_name for person in listed] == [one["shown_name"] for one in demo]
    assert all(one["try"] for one in demo)
    for person, one in zip(listed, demo, strict=True):
        signed_in = Client().post(
            "/sign-in/", {"login": one["sign_in_name"], "password": one["passphrase"]}
        )
        assert signed_in.status_code == 302
        assert person.age_band or works_as(person, frozenset(Role), EVENING)
    assert {person.age_band for person in listed} == {"", *AgeBand.values}


def test_readers_of_each_band_find_something(demo: list[Sign]) -> None:
    bands = set(Space.objects.values_list("band", flat=True))
    assert bands == {*AgeBand.values, EVERY_BAND}
    for space in Space.objects.all():
        assert space.posts.published().threads().count() >= 5
    assert Space.objects.get(band=EVERY_BAND).mixed_by.shown_name == "Sol"


def test_its_sign_in_names_are_never_given_to_anybody() -> None:
    story = demo_story()
    names = [one.sign_in_name for one in (*story.staff, *story.member, *story.newcomer)]

    assert len(names) == len(set(names))
    for name in names:
        way, thing, _ = name.split("-")
        assert way not in WAYS or thing not in THINGS


def test_groups_take_the_course_that_is_shipped(demo: list[Sign]) -> None:
    groups = {group.name: group for group in Group.objects.all()}

    assert {name for name, group in groups.items() if group.opened_at} == {
        "Tuesday evenings", "Wednesday evenings", "The evening group"
    }  # fmt: skip
    for name in groups.keys() - {"The evening group"}:
        group = groups[name]
        assert group.sessions.count() == 7
        first = group.sessions.first().starts_at.astimezone(ZoneInfo(group.zone))
        assert group.name.startswith(f"{first:%A}")
        assert first > EVENING
    assert groups["Tuesday evenings"].version.notice.startswith("Sample: have it reviewed")


def test_a_room_can_be_opened_by_its_two_leaders(demo: list[Sign]) -> None:
    room = Room.objects.get(name="Thursday group")
    leaders = [place for place in room.places.all() if place.part == "leader"]
    members = [place.person for place in room.places.all() if place.is_members]

    for place in leaders:
        came = Came(entrance_of(place).speaker, UUID(int=place.pk), "", EVENING)
        keep([came], at=EVENING)
    open_room(room, by=leaders[0], at=EVENING)

    room.refresh_from_db()
    assert room.phase == Room.Phase.OPEN
    assert {person.age_band for person in members} == {"16-17"}
    assert {place.person.shown_name for place in leaders} == {"Cass", "Yusuf"}


def test_the_next_evening_has_a_room_again(demo: list[Sign]) -> None:
    plan_this_evening(demo_story(), at=EVENING + timedelta(hours=1))
    assert Room.objects.filter(name="Thursday group").count() == 1

    plan_this_evening(demo_story(), at=EVENING + timedelta(days=1))

    assert Room.objects.filter(starts_at=EVENING + timedelta(days=1)).exists()


def test_a_group_is_in_its_third_week(demo: list[Sign]) -> None:
    group = Group.objects.get(name="The evening group")
    two, third = list(group.sessions.all()[:2]), group.sessions.all()[2]

    assert [one.room.phase for one in two] == [Room.Phase.CLOSED] * 2
    assert [one.room.ending for one in two] == [Room.Ending.LEADERS] * 2
    assert all(one.room.hand_overs.exists() for one in two)
    assert third.starts_at <= EVENING + timedelta(minutes=1) < third.ends_at
    assert third.room.places.count() == 7
    assert not Application.objects.filter(group=group, confirmed_at=None).exists()


def test_its_next_evening_begins_when_the_demo_is_tried_again(demo: list[Sign]) -> None:
    later = EVENING + timedelta(days=2)
    begin_next_evening(demo_story(), at=later)
    begin_next_evening(demo_story(), at=later + timedelta(minutes=5))

    group = Group.objects.get(name="The evening group")
    on = group.sessions.filter(starts_at__lte=later + timedelta(minutes=1), ends_at__gt=later)
    assert [one.number for one in on] == [4]
