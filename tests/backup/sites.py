"""Real sites in real folders, told about by the command line as an operator would."""

import io
import shutil
import tarfile
from pathlib import Path

import pyrage

from sidelight.config.launch.folder import Kind
from tests.launcher.running import sidelight

NO_ERASURES = "--no-erasures-known"


def become(folder: Path, kind: Kind) -> None:
    (folder / "kind").write_text(f"{kind.value}\n", encoding="ascii")


def make_key(data: Path, path: Path) -> Path:
    """Save what `backup-key` shows, as its reader is asked to."""
    path.write_text(well(sidelight("backup-key", "--data", data)), encoding="utf-8")
    return path


def back_up(data: Path, to: Path, **settings: str) -> Path:
    well(sidelight("backup", "--data", data, "--to", to, **settings))
    (made,) = to.glob("*.age")
    return made


def back_up_keys(data: Path, path: Path) -> Path:
    well(sidelight("backup", "--data", data, "--keys", path))
    return path


def well(answer: object) -> str:
    """Return what it printed; fail with its own words when it did not go well."""
    assert answer.returncode == 0, f"{answer.stdout}\n{answer.stderr}"
    return str(answer.stdout)


def refusal(answer: object) -> str:
    """Return the one line that says why not."""
    assert answer.returncode == 1, answer.stdout
    assert "Traceback" not in answer.stderr
    return str(answer.stderr)


def inside(path: Path, key: Path) -> dict[str, bytes]:
    """Return the pieces of a backup, opened with age and tar alone, as on a day without us."""
    secret = key.read_text(encoding="utf-8").split()[-1]
    plain = pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.from_str(secret)])
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        return {piece.name: tar.extractfile(piece).read() for piece in tar}


def copy_of(folder: Path, to: Path) -> Path:
    return Path(shutil.copytree(folder, to))


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
