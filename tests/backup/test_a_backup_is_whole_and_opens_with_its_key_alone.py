"""One file, taken while the site writes, that says nothing to whoever finds it."""

import json
import signal
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest

from sidelight.config.backup.copying import begin_at_one_moment
from sidelight.config.backup.envelope import fresh_key, identity_in, opened, write_encrypted
from sidelight.config.backup.make import remove_older
from sidelight.config.launch.errors import Refusal
from sidelight.config.launch.folder import keys_in
from tests.backup.conftest import Site
from tests.backup.sites import back_up, inside, refusal
from tests.launcher.running import command, plain_environment, sidelight

AT = datetime(2026, 3, 4, 19, 0, tzinfo=UTC)


def write_without_a_pause(path: Path, started: Event, enough: Event) -> None:
    """Add a parent with its child in one transaction, again and again."""
    with closing(sqlite3.connect(path, timeout=20, isolation_level=None)) as writer:
        for number in range(10_000_000):
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("INSERT INTO planted_parent VALUES (?, ?)", (number, "x" * 2000))
            writer.execute("INSERT INTO planted_child VALUES (?, ?)", (number, number))
            writer.execute("COMMIT")
            started.set()
            if enough.is_set():
                return


def test_it_is_consistent_while_somebody_writes_without_a_pause(site: Site, tmp_path: Path) -> None:
    live = site.data / "sidelight.sqlite3"
    with closing(sqlite3.connect(live)) as rows:
        rows.execute("CREATE TABLE planted_parent (id INTEGER PRIMARY KEY, words TEXT)")
        rows.execute(
            "CREATE TABLE planted_child (id INTEGER PRIMARY KEY, "
            "parent INTEGER REFERENCES planted_parent (id))"
        )
    started, enough = Event(), Event()
    writer = Thread(target=write_without_a_pause, args=(live, started, enough))
    writer.start()
    started.wait()

    try:
        pieces = inside(back_up(site.data, tmp_path / "backups"), site.key)
    finally:
        enough.set()
        writer.join()

    manifest = json.loads(pieces["manifest.json"])
    copy = tmp_path / "copy.sqlite3"
    copy.write_bytes(pieces["database.sqlite3"])
    with closing(sqlite3.connect(copy)) as rows:
        parents = rows.execute("SELECT count(*) FROM planted_parent").fetchone()[0]
        children = rows.execute("SELECT count(*) FROM planted_child").fetchone()[0]
        assert rows.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert rows.execute("PRAGMA foreign_key_check").fetchall() == []
    with closing(sqlite3.connect(live)) as rows:
        written = rows.execute("SELECT count(*) FROM planted_parent").fetchone()[0]
    assert 0 < parents == children == manifest["rows"]["planted_parent"] < written


def test_rows_and_the_head_of_the_ledger_are_of_one_moment(settings: object) -> None:
    live, head = settings.SIDELIGHT_DATA / "rows", settings.SIDELIGHT_DATA / "ledger-head.json"
    with (
        closing(sqlite3.connect(live, isolation_level=None)) as writer,
        closing(sqlite3.connect(live, isolation_level=None)) as source,
        closing(sqlite3.connect(":memory:")) as copy,
    ):
        writer.execute("PRAGMA journal_mode=WAL")
        writer.execute("CREATE TABLE line (id INTEGER)")
        head.write_text("one", encoding="ascii")

        found = begin_at_one_moment(source)
        writer.execute("INSERT INTO line VALUES (2)")
        head.write_text("two", encoding="ascii")
        source.backup(copy)

        assert found == b"one"
        assert copy.execute("SELECT count(*) FROM line").fetchone()[0] == 0


def test_it_says_what_it_holds(charity: Site) -> None:
    pieces = inside(charity.backup, charity.key)

    manifest = json.loads(next(iter(pieces.values())))

    head = json.loads(pieces["ledger-head.json"])["heads"][0]
    assert manifest["kind"] == "site"
    assert manifest["database"] == "sqlite"
    assert manifest["rows"]["people_person"] > 5
    assert "people.0001_initial" in manifest["migrations"]
    assert (manifest["ledger_count"], manifest["ledger_hash"]) == (head["count"], head["hash"])
    assert manifest["pieces"].keys() == pieces.keys() - {"manifest.json"}


def test_another_key_does_not_open_it(charity: Site, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.write_text(fresh_key()[0], encoding="ascii")

    answer = sidelight("restore", charity.backup, "--identity", other, "--data", tmp_path / "new")

    assert "does not open with this key" in refusal(answer)


def test_nothing_in_it_can_be_read_as_it_lies_there(charity: Site) -> None:
    sealed = charity.backup.read_bytes()

    assert b"amira-lantern-101" in inside(charity.backup, charity.key)["database.sqlite3"]
    assert sealed.startswith(b"age-encryption.org/v1")
    assert b"amira-lantern-101" not in sealed
    assert b"SQLite format" not in sealed


def test_the_keys_are_apart(charity: Site) -> None:
    keys = [key.encode() for key in keys_in(charity.data).values()]

    words = b"".join(inside(charity.backup, charity.key).values())
    apart = inside(charity.keys, charity.key)

    assert len(keys) == 4
    assert all(key in apart.values() for key in keys)
    assert not any(key in words for key in keys)


def test_the_private_half_stays_nowhere_on_the_server(charity: Site) -> None:
    secret = charity.key.read_bytes().split()[-1]

    found = [path for path in charity.data.rglob("*") if path.is_file()]

    assert secret.startswith(b"AGE-SECRET-KEY-")
    assert (charity.data / "backup-recipient").exists()
    assert not any(secret in path.read_bytes() for path in found)


def test_a_second_key_is_not_made_by_mistake(charity: Site) -> None:
    assert "There is a key already" in refusal(sidelight("backup-key", "--data", charity.data))


def test_without_a_key_nothing_is_written(site: Site, tmp_path: Path) -> None:
    (site.data / "backup-recipient").unlink()

    answer = sidelight("backup", "--data", site.data, "--to", tmp_path / "backups")

    assert "sidelight backup-key" in refusal(answer)
    assert list((tmp_path / "backups").iterdir()) == []


def test_nobody_else_on_the_machine_can_read_it(charity: Site) -> None:
    assert charity.backup.stat().st_mode & 0o777 == 0o600
    assert charity.keys.stat().st_mode & 0o777 == 0o600


def test_one_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "one.age"
    path.write_bytes(b"the backup of yesterday")

    with pytest.raises(Refusal):
        write_encrypted(path, [b"today"], recipient=fresh_key()[1])

    assert path.read_bytes() == b"the backup of yesterday"


@pytest.mark.parametrize("size", [0, 1, 65_536, 3_000_001])
def test_what_goes_in_comes_out(tmp_path: Path, size: int) -> None:
    key, path = tmp_path / "key", tmp_path / "one.age"
    private, recipient = fresh_key()
    key.write_text(private, encoding="ascii")
    write_encrypted(path, [b"x" * size, b"", b"end"], recipient=recipient)

    with opened(path, identity_in(key)) as stream:
        found = stream.read()

    assert found == b"x" * size + b"end"


def test_one_that_was_killed_half_way_has_no_good_name(site: Site, tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    (site.data / "media").mkdir(exist_ok=True)
    with (site.data / "media" / "large").open("wb") as large:
        large.truncate(400_000_000)
    words = command(["backup", "--data", site.data, "--to", backups])
    making = subprocess.Popen(words, env=plain_environment())
    while not list(backups.glob(".*.part")):
        assert making.poll() is None
    making.send_signal(signal.SIGKILL)
    making.wait()
    left = [path.name for path in backups.iterdir()]
    (site.data / "media" / "large").write_bytes(b"a small one now")

    again = back_up(site.data, backups)

    assert [name.endswith(".part") for name in left] == [True]
    assert inside(again, site.key)["media/large"] == b"a small one now"
    assert [path.name for path in backups.iterdir()] == [again.name]
    assert list((site.data / "backup-in-work").iterdir()) == []


def test_those_that_are_too_old_go_and_others_stay(tmp_path: Path) -> None:
    for name in (
        "sidelight-site-20260127T190000Z.age",
        "sidelight-site-20260128T190000Z.age",
        "sidelight-site-20200101T000000Z.age.txt",
        "holiday-20200101T000000Z.age",
    ):
        (tmp_path / name).touch()

    gone = remove_older(tmp_path, days=35, at=AT)

    assert gone == 1
    assert not (tmp_path / "sidelight-site-20260127T190000Z.age").exists()
    assert len(list(tmp_path.iterdir())) == 3


def test_a_link_does_not_bring_a_key_along(site: Site, tmp_path: Path) -> None:
    (site.data / "media").mkdir(exist_ok=True)
    (site.data / "media" / "picture").symlink_to(site.data / "keys" / "secret")

    pieces = inside(back_up(site.data, tmp_path / "backups"), site.key)

    assert "media/picture" not in pieces
