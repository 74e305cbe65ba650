"""A site with rooms, a server for it and a crowd in it, for as long as something is measured."""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bench.machine import cores
from bench.places import KEPT, inside
from bench.programs import Crowd, Peer, crowd
from bench.servers import Running, running

MEMBERS = 8
PEOPLE = 11  # in a room: eight members and three leaders
IN_USE = KEPT / "rooms-in-use"
LASTING = "-c max_connections=60 -c synchronous_commit=on"


@dataclass(frozen=True)
class Rooms:
    """A measured site with so many rooms."""

    rooms: int
    place: Path | None = None

    @property
    def folder(self) -> Path:
        return self.place or KEPT / f"{self.rooms}-rooms"


@dataclass
class Stage:
    """Who talks with whom. server: ours, or a peer."""

    server: Running | Peer
    crowd: Crowd
    people: Path | list[dict[str, str]]
    rooms: int
    tongue: str = "sidelight"
    site: Rooms | None = None
    told: dict[str, str] = field(default_factory=dict)

    def come(self, first: int = 0, last: int | None = None, **words: object) -> dict[str, Any]:
        """Let the people of these rooms come; all of them must."""
        last = last or self.rooms
        words |= {"port": self.server.port, "tongue": self.tongue}
        if isinstance(self.people, Path):
            words |= {"people": str(self.people), "rooms": [first, last]}
        else:
            words |= {"people": self.people, "opens": False}
        came = self.crowd.do("come", **words)
        if came["missing"]:
            raise SystemExit(f"bench: {came['missing']} people could not come: {came['closed']}")
        return came

    def talk(self, rate: float, seconds: float, **words: object) -> dict[str, Any]:
        """Let them talk; tell as well what the server spent for a message, in milliseconds."""
        before = self.server.cpu()
        told = self.crowd.do("talk", rate=rate, seconds=seconds, **words)
        spent = self.server.cpu() - before
        return told | {"cpu_ms": spent / max(told["said"], 1) * 1000}


@contextmanager
def stage(rooms: int, *, workers: int = 1, told: dict[str, str] = {}) -> Iterator[Stage]:
    """Serve a copy of a seeded site, so that every figure starts with the same empty rooms."""
    with site_in_use(rooms, told) as (site, people), ExitStack() as ends:
        server = ends.enter_context(running("uvicorn", site, workers=workers, told=told))
        yield Stage(server, ends.enter_context(crowd()), people, rooms, site=site, told=told)


@contextmanager
def site_in_use(rooms: int, told: dict[str, str]) -> Iterator[tuple[Rooms, Path]]:
    shutil.rmtree(IN_USE, ignore_errors=True)
    IN_USE.mkdir(parents=True)
    try:
        if not told:
            kept = Rooms(rooms)
            inside(kept, "bench.rooms_places", rooms, MEMBERS)
            shutil.copytree(kept.folder, IN_USE / "site")
        site = Rooms(rooms, IN_USE / "site")
        people = IN_USE / "people.jsonl"
        people.write_text(inside(site, "bench.rooms_places", rooms, MEMBERS, told=told), "utf-8")
        yield site, people
    finally:
        shutil.rmtree(IN_USE, ignore_errors=True)


@contextmanager
def database_and_bus() -> Iterator[dict[str, str]]:
    """Run PostgreSQL and Valkey on the server's core, as safe with its rows as a real site's."""
    import psycopg

    from tests import postgres, valkey

    everywhere = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {cores()[0]})  # what is started now stays there
    with ExitStack() as ends:
        try:
            ends.enter_context(patch.object(postgres, "FAST", LASTING))
            address = ends.enter_context(postgres.server())
            bus = ends.enter_context(valkey.server())
        finally:
            os.sched_setaffinity(0, everywhere)
        with psycopg.connect(address.replace("/sidelight?", "/postgres?"), autocommit=True) as rows:
            rows.execute("CREATE DATABASE sidelight")
        yield {"SIDELIGHT_DATABASE_URL": address, "SIDELIGHT_VALKEY_URL": bus.url}


def invented(rooms: int) -> list[dict[str, str]]:
    """Return people for a peer, which asks nobody who they are."""
    return [
        {"room": f"r{nth}", "url": f"/rooms/r{nth}/live", "cookie": f"{nth}-{seat}",
         "role": "leader" if seat < PEOPLE - MEMBERS else "member"}
        for nth in range(rooms)
        for seat in range(PEOPLE)
    ]  # fmt: skip
