"""Which edition is in force in this very moment, asked so cheaply that each request can ask.

The answer is never older than the question: an edition that was in force a moment before would let
a page that was just taken down be shown once more.
"""

import asyncio
import sqlite3
from typing import Any, Protocol

import psycopg
import structlog
from django.db import connection

from sidelight.foundation.editions import ASK_EDITION

LONGEST_SECONDS = 1.0
log = structlog.get_logger()


class EditionUnknown(Exception):
    """Nobody can say which edition is in force; then nothing that is kept may be shown."""


class Watch(Protocol):
    """Says which edition is in force. Raises EditionUnknown."""

    async def edition(self) -> int: ...


def watch_here() -> Watch:
    """Return what watches the database of this site."""
    if connection.vendor == "postgresql":
        return OnPostgreSQL()
    return OnSQLite()


class OnSQLite:
    """Reads on a connection of its own; while nobody else wrote, only that is asked."""

    def __init__(self) -> None:
        self.rows: sqlite3.Connection | None = None
        self.version = -1
        self.number = -1

    async def edition(self) -> int:
        try:
            return self.asked()
        except (sqlite3.Error, TypeError) as failure:
            self.forget()
            raise EditionUnknown from failure

    def asked(self) -> int:
        if self.rows is None:
            self.rows = self.opened()
        # It is another number after every commit of anybody else. Asked before the edition: a
        # change between the two is then seen by the next question.
        version = self.rows.execute("PRAGMA data_version").fetchone()[0]
        if version != self.version:
            self.number = int(self.rows.execute(ASK_EDITION).fetchone()[0])
            self.version = version
        return self.number

    def opened(self) -> sqlite3.Connection:
        name = str(connection.get_connection_params()["database"])
        # It never waits: whoever cannot be answered at once is answered by Django.
        rows = sqlite3.connect(
            name, uri=True, timeout=0, isolation_level=None, check_same_thread=False
        )
        rows.execute("PRAGMA query_only = ON")
        return rows

    def forget(self) -> None:
        """Begin anew with the next question."""
        self.version = -1
        if self.rows is not None:
            self.rows.close()
            self.rows = None


class OnPostgreSQL:
    """One question at a time: its answer is for all who came before it was sent, and no others."""

    def __init__(self) -> None:
        self.rows: psycopg.AsyncConnection[Any] | None = None
        self.coming: asyncio.Future[int] | None = None
        self.asking: asyncio.Task[None] | None = None

    async def edition(self) -> int:
        if self.coming is None:
            self.coming = asyncio.get_running_loop().create_future()
            if self.asking is None or self.asking.done():
                self.asking = asyncio.create_task(self.ask_on())
        return await asyncio.shield(self.coming)

    async def ask_on(self) -> None:
        """Ask again for as long as somebody came while the last question was out."""
        while self.coming is not None:
            answer, self.coming = self.coming, None
            try:
                number = await asyncio.wait_for(self.asked(), LONGEST_SECONDS)
            # Whatever it is: whoever waits for it is told that nobody knows.
            except Exception as failure:  # noqa: BLE001
                log.warning("edition_unknown", failure=type(failure).__name__)
                await self.forget()
                answer.set_exception(EditionUnknown())
            else:
                answer.set_result(number)

    async def asked(self) -> int:
        if self.rows is None:
            self.rows = await self.opened()
        cursor = await self.rows.execute(ASK_EDITION, prepare=True)
        row = await cursor.fetchone()
        if row is None:
            raise EditionUnknown
        return int(row[0])

    async def opened(self) -> psycopg.AsyncConnection[Any]:
        said = connection.get_connection_params()
        where = {name: said[name] for name in WHERE if name in said}
        return await psycopg.AsyncConnection.connect(**where, autocommit=True)

    async def forget(self) -> None:
        """Begin anew with the next question."""
        rows, self.rows = self.rows, None
        if rows is not None:
            await rows.close()


WHERE = ("dbname", "user", "password", "host", "port")
