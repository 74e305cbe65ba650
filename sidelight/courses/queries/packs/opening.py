"""Taking a zip or a folder apart into files, with bounds: it may come from anywhere."""

import re
import stat
from collections import Counter
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from django.utils.translation import gettext as _

from sidelight.courses.errors.programmes import Fault, PackHasFaults
from sidelight.courses.queries.packs.faults import Faults

MOST_FILES = 600
MOST_BYTES_A_FILE = 1_000_000
MOST_BYTES = 12_000_000
LONGEST_PATH = 200
# What a computer leaves beside the files that somebody made; nobody means it.
LEFT_BY_MACHINES = re.compile(r"(^|/)(__MACOSX/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)")
ENCRYPTED = 0x1
FRONT = "course.md"


def files_of_zip(content: bytes) -> Mapping[str, bytes]:
    """Return the files of a zip by path. Raises PackHasFaults when it is none, or no safe one.

    Nothing is written to a disk, and no more is unpacked than the bounds allow, whatever the zip
    says about itself.
    """
    try:
        with ZipFile(BytesIO(content)) as zipped:
            entries = [one for one in zipped.infolist() if not one.is_dir()]
            entries = [one for one in entries if not LEFT_BY_MACHINES.search(one.filename)]
            _must_be_safe(entries)
            return _without_top(dict(_unpacked(zipped, entries)))
    except PackHasFaults:
        raise
    # Whatever a broken or hostile file makes the reader of zips say, the answer is the same.
    except Exception as broken:
        raise PackHasFaults([Fault("", 0, _("This is no zip file that can be read."))]) from broken


def files_of_folder(folder: Path) -> Mapping[str, bytes]:
    """Return the files of a folder by path. Raises PackHasFaults as for a zip."""
    faults, files, total = Faults(), dict[str, bytes](), 0
    for path in _paths_in(folder):
        name = path.relative_to(folder).as_posix()
        if LEFT_BY_MACHINES.search(name):
            continue
        if path.is_symlink() or not path.is_file():
            faults.add(name, _("this is no file of its own: links are not followed."))
            continue
        size = path.stat().st_size
        total += size
        if size > MOST_BYTES_A_FILE:
            faults.add(name, _too_large())
        elif total > MOST_BYTES or len(files) >= MOST_FILES:
            raise PackHasFaults([Fault("", 0, _too_much())])
        else:
            files[name] = path.read_bytes()
    if faults.found:
        raise PackHasFaults(faults.sorted())
    return files


def _paths_in(folder: Path) -> Iterator[Path]:
    """Return what is in a folder, in order; a link to another folder is not followed."""
    if not folder.is_dir():
        raise PackHasFaults([Fault("", 0, _("There is no such folder."))])
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from _paths_in(path)
        else:
            yield path


def _must_be_safe(entries: list[ZipInfo]) -> None:
    faults = Faults()
    if len(entries) > MOST_FILES or sum(one.file_size for one in entries) > MOST_BYTES:
        raise PackHasFaults([Fault("", 0, _too_much())])
    often = Counter(one.filename.casefold() for one in entries)
    for entry in entries:
        for says in _dangers(entry):
            faults.add(_shown(entry.filename), says)
        if often[entry.filename.casefold()] > 1:
            faults.add(_shown(entry.filename), _("there are two files of this name."))
    if faults.found:
        raise PackHasFaults(faults.sorted())


def _dangers(entry: ZipInfo) -> Iterator[str]:
    if _leads_away(entry.filename):
        yield _("this name leads out of the pack.")
    # Made on another system, a zip has no such mark: then it holds plain files only.
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind and kind != stat.S_IFREG:
        yield _("this is no file of its own: links are not followed.")
    if entry.flag_bits & ENCRYPTED:
        yield _("this file is locked with a password.")
    if entry.file_size > MOST_BYTES_A_FILE:
        yield _too_large()


def _leads_away(name: str) -> bool:
    parts = name.split("/")
    is_strange = "\\" in name or ":" in name or "\0" in name or len(name) > LONGEST_PATH
    return is_strange or any(part in ("", ".", "..") for part in parts)


def _unpacked(zipped: ZipFile, entries: list[ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Unpack what is safe. Of each file no more is read than the zip said, and its sum compared."""
    for entry in entries:
        with zipped.open(entry) as opened:
            yield entry.filename, opened.read(entry.file_size + 1)


def _without_top(files: dict[str, bytes]) -> Mapping[str, bytes]:
    """Leave out the one folder around everything, as most programs put it there."""
    tops = {name.partition("/")[0] for name in files}
    if FRONT in files or len(tops) != 1 or not all("/" in name for name in files):
        return files
    return {name.partition("/")[2]: content for name, content in files.items()}


def _shown(name: str) -> str:
    return "".join(one if one.isprintable() else "?" for one in name)[:LONGEST_PATH]


def _too_large() -> str:
    return _("this file is too large: at most %(most)s kilobytes.") % {
        "most": MOST_BYTES_A_FILE // 1000
    }


def _too_much() -> str:
    shown = {"files": MOST_FILES, "megabytes": MOST_BYTES // 1_000_000}
    return _("This is too much: at most %(files)s files and %(megabytes)s megabytes.") % shown
