"""What a programme still lacks before somebody else looks at it."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from sidelight.courses.rules.packs import Pack


def missing_in(pack: Pack) -> list[str]:
    """Return in plain words what is missing; empty when the programme can be put forward."""
    return list(_missing(pack))


def _missing(pack: Pack) -> Iterator[str]:
    if not pack.summary:
        yield _("It has no summary for the list of courses.")
    if not pack.words:
        yield _("It has no words for people who look for a course.")
    if not pack.ages:
        yield _("It says nothing about ages.")
    if not pack.licence:
        yield _("It has no licence, so nobody knows whether it may be shared.")
    if not pack.weeks:
        yield _("It has no weeks.")
    for number, week in enumerate(pack.weeks, 1):
        if not week.steps:
            shown = {"number": number, "title": week.title}
            yield _("Week %(number)s, %(title)s, has no steps.") % shown
