"""A journal in the place of the walls: Amira wrote a page, and nobody else finds it."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.journal.tests.build import written
from sidelight.people.models import Person
from tests.house.groups import signed_in
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    AUTHOR,
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
}

JOURNAL_ADDRESSES_ABOUT = {
    "a page of a journal": ("journal_page", "journal_words", "journal_page_removal"),
}


def a_journal(people: Mapping[str, Person], at: datetime) -> dict[str, dict[str, object]]:
    """Let Amira write a page."""
    page = written(people[AUTHOR], "A quiet day.", at=at)
    return {"a page of a journal": {"slug": page.slug}}
