"""Whoever knows the public key can pack a file that opens: what is in it is looked at anyway."""

import hashlib
import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from tests.backup.conftest import Site
from tests.backup.sites import NO_ERASURES, inside, refusal
from tests.launcher.running import sidelight

Pieces = dict[str, bytes]


def one_row_more(pieces: Pieces, manifest: dict[str, dict[str, object]]) -> None:
    manifest["rows"]["people_person"] = 4


def one_piece_less(pieces: Pieces, manifest: dict[str, dict[str, object]]) -> None:
    del pieces["ledger-head.json"]


def another_head(pieces: Pieces, manifest: dict[str, dict[str, object]]) -> None:
    pieces["ledger-head.json"] = b"{}"


def a_broken_page(pieces: Pieces, manifest: dict[str, dict[str, object]]) -> None:
    database = bytearray(pieces["database.sqlite3"])
    middle = len(database) // 2 // 4096 * 4096
    database[middle : middle + 4096] = b"\x07" * 4096
    pieces["database.sqlite3"] = bytes(database)
    manifest["pieces"]["database.sqlite3"] = hashlib.sha256(database).hexdigest()


def packed(charity: Site, change: Callable[..., None], path: Path) -> Path:
    """Pack the charity's own backup again after a change, encrypted to its own public key."""
    pieces = inside(charity.backup, charity.key)
    manifest = json.loads(pieces.pop("manifest.json"))
    change(pieces, manifest)
    plain = io.BytesIO()
    with tarfile.open(fileobj=plain, mode="w") as tar:
        for name, text in {"manifest.json": json.dumps(manifest).encode(), **pieces}.items():
            facts = tarfile.TarInfo(name)
            facts.size = len(text)
            tar.addfile(facts, io.BytesIO(text))
    recipient = (charity.data / "backup-recipient").read_text().strip()
    path.write_bytes(
        pyrage.encrypt(plain.getvalue(), [pyrage.x25519.Recipient.from_str(recipient)])
    )
    return path


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (one_row_more, "not as many as it says"),
        (one_piece_less, "a piece is missing or was changed"),
        (another_head, "a piece is missing or was changed"),
        (a_broken_page, "The database in the backup is damaged"),
    ],
)
def test_what_does_not_fit_is_refused(
    charity: Site, tmp_path: Path, change: Callable[..., None], why: str
) -> None:
    file = packed(charity, change, tmp_path / "packed.age")
    opening = (file, "--identity", charity.key, "--keys", charity.keys, NO_ERASURES)

    answer = sidelight("restore", *opening, "--data", tmp_path / "new")

    assert why in refusal(answer)
    assert [path.name for path in tmp_path.iterdir()] == ["packed.age"]
