"""Writing a programme as a course pack: what is read from it again is the same programme."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import yaml
from django.utils.text import slugify

from sidelight.courses.queries.packs.front_matter import FENCE
from sidelight.courses.queries.packs.matter_of import (
    Entries,
    course_entries,
    handout_entries,
    step_entries,
    week_entries,
)
from sidelight.courses.queries.packs.opening import FRONT
from sidelight.courses.queries.packs.places import WEEK_FILE
from sidelight.courses.rules.packs import FOR_LEADERS, Pack, PackStep, PackWeek

LONGEST_NAME = 40
# Zips hold a time for each file. The same programme is the same zip, whenever it is written.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE = 0o100644 << 16


def files_of(pack: Pack) -> Mapping[str, bytes]:
    """Return the files of a pack by path."""
    files = {FRONT: _file(course_entries(pack), pack.words)}
    for number, week in enumerate(pack.weeks, 1):
        files.update(_week(f"weeks/{number}-{_name(week.title, 'week')}", week))
    return files | {f"media/{one.name}": one.content for one in pack.pictures}


def zip_of(files: Mapping[str, bytes], folder: str) -> bytes:
    """Return the files as a zip, all of them in one folder of this name."""
    written = BytesIO()
    with ZipFile(written, "w") as zipped:
        for path, content in files.items():
            entry = ZipInfo(f"{folder}/{path}", LONG_AGO)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, PLAIN_FILE
            zipped.writestr(entry, content)
    return written.getvalue()


def name_of(pack: Pack) -> str:
    """Return a name for the file or folder that holds a pack."""
    return _name(pack.title, "course")


def _week(folder: str, week: PackWeek) -> Iterator[tuple[str, bytes]]:
    yield f"{folder}/{WEEK_FILE}", _file(week_entries(week), week.words)
    for number, step in enumerate(week.steps, 1):
        name = _name(step.title, step.kind.replace("_", "-"))
        yield f"{folder}/{number:02}-{name}.md", _step(step)
    for handout in week.handouts:
        matter = handout_entries(handout)
        yield f"{folder}/handouts/{handout.name}.md", _file(matter, handout.words)


def _step(step: PackStep) -> bytes:
    notes = f"\n\n{FOR_LEADERS}\n\n{step.leader_notes}" if step.leader_notes else ""
    return _file(step_entries(step), step.words + notes)


def _file(entries: Entries, words: str) -> bytes:
    matter = yaml.safe_dump(dict(entries), allow_unicode=True, sort_keys=False, width=10_000)
    body = f"\n{words.strip()}\n" if words.strip() else ""
    return f"{FENCE}\n{matter}{FENCE}\n{body}".encode()


def _name(title: str, otherwise: str) -> str:
    return slugify(title.replace("_", "-"))[:LONGEST_NAME].strip("-") or otherwise
