"""Triage in the permission matrix: everybody may tell us of a site, the desk decides."""

from datetime import datetime

from sidelight.people.models import Person
from sidelight.triage.tests.build import on_the_list, reported
from tests.house.groups import desk, everybody
from tests.house.walls.permissions import ASKS_AGAIN, MOVES_ON, PAGE, WRONG_VERB, Row

TRIAGE = {
    "report_a_site": Row(everybody(PAGE), everybody(ASKS_AGAIN)),
    # Whoever has the address has the answer: it was given to one person.
    "site_report": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "staff_sites": Row(desk(PAGE), desk(WRONG_VERB)),
    "staff_site": Row(desk(PAGE), desk(ASKS_AGAIN)),
    "harmful_links": Row(desk(PAGE), desk(WRONG_VERB)),
    "link_removal": Row(desk(WRONG_VERB), desk(MOVES_ON)),
}
TRIAGE_ADDRESSES_ABOUT = {
    "the address of a report": ("site_report",),
    "a reported site": ("staff_site",),
    "a harmful link": ("link_removal",),
}


def told_of(moderator: Person, at: datetime) -> dict[str, dict[str, object]]:
    """Let a visitor tell of a site, and a moderator put another one on the list."""
    site = reported(at=at)
    return {
        "the address of a report": {"key": site.key},
        "a reported site": {"slug": site.slug},
        "a harmful link": {"slug": on_the_list(moderator, at=at).slug},
    }
