"""Lets transactional tests empty the append-only tables afterwards; conftest.py asks it to.

Tests that commit are cleaned up by `flush`: DELETE FROM every table on SQLite, TRUNCATE on
PostgreSQL. The guards rightly refuse both, so for that one moment they are taken away and put back.
Ordinary tests roll back and never come here. Nothing that is shipped can remove a guard.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.db import connections
from django.test import TransactionTestCase

from sidelight.ledger.actions import install_guards
from sidelight.ledger.registers import append_only
from sidelight.ledger.tests.build import remove_guards


@contextmanager
def guards_step_aside_for_flush() -> Iterator[None]:
    """While this is open, the cleaning up after a transactional test may empty guarded tables."""
    flush: Callable[[TransactionTestCase], None] = TransactionTestCase._fixture_teardown

    def flush_without_guards(case: TransactionTestCase) -> None:
        aliases = [connection.alias for connection in connections.all(initialized_only=True)]
        for alias in aliases:
            remove_guards(alias)
        try:
            flush(case)
        finally:
            for alias in aliases:
                install_guards(append_only, alias)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", flush_without_guards)
        yield
