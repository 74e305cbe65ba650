from collections.abc import Iterator
from datetime import datetime

import pytest
from django.core.management import call_command

from sidelight.foundation.queries import last_outcome
from sidelight.foundation.tests.build import only
from sidelight.ledger.actions import record, seal, verify_now
from sidelight.ledger.models import Act
from sidelight.ledger.queries.head_file import head_path
from sidelight.ledger.tests.build import by_force, put_guards_back, remove_guards

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _nothing_else_recurs(at: datetime) -> Iterator[None]:
    record(Act.FOUNDED, actor_id=1, subject=("person", 1), at=at)
    seal(at)
    with only():
        yield


def read_it() -> bool:
    """Let the worker read the ledger; return whether all was as it was written."""
    verify_now.enqueue()
    call_command("work", "--once")
    outcome = last_outcome(verify_now.module_path)
    assert outcome
    return outcome.went_well


def test_a_ledger_as_it_was_written_is_said_to_be_so() -> None:
    assert read_it()


def test_a_head_that_was_taken_away_is_told() -> None:
    head_path().unlink()

    assert not read_it()


def test_a_line_that_was_changed_is_told() -> None:
    by_force("UPDATE ledger_line SET actor_id = %s", 2)

    assert not read_it()


def test_a_guard_that_was_taken_away_is_told() -> None:
    remove_guards()

    went_well = read_it()

    put_guards_back()
    assert not went_well


def test_nothing_is_known_when_nobody_read_it() -> None:
    assert last_outcome(verify_now.module_path) is None
