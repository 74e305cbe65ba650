"""A drill restores beside the site, says what it found, and leaves the site as it was."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.backup.conftest import Site
from tests.backup.sites import back_up, refusal, well
from tests.launcher.running import sidelight

TRIED = "SELECT count(*) FROM ledger_line WHERE act = 'backup_tried'"
MADE = "SELECT count(*) FROM ledger_line WHERE act = 'backed_up'"


def count(data: Path, question: str) -> int:
    with closing(sqlite3.connect(data / "sidelight.sqlite3")) as rows:
        return int(rows.execute(question).fetchone()[0])


def test_it_passes_and_the_site_notes_that(site: Site) -> None:
    people = count(site.data, "SELECT count(*) FROM people_person")

    told = well(sidelight("drill", site.backup, "--identity", site.key, "--data", site.data))

    assert "PASSED" in told
    assert "Pages: /, /help-now/, /health/ answer" in told
    assert count(site.data, TRIED) == 1
    assert count(site.data, "SELECT count(*) FROM people_person") == people
    assert [path.name for path in site.data.parent.iterdir()] == ["site"]


def test_it_can_try_the_file_with_the_keys_as_well(site: Site) -> None:
    opening = ("--identity", site.key, "--keys", site.keys)

    assert "PASSED" in well(sidelight("drill", site.backup, *opening, "--data", site.data))


def test_a_site_that_runs_may_be_tried(site: Site, tmp_path: Path) -> None:
    with closing(sqlite3.connect(site.data / "sidelight.sqlite3")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM ledger_line").fetchone()

        told = well(sidelight("drill", site.backup, "--identity", site.key, "--data", site.data))

    assert "PASSED" in told


def test_one_that_fails_is_not_noted(site: Site, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.age"
    damaged.write_bytes(site.backup.read_bytes()[:-1])

    answer = sidelight("drill", damaged, "--identity", site.key, "--data", site.data)

    assert "FAILED" in refusal(answer)
    assert "damaged" in answer.stderr
    assert count(site.data, TRIED) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["damaged.age", "site"]


def test_each_backup_is_noted_as_well(site: Site, tmp_path: Path) -> None:
    before = count(site.data, MADE)

    back_up(site.data, tmp_path / "backups")

    assert count(site.data, MADE) == before + 1
