"""Whether a part of a programme is as it should be: the builder asks what a pack is asked."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sidelight.courses.queries.markdown import wrong_words
from sidelight.courses.queries.packs.matter_of import (
    course_entries,
    handout_entries,
    step_entries,
    week_entries,
)
from sidelight.courses.queries.packs.schema import wrong_entries
from sidelight.courses.rules.packs import FOR_LEADERS, Pack, PackHandout, PackStep, PackWeek


@dataclass(frozen=True)
class WrongField:
    """A field of a form that needs another look."""

    name: str
    says: str


def wrong_in_course(pack: Pack, pictures: Collection[str]) -> list[WrongField]:
    """Return what is wrong with what a version says about itself."""
    return _wrong("course", course_entries(pack), {"words": pack.words}, pictures)


def wrong_in_week(week: PackWeek, pictures: Collection[str]) -> list[WrongField]:
    """Return what is wrong with what a week says about itself."""
    return _wrong("week", week_entries(week), {"words": week.words}, pictures)


def wrong_in_step(step: PackStep, pictures: Collection[str]) -> list[WrongField]:
    """Return what is wrong with a step."""
    words = {"words": step.words, "leader_notes": step.leader_notes}
    return _wrong("step", step_entries(step), words, pictures)


def wrong_in_handout(handout: PackHandout, pictures: Collection[str]) -> list[WrongField]:
    """Return what is wrong with a handout."""
    return _wrong("handout", handout_entries(handout), {"words": handout.words}, pictures)


def _wrong(
    part: str,
    entries: Mapping[str, object],
    words: Mapping[str, str],
    pictures: Collection[str],
) -> list[WrongField]:
    wrong = [WrongField(one.name, _as_sentence(one.says)) for one in wrong_entries(part, entries)]
    for name, text in words.items():
        wrong += [WrongField(name, says) for says in _wrong_words(text, pictures)]
    return wrong


def _wrong_words(words: str, pictures: Collection[str]) -> Iterator[str]:
    for too_long in wrong_entries("words", words):
        yield _as_sentence(too_long.says)
    for wrong in wrong_words(words, pictures=pictures):
        yield _("Line %(line)s: %(says)s") % {"line": wrong.line, "says": wrong.says}
    # In a pack everything below this line would be for leaders.
    if any(line.rstrip() == FOR_LEADERS for line in words.split("\n")):
        yield _("A line cannot be “%(line)s”: packs begin leader notes with it.") % {
            "line": FOR_LEADERS
        }


def _as_sentence(says: str) -> str:
    return says[:1].upper() + says[1:]
