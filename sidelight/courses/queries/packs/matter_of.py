"""What stands in the front matter of each kind of file, from the facts of a programme."""

from collections.abc import Mapping

from sidelight.courses.rules.packs import KEPT_UNLESS_SAID, Pack, PackHandout, PackStep, PackWeek

Entry = str | int | list[str]
Entries = Mapping[str, Entry]


def course_entries(pack: Pack) -> Entries:
    """Return the front matter of course.md."""
    return _said(
        {
            "format": "sidelight-course-pack",
            "version": 1,
            "title": pack.title,
            "summary": pack.summary,
            "licence": pack.licence,
            "language": pack.language,
            "authors": list(pack.authors),
            "notice": pack.notice,
            "ages": list(pack.ages),
            "certificate": pack.certificate,
            "keep_days": pack.keep_days if pack.keep_days != KEPT_UNLESS_SAID else "",
        }
    )


def week_entries(week: PackWeek) -> Entries:
    """Return the front matter of week.md."""
    return _said({"title": week.title, "one_thing": week.one_thing})


def step_entries(step: PackStep) -> Entries:
    """Return the front matter of a step."""
    return _said(
        {
            "kind": step.kind,
            "title": step.title,
            "minutes": step.minutes,
            "options": list(step.options),
            "cards": list(step.cards),
            "piles": list(step.piles),
            "messages": list(step.messages),
        }
    )


def handout_entries(handout: PackHandout) -> Entries:
    """Return the front matter of a handout."""
    return _said({"title": handout.title})


def _said(entries: Entries) -> Entries:
    """An entry that says nothing is left out."""
    return {name: value for name, value in entries.items() if value not in ("", [])}
