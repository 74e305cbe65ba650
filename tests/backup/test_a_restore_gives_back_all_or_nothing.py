"""What comes back is whole and safe to open; what goes wrong leaves no site and touches none."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sidelight.config.launch.folder import Kind, stay_with
from tests.backup.conftest import Site
from tests.backup.sites import (
    NO_ERASURES,
    back_up,
    become,
    everything_in,
    refusal,
    well,
)
from tests.launcher.running import sidelight


def restore(site: Site, target: Path, *more: object, backup: Path | None = None) -> object:
    opening = (backup or site.backup, "--identity", site.key, "--keys", site.keys)
    return sidelight("restore", *opening, "--data", target, *more)


def rows_in(folder: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "sidelight.sqlite3")) as rows:
        return rows.execute(question).fetchall()


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_everything_comes_back(charity: Site, tmp_path: Path) -> None:
    told = well(restore(charity, tmp_path / "new", NO_ERASURES))

    people = "SELECT id, shown_name, sign_in_name FROM people_person ORDER BY id"
    words = "SELECT * FROM review_words ORDER BY 1"
    assert rows_in(tmp_path / "new", people) == rows_in(charity.data, people) != []
    assert rows_in(tmp_path / "new", words) == rows_in(charity.data, words) != []
    assert "as many as when it was made" in told
    assert "It is as it was written." in told
    assert "/help-now/" in told
    assert "--no-erasures-known" in told
    assert left_in(tmp_path) == ["new"]
    assert well(sidelight("manage", "--data", tmp_path / "new", "verify_ledger"))


def test_only_this_account_can_read_it(charity: Site, tmp_path: Path) -> None:
    well(restore(charity, tmp_path / "new", NO_ERASURES))

    found = [tmp_path / "new", *(tmp_path / "new").glob("keys/*"), tmp_path / "new/kind"]
    assert len(found) == 6
    assert all(path.stat().st_mode & 0o077 == 0 for path in found)


def test_its_ledger_says_so_and_the_list_before_opening_is_satisfied(
    charity: Site, tmp_path: Path
) -> None:
    well(restore(charity, tmp_path / "new", NO_ERASURES))

    (line,) = rows_in(
        tmp_path / "new", "SELECT detail FROM ledger_line WHERE act = 'backup_restored'"
    )
    assert json.loads(str(line[0]))["rows"] > 100


def test_everybody_is_signed_out(site: Site, tmp_path: Path) -> None:
    with closing(sqlite3.connect(site.data / "sidelight.sqlite3")) as rows:
        rows.execute(
            "INSERT INTO people_signin (session_key, session_data, expire_date, device) "
            "VALUES ('a-key', 'words', '2099-01-01', 'phone')"
        )
        rows.commit()
    backup = back_up(site.data, tmp_path / "backups")

    told = well(restore(site, tmp_path / "new", NO_ERASURES, backup=backup))

    assert rows_in(site.data, "SELECT count(*) FROM people_signin") == [(1,)]
    assert rows_in(tmp_path / "new", "SELECT count(*) FROM people_signin") == [(0,)]
    assert "Sign-ins ended: 1" in told


@pytest.mark.parametrize("where", [30, 1000, 200_000, -1])
def test_one_flipped_byte_is_refused(charity: Site, tmp_path: Path, where: int) -> None:
    bytes_ = bytearray(charity.backup.read_bytes())
    bytes_[where] ^= 1
    (tmp_path / "flipped.age").write_bytes(bytes_)

    answer = restore(charity, tmp_path / "new", NO_ERASURES, backup=tmp_path / "flipped.age")

    assert "damaged" in refusal(answer) or "does not open" in refusal(answer)
    assert left_in(tmp_path) == ["flipped.age"]


@pytest.mark.parametrize("kept", [0, 10, 100, 100_000, -1])
def test_a_file_that_was_cut_short_leaves_nothing(charity: Site, tmp_path: Path, kept: int) -> None:
    (tmp_path / "cut.age").write_bytes(charity.backup.read_bytes()[:kept])

    answer = restore(charity, tmp_path / "new", NO_ERASURES, backup=tmp_path / "cut.age")

    assert "damaged" in refusal(answer)
    assert left_in(tmp_path) == ["cut.age"]


def test_a_folder_that_holds_something_stays_as_it_is(site: Site) -> None:
    before = everything_in(site.data)

    answer = restore(site, site.data, NO_ERASURES)

    assert "is not empty" in refusal(answer)
    assert everything_in(site.data) == before


def test_a_site_that_runs_is_not_touched(site: Site) -> None:
    stay_with(site.data)

    answer = restore(site, site.data, NO_ERASURES, "--replace")

    assert "is running. Stop it first" in refusal(answer)
    assert left_in(site.data.parent) == ["site"]


def test_what_is_replaced_is_moved_aside_and_nothing_in_it_is_lost(site: Site) -> None:
    (site.data / "note").write_text("of the charity", encoding="utf-8")
    before = rows_in(site.data, "SELECT count(*) FROM ledger_line")

    told = well(restore(site, site.data, NO_ERASURES, "--replace"))

    (aside,) = site.data.parent.glob("site.until-*")
    assert str(aside) in told
    assert (aside / "note").read_text(encoding="utf-8") == "of the charity"
    assert rows_in(aside, "SELECT count(*) FROM ledger_line") == before
    assert left_in(site.data.parent) == ["site", aside.name]


def test_without_a_list_of_erasures_it_asks(charity: Site, tmp_path: Path) -> None:
    answer = restore(charity, tmp_path / "new")

    assert "Who was erased since this backup?" in refusal(answer)
    assert left_in(tmp_path) == []


def test_without_the_keys_it_asks(charity: Site, tmp_path: Path) -> None:
    opening = ("restore", charity.backup, "--identity", charity.key, NO_ERASURES)

    answer = sidelight(*opening, "--data", tmp_path / "new")

    assert "--keys FILE" in refusal(answer)
    assert left_in(tmp_path) == []


def test_the_keys_of_another_site_are_found_out(charity: Site, tmp_path: Path) -> None:
    keys = {
        "SIDELIGHT_SECRET_KEY": "not", "SIDELIGHT_LEDGER_KEY": "ours",
        "SIDELIGHT_ENCRYPTION_KEY": "at all",
    }  # fmt: skip
    opening = ("restore", charity.backup, "--identity", charity.key, NO_ERASURES)

    answer = sidelight(*opening, "--data", tmp_path / "new", **keys)

    assert "The ledger is not as it was written" in refusal(answer)
    assert left_in(tmp_path) == []


def test_the_file_with_the_keys_is_no_backup(charity: Site, tmp_path: Path) -> None:
    answer = restore(charity, tmp_path / "new", NO_ERASURES, backup=charity.keys)

    assert "holds the keys" in refusal(answer)


@pytest.mark.parametrize(("mine", "there"), [(Kind.DEMO, Kind.SITE), (Kind.SITE, Kind.DEMO)])
def test_a_demo_and_a_site_never_take_each_others_place(
    site: Site, tmp_path: Path, mine: Kind, there: Kind
) -> None:
    become(site.data, mine)
    backup = back_up(site.data, tmp_path / "backups")
    become(site.data, there)

    answer = restore(site, site.data, NO_ERASURES, "--replace", backup=backup)

    assert "not replaced" in refusal(answer)
    assert (site.data / "kind").read_text(encoding="ascii") == f"{there.value}\n"


def test_the_backup_of_a_demo_comes_back_as_a_demo(site: Site, tmp_path: Path) -> None:
    become(site.data, Kind.DEMO)
    backup = back_up(site.data, tmp_path / "backups")

    well(restore(site, tmp_path / "new", NO_ERASURES, backup=backup))

    assert (tmp_path / "new" / "kind").read_text(encoding="ascii") == "demo\n"


def test_a_backup_of_a_newer_program_is_refused(site: Site, tmp_path: Path) -> None:
    with closing(sqlite3.connect(site.data / "sidelight.sqlite3")) as rows:
        rows.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('people', '9999_from_next_year', '2027-01-01')"
        )
        rows.commit()
    backup = back_up(site.data, tmp_path / "backups")

    answer = restore(site, tmp_path / "new", NO_ERASURES, backup=backup)

    assert "people.9999_from_next_year" in refusal(answer)
    assert not (tmp_path / "new").exists()


def test_a_database_with_a_row_that_hangs_in_the_air_is_refused(site: Site, tmp_path: Path) -> None:
    with closing(sqlite3.connect(site.data / "sidelight.sqlite3")) as rows:
        rows.execute("UPDATE people_rolegrant SET person_id = 987654 WHERE id = 1")
        rows.commit()
    backup = back_up(site.data, tmp_path / "backups")

    answer = restore(site, tmp_path / "new", NO_ERASURES, backup=backup)

    assert "The database in the backup is damaged" in refusal(answer)


def test_what_an_interrupted_one_left_is_no_site_and_is_swept_out(
    charity: Site, tmp_path: Path
) -> None:
    left = tmp_path / ".new.restoring"
    (left / "media").mkdir(parents=True)
    (left / "sidelight.sqlite3").write_bytes(b"half a database")

    started = sidelight("check", "--data", left)
    well(restore(charity, tmp_path / "new", NO_ERASURES))

    assert "There is no Sidelight in" in refusal(started)
    assert left_in(tmp_path) == ["new"]
