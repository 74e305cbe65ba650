"""A journal in the place of the walls: Amira wrote a page, and nobody else finds it."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.journal.actions import open_plan, share_page
from sidelight.journal.tests.build import planned, suggested, written
from sidelight.people.models import Person
from tests.build import new_key
from tests.house.groups import signed_in, staff
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    AUTHOR,
    COUNSELLOR,
    HIDDEN,
    MEMBERS,
    MOVES_ON,
    PAGE,
    SIGN_IN,
    STRANGER,
    WRONG_VERB,
    Answers,
    Row,
    all_get,
)


def members(answer: str) -> Answers:
    """Members, each with a journal of their own; staff have none, whatever they may read."""
    return signed_in(HIDDEN, (MEMBERS, answer))


def writer(answer: str) -> Answers:
    """Amira, whose page it is. Others find nothing, also where they may not send anything."""
    return signed_in(HIDDEN, ({AUTHOR}, answer))


def no_sending() -> Answers:
    """A page that takes nothing: members learn that of any address, and nothing more."""
    return all_get(HIDDEN, ({STRANGER}, SIGN_IN), (MEMBERS, WRONG_VERB))


JOURNAL = {
    "journal": Row(members(PAGE), no_sending()),
    "new_journal_page": Row(members(PAGE), members(ASKS_AGAIN)),
    "journal_page": Row(writer(PAGE), no_sending()),
    # An empty form has no key.
    "journal_words": Row(writer(PAGE), writer(ASKS_AGAIN)),
    "journal_page_removal": Row(writer(PAGE), writer(MOVES_ON)),
    "journal_shares": Row(members(PAGE), no_sending()),
    "journal_showing": Row(writer(PAGE), writer(ASKS_AGAIN)),
    "journal_taking_back": Row(no_sending(), writer(MOVES_ON)),
    "journal_letter": Row(members(PAGE), members(ASKS_AGAIN)),
    "safety_plan": Row(members(PAGE), no_sending()),
    "safety_plan_words": Row(members(PAGE), members(ASKS_AGAIN)),
    "safety_plan_opening": Row(writer(PAGE), writer(ASKS_AGAIN)),
    "safety_plan_closing": Row(no_sending(), writer(MOVES_ON)),
    # Nothing was suggested, or it is somebody else's: both look like a line that is settled.
    "safety_plan_line": Row(no_sending(), writer(MOVES_ON)),
    "safety_plan_removal": Row(writer(PAGE), writer(MOVES_ON)),
}

# Of courses, whose counsellors read what is shown to them.
SHARED_PAGES = {
    "shared_page": Row(staff({COUNSELLOR}, PAGE), staff({COUNSELLOR}, WRONG_VERB)),
    # What was opened is shown on the page that was sent.
    "shared_page_words": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, ASKS_AGAIN)),
    "shared_page_reading": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, MOVES_ON)),
    "shared_plan": Row(staff({COUNSELLOR}, PAGE), staff({COUNSELLOR}, WRONG_VERB)),
    "shared_plan_words": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, ASKS_AGAIN)),
    "shared_plan_lines": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, ASKS_AGAIN)),
    "shared_page_concern": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, MOVES_ON)),
    "shared_plan_concern": Row(staff({COUNSELLOR}, WRONG_VERB), staff({COUNSELLOR}, MOVES_ON)),
}

JOURNAL_ADDRESSES_ABOUT = {
    "a page of a journal": (
        "journal_page", "journal_words", "journal_page_removal", "journal_showing",
    ),
    "a page that was shown": (
        "journal_taking_back", "shared_page", "shared_page_words", "shared_page_reading",
        "shared_page_concern",
    ),
    "a safety plan": (
        "shared_plan", "shared_plan_words", "shared_plan_lines", "shared_plan_concern",
    ),
    "a suggested line": ("safety_plan_line",),
}  # fmt: skip


def a_journal(people: Mapping[str, Person], at: datetime) -> dict[str, dict[str, object]]:
    """Let Amira write a page and a plan, and show both to the counsellor of her group."""
    amira, cass = people[AUTHOR], people[COUNSELLOR]
    page = written(amira, "A quiet day.", at=at)
    share = share_page(page, reader=cass, seen=1, key=new_key(), at=at)
    plan = planned(amira, at=at)
    line = suggested(open_plan(plan, reader=cass, at=at), at=at)
    return {
        "a page of a journal": {"slug": page.slug},
        "a page that was shown": {"slug": share.slug},
        "a safety plan": {"slug": plan.slug},
        "a suggested line": {"slug": line.slug},
    }
