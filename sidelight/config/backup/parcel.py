"""What lies inside the envelope: a tar whose first piece, manifest.json, says what the others are.

An ordinary tar on purpose: `age -d FILE | tar -x` opens it without Sidelight.
"""

import hashlib
import json
import tarfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from sidelight.config.launch.errors import Refusal

FORMAT = 1
MANIFEST = "manifest.json"
LONGEST_MANIFEST_BYTES = 64 * 1024 * 1024
CHUNK_BYTES = 1 << 20
BLOCK = tarfile.BLOCKSIZE


@dataclass(frozen=True)
class Manifest:
    """What a backup says about itself. rows: how many by table; pieces: sha256 by name."""

    format: int
    program: str
    made_at: str
    kind: str
    database: str
    holds: str
    migrations: list[str] = field(default_factory=list)
    rows: Mapping[str, int] = field(default_factory=dict)
    ledger_count: int = 0
    ledger_hash: str = ""
    pieces: Mapping[str, str] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        return datetime.fromisoformat(self.made_at)

    @property
    def all_rows(self) -> int:
        return sum(self.rows.values())


def packed(manifest: Manifest, pieces: Mapping[str, Path]) -> Iterator[bytes]:
    """Return the tar, chunk by chunk. Refusal when a piece is no longer what the manifest says."""
    about = json.dumps(asdict(manifest), indent=1).encode()
    yield from entry(MANIFEST, len(about), [about], manifest.at)
    for name, path in pieces.items():
        seen = hashlib.sha256()
        yield from entry(name, path.stat().st_size, told(chunks_of(path), seen), manifest.at)
        if seen.hexdigest() != manifest.pieces[name]:
            raise Refusal(f"{name} changed while it was being copied; try again")
    yield bytes(2 * BLOCK)


def entry(name: str, size: int, chunks: Iterable[bytes], at: datetime) -> Iterator[bytes]:
    facts = tarfile.TarInfo(name)
    facts.size, facts.mode, facts.mtime = size, 0o600, int(at.timestamp())
    yield facts.tobuf(tarfile.PAX_FORMAT)
    yield from chunks
    yield bytes(-size % BLOCK)


def chunks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk


def told(chunks: Iterable[bytes], *listeners: "hashlib._Hash") -> Iterator[bytes]:
    for chunk in chunks:
        for one in listeners:
            one.update(chunk)
        yield chunk


def sha256_of(path: Path) -> str:
    seen = hashlib.sha256()
    for chunk in chunks_of(path):
        seen.update(chunk)
    return seen.hexdigest()


def unpack(inside: BinaryIO, folder: Path, *, holds: str) -> Manifest:
    """Put every piece into the folder and return the manifest; Refusal when one is not as it says.

    Nothing but plain files that the manifest names is written, whatever the tar holds.
    """
    try:
        with tarfile.open(fileobj=inside, mode="r|") as tar:
            first = tar.next()
            manifest = read_manifest(tar, first, holds)
            found = {piece.name: extract(tar, piece, folder, manifest) for piece in rest_of(tar)}
    except (tarfile.TarError, EOFError) as problem:
        raise Refusal("The file does not hold a backup, or is cut short") from problem
    if found != dict(manifest.pieces):
        raise Refusal("The backup is not what it says: a piece is missing or was changed")
    return manifest


def rest_of(tar: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    while piece := tar.next():
        yield piece


def read_manifest(tar: tarfile.TarFile, first: tarfile.TarInfo | None, holds: str) -> Manifest:
    text = tar.extractfile(first) if first and first.name == MANIFEST else None
    if first is None or text is None or first.size > LONGEST_MANIFEST_BYTES:
        raise Refusal("The file is no backup of Sidelight: it has no manifest")
    try:
        said = json.loads(text.read())
        if said["format"] > FORMAT:
            raise Refusal(f"The backup was made by a newer Sidelight ({said['program']}): update")
        manifest = Manifest(**said)
    except (ValueError, KeyError, TypeError) as garbled:
        raise Refusal("The manifest of the backup cannot be read") from garbled
    if manifest.holds != holds:
        raise Refusal(f"This file holds the {manifest.holds}, not the {holds}")
    return manifest


def extract(tar: tarfile.TarFile, piece: tarfile.TarInfo, folder: Path, says: Manifest) -> str:
    name = PurePosixPath(piece.name)
    text = tar.extractfile(piece) if piece.isreg() and piece.name in says.pieces else None
    if text is None or name.is_absolute() or ".." in name.parts:
        raise Refusal("The backup holds something that no backup of ours would")
    path = folder / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(mode=0o600)
    seen = hashlib.sha256()
    with path.open("wb") as file:
        for chunk in told(iter(lambda: text.read(CHUNK_BYTES), b""), seen):
            file.write(chunk)
    return seen.hexdigest()
