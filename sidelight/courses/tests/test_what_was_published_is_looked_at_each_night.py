"""Rows that somebody changed by hand are found in the night, and nobody begins a group on them."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sidelight.courses.actions.programmes.verifying import (
    verify_programmes,
    verify_programmes_now,
)
from sidelight.courses.models import Group, Medium, ProgrammeVersion, Step
from sidelight.courses.queries.group_checks import missing_before_opening
from sidelight.courses.tests.build import open_group, published_version
from sidelight.courses.tests.packs import picture
from sidelight.courses.tests.programmes import drafted, published
from sidelight.foundation.later import recurring
from sidelight.people.models import Person

pytestmark = [pytest.mark.django_db, pytest.mark.data]
Browsers = Callable[[Person | None], Client]


@pytest.fixture
def version(cass: Person, sol: Person, at: datetime) -> ProgrammeVersion:
    return published(by=cass, reviewer=sol, at=at)


def test_what_is_as_it_was_is_let_be(version: ProgrammeVersion, cass: Person, at: datetime) -> None:
    drafted(by=cass, at=at)

    assert verify_programmes(at) == []
    assert list(ProgrammeVersion.objects.offered()) == [version]


def test_words_changed_by_hand_are_found_and_no_group_begins_on_them(
    version: ProgrammeVersion, yusuf: Person, browser_of: Browsers, at: datetime
) -> None:
    steps = Step.objects.filter(week__version=version, kind="welcome")
    before = steps.get().words
    steps.update(words="Something else.")

    assert verify_programmes(at) == [version.pk]
    assert verify_programmes(at + timedelta(days=1)) == [version.pk]

    version.refresh_from_db()
    assert version.found_changed_at == at
    assert not ProgrammeVersion.objects.offered().exists()
    page = reverse("staff_version", args=[version.programme.slug, 1])
    says = "These are not the words that were published"
    assert says in browser_of(yusuf).get(page).content.decode()

    steps.update(words=before)
    assert verify_programmes(at) == []
    assert says not in browser_of(yusuf).get(page).content.decode()
    assert ProgrammeVersion.objects.offered().exists()


def test_a_group_that_was_planned_with_it_does_not_open(
    version: ProgrammeVersion, max: Person, at: datetime
) -> None:
    group = open_group(version, by=max, at=at)
    assert "after it was published" not in " ".join(missing_before_opening(group, [], [], at))
    Step.objects.filter(week__version=version).update(words="Something else.")

    verify_programmes(at)

    group = Group.objects.select_related("version").get(pk=group.pk)
    assert "after it was published" in " ".join(missing_before_opening(group, [], [], at))


def test_a_picture_that_is_another_one_is_found(version: ProgrammeVersion, at: datetime) -> None:
    Medium.objects.filter(version=version).update(content=picture(size=(41, 30)))

    assert verify_programmes(at) == [version.pk]


def test_what_the_ledger_never_heard_of_is_found(cass: Person, sol: Person, at: datetime) -> None:
    version = published_version(by=cass, reviewed_by=sol, at=at)

    assert verify_programmes(at) == [version.pk]


def test_it_is_done_each_night() -> None:
    planned = {one.name: one.interval for one in recurring}

    assert planned[verify_programmes_now.module_path] == timedelta(days=1)
