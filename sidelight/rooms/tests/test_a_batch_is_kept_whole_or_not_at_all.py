"""The short way into a transaction keeps what Django's own keeps: all or nothing, and in order."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from sidelight.foundation import clock
from sidelight.live.models import Worker
from sidelight.rooms.queries.database import (
    Question,
    Statement,
    answer,
    do,
    do_each,
    marked,
    together,
)

pytestmark = [pytest.mark.data, pytest.mark.django_db(transaction=True)]
ADD = "INSERT INTO live_worker (key, seen_at) VALUES (%s, %s)"
NAMES = "SELECT key FROM live_worker ORDER BY key"


def added(key: str) -> Statement:
    at = connection.ops.adapt_datetimefield_value(clock.now())
    return Statement(marked(ADD), [key, at])


def there() -> list[str]:
    return [key for (key,) in answer(Question(NAMES, [], list))]


def test_what_is_written_together_is_there_afterwards_and_read_on_the_way() -> None:
    with together():
        do(added("one"), added("two"))
        assert there() == ["one", "two"]
        do_each(ADD, [added("three").values])
        Worker.objects.create(key="by the orm", seen_at=clock.now())
    assert there() == ["by the orm", "one", "three", "two"]
    assert not connection.in_atomic_block


def fail() -> None:
    raise LookupError


def all_of(*steps: Callable[[], object]) -> None:
    with together():
        for step in steps:
            step()


@pytest.mark.parametrize(
    ("then", "error"),
    [
        ([fail], LookupError),
        ([lambda: do(added("one")), there], IntegrityError),
        ([lambda: do(added("one"))], IntegrityError),  # PostgreSQL says so at the end
        ([lambda: do(Statement("SELECT nothing FROM nowhere", [])), there], DatabaseError),
    ],
)
def test_an_error_takes_everything_back_and_the_next_one_is_kept(
    then: list[Callable[[], object]], error: type[Exception]
) -> None:
    with pytest.raises(error):
        all_of(lambda: do(added("one")), *then)
    assert there() == []
    assert not connection.in_atomic_block
    all_of(lambda: do(added("next")))
    assert there() == ["next"]


def test_what_waits_for_the_end_is_done_after_it_and_never_after_an_error() -> None:
    done: list[str] = []

    def later(word: str) -> None:
        transaction.on_commit(lambda: done.append(word))
        assert done == []

    with pytest.raises(LookupError):
        all_of(lambda: later("lost"), fail)
    all_of(lambda: do(added("one")), lambda: later("kept"))
    all_of(lambda: do(added("two")))
    assert done == ["kept"]


def test_inside_another_transaction_it_is_a_part_of_it() -> None:
    with pytest.raises(LookupError):
        transaction.atomic(lambda: (all_of(lambda: do(added("one"))), fail()))()
    assert there() == []


def test_what_failed_in_it_without_a_word_is_not_kept() -> None:
    def fail_quietly() -> None:
        with suppress(LookupError), transaction.atomic(savepoint=False):
            fail()

    with pytest.raises(transaction.TransactionManagementError):
        all_of(lambda: do(added("one")), fail_quietly)
    assert there() == []
