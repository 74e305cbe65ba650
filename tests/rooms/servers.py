"""PostgreSQL and Valkey of one site, which can be away for a while."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests import postgres, valkey


@dataclass(frozen=True)
class Database:
    """A running PostgreSQL of its own. stop, start: as when a machine restarts it."""

    address: str

    @property
    def folder(self) -> Path:
        return Path(self.address.partition("host=")[2])

    def stop(self) -> None:
        self._control("stop", "-m", "fast")

    def start(self) -> None:
        self._control(
            "start", "-l", str(self.folder / "log"), "-o",
            f"-h '' -k {self.folder} {postgres.FAST}",
        )  # fmt: skip

    def _control(self, *words: str) -> None:
        account = postgres.UNPRIVILEGED if os.geteuid() == 0 else None
        copy = self.folder / postgres.PACKAGE / postgres.INSTALLATION
        programs = (copy if copy.exists() else postgres.installed()) / "bin"
        postgres.run(account, programs / "pg_ctl", "-D", self.folder / "rows", "-w", *words)


@dataclass(frozen=True)
class Servers:
    """Both of them."""

    database: Database
    bus: valkey.Server

    @property
    def told(self) -> dict[str, str]:
        return {
            "SIDELIGHT_DATABASE_URL": self.database.address,
            "SIDELIGHT_VALKEY_URL": self.bus.url,
        }


@contextmanager
def both() -> Iterator[Servers]:
    """Start both, with an empty database; end them whatever happens."""
    with postgres.server() as address, valkey.server() as bus:
        with psycopg.connect(address.replace("/sidelight?", "/postgres?")) as rows:
            rows.autocommit = True
            rows.execute("CREATE DATABASE sidelight")
        yield Servers(Database(address), bus)
