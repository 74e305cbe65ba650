"""Each change of the list is written beside the database, for the hour in which that is gone."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from sidelight.directory.actions import add_service, check_service, keep_copy, withdraw_service
from sidelight.directory.models import HelpService
from sidelight.directory.queries import forget_listed_entries, help_lines
from sidelight.directory.rules import Checked, Cost, Entry, as_copy, read_copy
from sidelight.directory.tests.build import entry, service
from sidelight.directory.tests.test_help_is_never_blank import a_broken_database
from sidelight.foundation.week import Hours
from sidelight.people.models import Person

Kept = Callable[..., object]


@pytest.fixture
def kept(django_capture_on_commit_callbacks: Callable[..., object]) -> Kept:
    """Do something with all that happens once it is kept."""

    def done(what: Callable[..., object], *told: object, **more: object) -> object:
        with django_capture_on_commit_callbacks(execute=True):
            return what(*told, **more)

    return done


def names_without_a_database(at: datetime) -> list[str]:
    forget_listed_entries()
    with a_broken_database():
        return [line.name for line in help_lines(at)]


def test_the_charitys_own_list_is_shown_and_not_the_shipped_one(
    place: object, ed: Person, at: datetime, kept: Kept
) -> None:
    told = entry(
        hours=(Hours(2, time(18), time(0)),), areas=("G",), cost=Cost.FREE, youngest=11,
        time_zone="Europe/Dublin",
    )  # fmt: skip
    listed = kept(add_service, told, by=ed, at=at)
    kept(check_service, listed, by=ed, at=at)
    before = help_lines(at)

    assert names_without_a_database(at) == ["Listening Lane"]
    with a_broken_database():
        assert list(help_lines(at)) == list(before)


def test_what_was_taken_off_is_off_the_copy_as_well(
    place: object, ed: Person, at: datetime, kept: Kept
) -> None:
    kept(service, "Listening Lane", by=ed, at=at)
    other = kept(service, "Old Line", by=ed, at=at)
    kept(withdraw_service, other, by=ed, at=at)

    assert names_without_a_database(at) == ["Listening Lane"]


@pytest.mark.parametrize("broken", ["", "{", "[{}]", '[{"entry": {"surprise": 1}, "on": null}]'])
def test_a_torn_copy_shows_what_comes_with_the_program(
    place: object, ed: Person, at: datetime, kept: Kept, settings: object, broken: str
) -> None:
    kept(service, by=ed, at=at)
    (settings.SIDELIGHT_DATA / "help-copy" / "entries.json").write_text(broken)

    assert names_without_a_database(at)[0] == "Emergency: 999"


def test_a_disk_that_refuses_takes_nothing_from_the_list(
    place: object, ed: Person, at: datetime, kept: Kept, settings: object
) -> None:
    (settings.SIDELIGHT_DATA / "help-copy").write_text("in the way")

    kept(service, by=ed, at=at)

    assert [line.name for line in help_lines(at)] == ["Listening Lane"]


def test_the_copies_are_written_again_each_hour(
    place: object, ed: Person, at: datetime, settings: object
) -> None:
    service(by=ed, at=at)

    keep_copy.call()

    assert names_without_a_database(at) == ["Listening Lane"]


def test_the_card_stands_there_as_a_page_that_needs_nothing_else(
    place: object, ed: Person, at: datetime, kept: Kept, settings: object
) -> None:
    kept(service, by=ed, at=at)

    page = (settings.SIDELIGHT_DATA / "help-copy" / "help-now.html").read_text()

    assert "Listening Lane" in page
    assert 'href="tel:0000111"' in page
    assert "<style>" in page
    assert "/static/" not in page
    assert "<script" not in page


def test_nothing_half_written_is_left(
    place: object, ed: Person, at: datetime, kept: Kept, settings: object
) -> None:
    kept(service, by=ed, at=at)

    folder: Path = settings.SIDELIGHT_DATA / "help-copy"
    assert sorted(path.name for path in folder.iterdir()) == ["entries.json", "help-now.html"]


def test_a_check_is_in_the_copy(
    place: object, ed: Person, at: datetime, kept: Kept, client: Client
) -> None:
    kept(check_service, kept(service, by=ed, at=at), by=ed, at=at)
    forget_listed_entries()

    with a_broken_database():
        page = client.get("/help-now/").content.decode()

    assert "We checked this on 4 March 2026" in page
    assert HelpService.objects.count() == 1


HOURS = st.builds(
    Hours,
    st.integers(0, 6),
    st.times(max_value=time(12)),
    st.times(min_value=time(12, 1)) | st.just(time(0)),
)
ENTRIES = st.builds(
    Entry,
    name=st.text(),
    about=st.text(),
    phone=st.text(),
    hours=st.lists(HOURS).map(tuple),
    areas=st.lists(st.text()).map(tuple),
    cost=st.sampled_from(Cost),
    youngest=st.none() | st.integers(1, 120),
)


@given(st.lists(st.builds(Checked, ENTRIES, st.none() | st.dates(min_value=date(2000, 1, 1)))))
def test_what_is_written_is_read_again(entries: list[Checked]) -> None:
    assert read_copy(as_copy(entries)) == entries
