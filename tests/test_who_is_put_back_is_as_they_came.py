"""The cast of a later test has the rows that the actions wrote for the first, and none besides."""

from datetime import datetime

import pytest
from django.db import transaction

from sidelight.foundation.register import Register
from sidelight.people import registers
from sidelight.people.models import Person
from tests import remembered
from tests.remembered import RememberedPlace, Rows, is_untouched, rows_of, tables

pytestmark = [pytest.mark.data, pytest.mark.django_db]
# The database itself counts here whenever a row changes: putting back is fewer changes.
COUNTED = {"foundation_edition", "foundation_editionstep"}


@pytest.fixture(autouse=True)
def _nothing_is_known(monkeypatch: pytest.MonkeyPatch, clock_at: object) -> None:
    monkeypatch.setattr(remembered, "KNOWN", {})
    monkeypatch.setattr(registers, "before_joining", Register())


@pytest.fixture
def founded(at: datetime) -> RememberedPlace:
    return RememberedPlace.founded_once(at)


def everybody_comes(place: RememberedPlace) -> list[Person]:
    return [
        place.member("Amira", "16-17"),
        place.staff("Mo", "moderator"),
        place.staff("Sol", "safeguarding_lead"),
        place.member("Kit", "13-15"),
    ]


def all_rows() -> dict[str, Rows]:
    return {table: rows_of(table) for table in tables().keys() - COUNTED}


def test_each_row_is_the_same(at: datetime) -> None:
    seen = []
    for _turn in ("came", "put back"):
        with transaction.atomic():
            people = everybody_comes(RememberedPlace.founded_once(at))
            seen.append((all_rows(), people, [one.shown_name for one in people]))
            transaction.set_rollback(True)
    came, put_back = seen

    assert len(remembered.KNOWN) == 5
    assert len(came[0]["ledger_line"]) > 20
    assert put_back == came


def test_after_somebody_else_wrote_they_come_as_ever(founded: RememberedPlace) -> None:
    founded.space()

    amira = founded.member("Amira", "16-17")

    assert amira.grants.get().role == "member"
    assert len(remembered.KNOWN) == 1


def test_under_other_settings_they_come_anew(at: datetime, settings: object) -> None:
    for key in ("one key", "another key", "one key"):
        settings.SIDELIGHT_ENCRYPTION_KEYS = [key]
        with transaction.atomic():
            RememberedPlace.founded_once(at)
            transaction.set_rollback(True)

    assert len(remembered.KNOWN) == 2


def test_where_somebody_is_no_place_is_put(founded: RememberedPlace) -> None:
    assert not is_untouched()


def test_nobody_is_put_where_all_of_it_would_stay(transactional_db: None) -> None:
    assert not is_untouched()
