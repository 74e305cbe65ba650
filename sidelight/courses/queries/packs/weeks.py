"""The weeks of a pack, with their steps and handouts."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from sidelight.courses.queries.packs.entries import Reading
from sidelight.courses.queries.packs.front_matter import Matter
from sidelight.courses.queries.packs.places import WEEK_FILE, Places, WeekPlace
from sidelight.courses.rules.packs import (
    FOR_LEADERS,
    MOST_HANDOUTS,
    MOST_STEPS,
    PackHandout,
    PackStep,
    PackWeek,
)

Files = Mapping[str, bytes]


def read_weeks(files: Files, places: Places, reading: Reading) -> tuple[PackWeek, ...]:
    """Return the weeks in order."""
    return tuple(_week(files, week, reading) for _number, week in sorted(places.weeks.items()))


def _week(files: Files, place: WeekPlace, reading: Reading) -> PackWeek:
    path = f"{place.folder}/{WEEK_FILE}"
    _must_not_be_too_many(place, reading)
    steps = tuple(_step(at, files[at], reading) for _number, at in sorted(place.steps.items()))
    handouts = tuple(
        _handout(name, at, files[at], reading) for name, at in sorted(place.handouts.items())
    )
    if not place.has_front:
        return PackWeek("", steps=steps, handouts=handouts)
    matter = reading.matter(path, files[path])
    entries = reading.entries("week", matter)
    return PackWeek(
        entries.line("title"), reading.words(matter), entries.line("one_thing"), steps, handouts
    )


def _must_not_be_too_many(place: WeekPlace, reading: Reading) -> None:
    if len(place.steps) > MOST_STEPS:
        says = _("a week has at most %(most)s steps.") % {"most": MOST_STEPS}
        reading.faults.add(place.folder, says)
    if len(place.handouts) > MOST_HANDOUTS:
        says = _("a week has at most %(most)s handouts.") % {"most": MOST_HANDOUTS}
        reading.faults.add(place.folder, says)


def _step(path: str, content: bytes, reading: Reading) -> PackStep:
    matter = reading.matter(path, content)
    entries = reading.entries("step", matter)
    words, notes = _parted(matter, reading)
    return PackStep(
        kind=entries.line("kind"),
        title=entries.line("title"),
        minutes=entries.number("minutes"),
        words=words,
        leader_notes=notes,
        messages=entries.lines("messages"),
        options=entries.lines("options"),
        cards=entries.lines("cards"),
        piles=entries.lines("piles"),
    )


def _parted(matter: Matter, reading: Reading) -> tuple[str, str]:
    """Return what members read, and what follows the line for leaders."""
    lines = matter.words.split("\n")
    at = next((at for at, line in enumerate(lines) if line.rstrip() == FOR_LEADERS), len(lines))
    rest = lines[at + 1 :]
    empty = next((skip for skip, line in enumerate(rest) if line.strip()), 0)
    words, notes = "\n".join(lines[:at]).strip(), "\n".join(rest[empty:]).strip()
    first = matter.words_line
    return (
        reading.words_at(matter.path, words, first),
        reading.words_at(matter.path, notes, first + at + 1 + empty),
    )


def _handout(name: str, path: str, content: bytes, reading: Reading) -> PackHandout:
    matter = reading.matter(path, content)
    entries = reading.entries("handout", matter)
    return PackHandout(name, entries.line("title"), reading.words(matter))
