"""The course that is shipped can be brought in as it is: seven evenings, marked as a sample."""

import pytest

from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.queries.packs.opening import files_of_zip
from sidelight.courses.queries.packs.sample import sample_files
from sidelight.courses.queries.packs.writing import files_of, zip_of
from sidelight.courses.rules.packs import Pack
from sidelight.courses.rules.programmes import fits_an_evening


@pytest.fixture(scope="module")
def sample() -> Pack:
    return pack_from(sample_files())


def test_it_has_seven_weeks_of_60_to_90_minutes(sample: Pack) -> None:
    minutes = [week.minutes for week in sample.weeks]

    assert len(minutes) == 7
    assert [one for one in minutes if not fits_an_evening(one)] == []


def test_it_says_that_it_is_a_sample(sample: Pack) -> None:
    assert sample.notice.casefold() == "sample: have it reviewed by a clinician before use"


def test_each_week_begins_and_ends_as_an_evening_does(sample: Pack) -> None:
    for week in sample.weeks:
        kinds = [step.kind for step in week.steps]

        assert kinds[0] == "welcome"
        assert {"check_in", "check_out", "one_thing"} <= set(kinds)
        assert week.one_thing
        assert all(step.leader_notes for step in week.steps)


def test_it_comes_back_from_a_zip_as_it_was(sample: Pack) -> None:
    assert pack_from(files_of_zip(zip_of(files_of(sample), "steady-ground"))) == sample
