"""Whatever a programme says, its pack says it: nothing is lost or changed on the way."""

from datetime import datetime

import pytest
from hypothesis import given, settings

from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.actions.programmes.beginning import bring_in
from sidelight.courses.queries.content import pack_of
from sidelight.courses.queries.packs.opening import files_of_zip
from sidelight.courses.queries.packs.writing import files_of, zip_of
from sidelight.courses.rules.packs import Pack
from sidelight.courses.tests.made_up import PACKS, STEADY
from sidelight.courses.tests.packs import small_pack
from sidelight.people.models import Person


@STEADY
@given(PACKS)
def test_any_programme_comes_back_as_it_was(pack: Pack) -> None:
    files = files_of(pack)

    assert pack_from(files) == pack
    assert pack_from(files_of_zip(zip_of(files, "some-course"))) == pack


def test_a_pack_that_people_wrote_comes_back_as_it_was() -> None:
    pack = pack_from(small_pack())

    assert pack_from(files_of(pack)) == pack
    assert [week.minutes for week in pack.weeks] == [15, 20]
    assert pack.weeks[0].steps[0].leader_notes == "Wait until everybody is there."
    assert pack.weeks[0].steps[1].options == ("Yes", "No", "Not sure")
    assert pack.weeks[0].handouts[0].words == "- Music\n- A walk"


def test_the_same_programme_is_the_same_zip() -> None:
    files = files_of(pack_from(small_pack()))

    assert zip_of(files, "small-steps") == zip_of(files, "small-steps")


@pytest.mark.data
@pytest.mark.django_db
@settings(STEADY, max_examples=40)
@given(pack=PACKS)
def test_a_table_keeps_what_a_pack_says(pack: Pack, cass: Person, at: datetime) -> None:
    version = bring_in(pack_from(files_of(pack)), by=cass, at=at)

    assert pack_of(version) == pack
    assert pack_from(files_of(pack_of(version))) == pack
