"""Who walks through the whole place: a stranger, members, staff; and past which pages."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Page

from tests.house.permissions import ROWS
from tests.house.walls.permissions import (
    AUTHOR,
    MANAGER,
    MODERATOR,
    PAGE,
    SAFEGUARDING_LEAD,
    STRANGER,
)
from tests.journeys import course_walks, walks, week_walks

# Nobody of the demo has anything left to agree to; test_changed_texts_are_read_and_agreed_again.py
# opens that page.
# Nobody of the demo has given emergency details: test_emergency_details_take_two_browsers.py.
# Links in messages: test_somebody_finds_an_evening.py follows one; tests of courses the other.
# The card on its own, for a phone without a network: test_help_is_there_without_a_network.py.
ELSEWHERE = {"agreements", "emergency", "offer_link", "wanted_link", "help_card_alone"}
FOR_MACHINES = {
    "robots", "sitemap",
    "health", "mfa_login_webauthn", "room_events", "room_shown", "notes_worker",
    "help_worker", "help_app",
    "own_calendar", "room_closing", "room_beside",
    "course_picture", "staff_picture", "version_pack",
    "article_picture", "article_reading", "editing_file",
}  # fmt: skip


@dataclass(frozen=True)
class Visitor:
    """Somebody of the demo, the walk that leads past their pages, and their row in the matrix."""

    walk: walks.Walk
    row: str = ""


# By shown name; the first has none, because nobody knows a stranger's.
VISITORS = {
    "": Visitor(walks.stranger, STRANGER),
    # Before Amira, who has no plan: the matrix would open its pages for her.
    "Imani": Visitor(week_walks.in_a_course),
    "Amira": Visitor(walks.member, AUTHOR),
    "Dee": Visitor(course_walks.asking),
    "Kit": Visitor(week_walks.after_a_course),
    "Robin": Visitor(walks.declined),
    "Mo": Visitor(walks.moderator, MODERATOR),
    "Cass": Visitor(walks.leader),
    "Max": Visitor(walks.manager, MANAGER),
    "Sol": Visitor(walks.safeguarding_lead, SAFEGUARDING_LEAD),
}


def steps(
    page: Page, visitor: Visitor, seen: Collection[str], links: Mapping[str, str]
) -> Iterator[str]:
    """Take the walk; then open whatever else the matrix says opens, so that none is forgotten.

    seen: the names of the addresses that were looked at, growing while the walk goes on.
    links: addresses out of messages, which anybody may hold.
    """
    yield from visitor.walk(page)
    if visitor.row == STRANGER:
        yield from week_walks.by_a_link(page, links)
    for name, row in ROWS.items():
        if row.get.get(visitor.row) == PAGE and name not in {*FOR_MACHINES, *ELSEWHERE, *seen}:
            try:
                address = reverse(name)
            except NoReverseMatch:
                continue
            yield from walks.each(page, address)
