"""With PostgreSQL and Valkey several workers serve one site; without them nobody is split up."""

import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import psycopg
import pytest

from tests import postgres, valkey
from tests.launcher.running import Running, free_port, sidelight, started

RUNNING = "Ctrl-C stops it"
PUT_ON_THE_LIST = """
    INSERT INTO directory_helpservice (slug, name, about, phone, text_number, write_page, web,
        round_the_clock, time_zone, areas, languages, cost, position, added_at)
    VALUES ('lane', %(name)s, 'They listen.', '000 111', '', '', '', true, '', '', '', '', 1, now())
    ON CONFLICT (slug) DO UPDATE SET name = %(name)s
"""


@dataclass
class Site:
    port: int
    metrics_port: int
    database: str
    running: Running


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with two workers, told where its database is as many servers do."""
    port, metrics_port = free_port(), free_port()
    with postgres.server() as database, valkey.server() as bus:
        with psycopg.connect(database.replace("/sidelight?", "/postgres?")) as rows:
            rows.autocommit = True
            rows.execute("CREATE DATABASE sidelight")
        told = {
            "DATABASE_URL": database,
            "VALKEY_URL": bus.url,
            "SIDELIGHT_METRICS": f"127.0.0.1:{metrics_port}",
        }
        words = ("--workers", 2, "--port", port, "--data", tmp_path_factory.mktemp("two") / "site")
        with started("run", *words, **told) as running:
            running.read_until(RUNNING)
            yield Site(port, metrics_port, database, running)


@pytest.mark.parametrize("away", [0, 1])
def test_each_of_two_workers_answers(site: Site, away: int) -> None:
    web_servers = sorted(site.running.children())[:2]
    os.kill(web_servers[away], signal.SIGSTOP)
    try:
        with urlopen(f"http://localhost:{site.port}/health/", timeout=30) as answer:
            assert answer.status == 200
    finally:
        os.kill(web_servers[away], signal.SIGCONT)


@pytest.mark.parametrize("away", [0, 1])
def test_each_of_two_workers_shows_a_change_at_once(site: Site, away: int) -> None:
    web_servers = sorted(site.running.children())[:2]
    os.kill(web_servers[away], signal.SIGSTOP)
    try:
        for name in ("Quiet Corner", "Listening Lane", "Open Door"):
            with psycopg.connect(site.database, autocommit=True) as rows:
                rows.execute(PUT_ON_THE_LIST, {"name": name})
            for _ in range(2):
                with urlopen(f"http://localhost:{site.port}/help-now/", timeout=30) as answer:
                    assert answer.headers["ETag"]
                    assert name in answer.read().decode()
    finally:
        os.kill(web_servers[away], signal.SIGCONT)


def test_each_has_a_port_for_its_numbers(site: Site) -> None:
    for port in (site.metrics_port, site.metrics_port + 1):
        with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=30) as answer:
            assert "sidelight_connections" in answer.read().decode()


def test_a_worker_that_dies_comes_back_while_the_other_answers(site: Site) -> None:
    first = min(site.running.children())
    os.kill(first, signal.SIGKILL)

    with urlopen(f"http://localhost:{site.port}/health/", timeout=30) as answer:
        assert answer.status == 200
    assert "web-server-1" in site.running.read_until("part_died")


@pytest.mark.parametrize(
    "told", [{}, {"SIDELIGHT_VALKEY_URL": "valkey://127.0.0.1:1"}], ids=["neither", "no database"]
)
def test_several_workers_on_sqlite_are_refused(tmp_path: Path, told: dict[str, str]) -> None:
    words = ("run", "--workers", "2", "--port", free_port(), "--data", tmp_path / "site")

    answer = sidelight(*words, **told)

    assert answer.returncode == 1
    assert "More than one worker needs PostgreSQL and Valkey" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_several_workers_without_valkey_are_refused(tmp_path: Path) -> None:
    words = ("run", "--workers", "2", "--port", free_port(), "--data", tmp_path / "site")

    answer = sidelight(*words, SIDELIGHT_DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")

    assert "More than one worker needs PostgreSQL and Valkey" in answer.stderr


@pytest.mark.parametrize("workers", ["0", "33", "two"])
def test_a_number_of_workers_that_is_none(workers: str) -> None:
    answer = sidelight("run", "--workers", workers)

    assert answer.returncode == 2
    assert "workers are a number from 1 to 32" in answer.stderr


def test_the_demo_is_never_split_up() -> None:
    answer = sidelight("demo", "--workers", "2")

    assert answer.returncode == 2
    assert "--workers" in answer.stderr
