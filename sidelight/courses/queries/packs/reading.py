"""Reading a course pack: everything that is wrong with it is said at once, by file and line."""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from sidelight.courses.errors.programmes import Fault, PackHasFaults
from sidelight.courses.queries.packs.entries import Reading
from sidelight.courses.queries.packs.media import Redraw, read_pictures
from sidelight.courses.queries.packs.opening import FRONT
from sidelight.courses.queries.packs.places import places_of
from sidelight.courses.queries.packs.weeks import read_weeks
from sidelight.courses.rules.packs import KEPT_UNLESS_SAID, Pack

NEWEST_FORMAT = 1
# Eight times what the sample has. To read YAML takes a second for each 100 kilobytes of it.
MOST_TEXT = 1_500_000
MOST_A_TEXT = 100_000


def read_pack(files: Mapping[str, bytes], redraw: Redraw) -> Pack:
    """Return what a pack holds. Raises PackHasFaults with every fault there is.

    files: by path from the folder that holds course.md. redraw: what draws each picture anew.
    """
    reading = Reading()
    places = places_of(files, reading.faults)
    if FRONT not in files:
        reading.faults.add(FRONT, _("this file is missing."))
        raise PackHasFaults(reading.faults.sorted())
    _must_not_be_endless(files)
    pictures = read_pictures(files, places, reading, redraw)
    reading.picture_names = {one.name for one in pictures}
    weeks = read_weeks(files, places, reading)
    pack = replace(_course(files[FRONT], reading), weeks=weeks, pictures=pictures)
    if reading.faults.found:
        raise PackHasFaults(reading.faults.sorted())
    return pack


def _course(content: bytes, reading: Reading) -> Pack:
    matter = reading.matter(FRONT, content)
    _must_be_this_format(matter.entries.get("version"), matter.line_of(("version",)))
    entries = reading.entries("course", matter)
    return Pack(
        title=entries.line("title"),
        summary=entries.line("summary"),
        words=reading.words(matter),
        licence=entries.line("licence"),
        language=entries.line("language") or "en-GB",
        notice=entries.line("notice"),
        authors=entries.lines("authors"),
        ages=tuple(sorted(entries.lines("ages"))),
        certificate=entries.line("certificate"),
        keep_days=entries.number("keep_days", otherwise=KEPT_UNLESS_SAID),
    )


def _must_not_be_endless(files: Mapping[str, bytes]) -> None:
    """Read nothing of a pack whose texts would keep a process busy for minutes."""
    sizes = {path: len(content) for path, content in files.items() if path.endswith(".md")}
    shown = {"most": MOST_A_TEXT // 1000}
    says = _("this file is too large: at most %(most)s kilobytes.") % shown
    faults = [Fault(path, 0, says) for path, size in sorted(sizes.items()) if size > MOST_A_TEXT]
    if sum(sizes.values()) > MOST_TEXT:
        shown = {"most": MOST_TEXT // 1000}
        faults = [Fault("", 0, _("All texts together: at most %(most)s kilobytes.") % shown)]
    if faults:
        raise PackHasFaults(faults)


def _must_be_this_format(version: object, line: int) -> None:
    """Say one thing about a pack of a later format, not everything that is new in it."""
    if isinstance(version, int) and version > NEWEST_FORMAT:
        says = _(
            "this pack is written in version %(theirs)s of the format, which is newer than this "
            "place can read. Ask for it in version %(ours)s, or wait for the next Sidelight."
        ) % {"theirs": version, "ours": NEWEST_FORMAT}
        raise PackHasFaults([Fault(FRONT, line, says)])
