"""Somebody leaves after the backup was made: restoring it does not bring their words back."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.backup.conftest import Site
from tests.backup.sites import NO_ERASURES, copy_of, everything_in, inside, refusal, well
from tests.launcher.running import sidelight

NAME = "amira-lantern-101"
LEAVE = f"""
from sidelight.foundation import clock
from sidelight.people.actions.leaving import leave
from sidelight.people.models import Person
leave(Person.objects.get(sign_in_name="{NAME}"), at=clock.now())
"""
HER_WORDS = f"""
    SELECT words.body FROM review_words AS words
    JOIN review_submission AS submission ON submission.id = words.submission_id
    JOIN people_person AS person ON person.id = submission.author_id
    WHERE person.sign_in_name = '{NAME}' AND length(words.body) > 30
"""


def canaries(data: Path) -> list[bytes]:
    """Return what stands in the database because of her: her name, and how her words begin."""
    with closing(sqlite3.connect(data / "sidelight.sqlite3")) as rows:
        bodies = [str(body) for (body,) in rows.execute(HER_WORDS)]
    assert len(bodies) > 1
    return [NAME.encode(), *(body[:30].encode() for body in bodies)]


@pytest.fixture
def since(charity: Site, tmp_path: Path) -> Path:
    """The site, going on after its backup was made: she has left."""
    data = copy_of(charity.data, tmp_path / "site")
    well(sidelight("manage", "--data", data, "shell", "-c", LEAVE))
    return data


def words_in(data: Path) -> bytes:
    """Return every byte of the folder but style sheets and scripts."""
    return b"".join(
        everything_in(place) if place.is_dir() else place.read_bytes()
        for place in sorted(data.iterdir())
        if place.name != "static"
    )


def test_her_words_are_in_no_byte_of_what_comes_back(charity: Site, since: Path) -> None:
    opening = (charity.backup, "--identity", charity.key)

    told = well(sidelight("restore", *opening, "--data", since, "--replace"))

    found = words_in(since)
    before = inside(charity.backup, charity.key)["database.sqlite3"]
    assert "Erased again: 1" in told
    assert [canary for canary in canaries(charity.data) if canary not in before] == []
    assert [canary for canary in canaries(charity.data) if canary in found] == []
    assert b"dee-meadow-102" in found


def test_no_search_finds_them(charity: Site, since: Path) -> None:
    opening = (charity.backup, "--identity", charity.key)
    well(sidelight("restore", *opening, "--data", since, "--replace"))

    count = "SELECT count(*) FROM modelsearch_indexentry"
    with closing(sqlite3.connect(charity.data / "sidelight.sqlite3")) as rows:
        before = rows.execute(count).fetchone()[0]
    with closing(sqlite3.connect(since / "sidelight.sqlite3")) as rows:
        after = rows.execute(count).fetchone()[0]
        check = "INSERT INTO modelsearch_indexentry_fts (modelsearch_indexentry_fts) VALUES (?)"
        rows.execute(check, ("integrity-check",))
    assert 0 < after < before


def test_on_another_machine_the_list_can_be_brought_along(
    charity: Site, since: Path, tmp_path: Path
) -> None:
    opening = (charity.backup, "--identity", charity.key, "--keys", charity.keys)
    away = tmp_path / "away.jsonl"
    (since / "erasures.jsonl").rename(away)

    well(sidelight("restore", *opening, "--data", tmp_path / "new", "--erasures", away))

    found = words_in(tmp_path / "new")
    assert [canary for canary in canaries(charity.data) if canary in found] == []
    assert (tmp_path / "new" / "erasures.jsonl").read_text() == away.read_text()


def test_nobody_is_erased_by_a_list_that_the_site_did_not_write(
    charity: Site, since: Path, tmp_path: Path
) -> None:
    forged = tmp_path / "forged.jsonl"
    forged.write_text((since / "erasures.jsonl").read_text().replace('"person": ', '"person": 1'))
    opening = (charity.backup, "--identity", charity.key, "--keys", charity.keys)

    answer = sidelight("restore", *opening, "--data", tmp_path / "new", "--erasures", forged)

    assert "not written by this site" in refusal(answer)
    assert not (tmp_path / "new").exists()


def test_saying_that_no_list_is_known_is_said_again_in_the_report(
    charity: Site, since: Path, tmp_path: Path
) -> None:
    opening = (charity.backup, "--identity", charity.key, "--keys", charity.keys)

    told = well(sidelight("restore", *opening, "--data", tmp_path / "new", NO_ERASURES))

    assert "no list since this backup is known" in told
    assert NAME.encode() in words_in(tmp_path / "new")


def test_an_older_list_that_was_carried_away_hides_nobody_of_the_folder(
    charity: Site, since: Path, tmp_path: Path
) -> None:
    older = tmp_path / "older.jsonl"
    older.write_text("")
    opening = (charity.backup, "--identity", charity.key, "--erasures", older)

    told = well(sidelight("restore", *opening, "--data", since, "--replace"))

    assert "Erased again: 1" in told
    found = words_in(since)
    assert [canary for canary in canaries(charity.data) if canary in found] == []


def test_a_list_with_a_damaged_line_is_refused_with_what_to_do(
    charity: Site, since: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.jsonl"
    left, erased = (since / "erasures.jsonl").read_bytes().splitlines()
    damaged.write_bytes(b"\n".join([left, erased[:30] + b"\xff", b""]))
    opening = (charity.backup, "--identity", charity.key, "--keys", charity.keys)

    answer = sidelight("restore", *opening, "--data", tmp_path / "new", "--erasures", damaged)

    assert "a line of it is damaged" in refusal(answer)
    assert not (tmp_path / "new").exists()
