"""For how long what is said is kept is the course's to say, and stands where people look first."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.evening_rooms import make_rooms
from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.errors.programmes import PackHasFaults
from sidelight.courses.models import Group, ProgrammeVersion
from sidelight.courses.queries.content import pack_of
from sidelight.courses.rules.packs import Pack, digest_of
from sidelight.courses.tests.packs import COURSE, small_pack
from sidelight.people.models import Person
from sidelight.rooms.models import Room

Browsers = Callable[[Person | None], Client]


@pytest.mark.parametrize("keep_days", [0, 14])
def test_each_of_its_rooms_keeps_words_for_that_long(tuesdays: Group, keep_days: int) -> None:
    ProgrammeVersion.objects.update(keep_days=keep_days)

    make_rooms(tuesdays.sessions.get(number=1).starts_at - timedelta(hours=20))

    assert Room.objects.get().keep_days == keep_days


@pytest.mark.parametrize(
    ("keep_days", "said"),
    [(0, "Words said here are not kept."), (14, "kept, locked, for 14 days after the session")],
)
def test_anybody_reads_it_before_they_ask_and_whoever_asks_again(
    tuesdays: Group, amira: Person, browser_of: Browsers, keep_days: int, said: str
) -> None:
    ProgrammeVersion.objects.update(keep_days=keep_days)
    page = reverse("evening", args=[tuesdays.slug])
    asking = reverse("ask_for_place", args=[tuesdays.slug])

    assert said in browser_of(None).get(page).content.decode()
    assert said in browser_of(amira).get(asking).content.decode()


def test_the_team_sees_it_before_a_course_is_published(
    course: ProgrammeVersion, cass: Person, browser_of: Browsers
) -> None:
    ProgrammeVersion.objects.update(keep_days=7)
    address = reverse("staff_version", args=[course.programme.slug, course.number])

    assert "is kept, locked, for 7 days" in browser_of(cass).get(address).content.decode()


def test_a_published_course_that_says_another_number_is_another_course(
    course: ProgrammeVersion,
) -> None:
    before = digest_of(pack_of(course))
    course.keep_days = 0

    assert digest_of(pack_of(course)) != before


def test_no_course_keeps_words_for_longer_than_any_room(course: ProgrammeVersion) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgrammeVersion.objects.update(keep_days=31)


@pytest.mark.parametrize("said", ["31", "-1", "long", "1.5"])
def test_a_pack_that_says_something_else_is_told_where(said: str) -> None:
    with pytest.raises(PackHasFaults) as refused:
        pack_that_says(said)

    (fault,) = refused.value.faults
    assert fault.path == "course.md"
    assert "keep_days" in fault.says


def test_a_pack_that_says_nothing_keeps_them_as_long_as_any_room() -> None:
    assert pack_from(small_pack()).keep_days == 30
    assert pack_that_says("0").keep_days == 0


def pack_that_says(keep_days: str) -> Pack:
    said = COURSE.replace("language: en-GB", f"keep_days: {keep_days}")
    return pack_from(small_pack({"course.md": said}))
