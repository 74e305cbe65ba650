"""Places in courses, in the place of the walls: what leads somewhere, and who may open it."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.models import Group
from sidelight.courses.queries import links
from sidelight.courses.tests.places import asking
from sidelight.people.models import Person
from tests.house.groups import author, everybody, readers, signed_in
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    AUTHOR,
    HIDDEN,
    MEMBERS,
    MOVES_ON,
    PAGE,
    WRONG_VERB,
    Row,
)

Things = dict[str, dict[str, object]]
PLACES = {
    "find_evening": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "evening": Row(everybody(PAGE), everybody(WRONG_VERB)),
    # Amira has a place, and is led to it; staff have no age.
    "ask_for_place": Row(
        signed_in(HIDDEN, (MEMBERS, PAGE), ({AUTHOR}, MOVES_ON)),
        signed_in(HIDDEN, (MEMBERS, ASKS_AGAIN)),
    ),
    "own_course": Row(readers(PAGE), readers(WRONG_VERB)),
    "own_calendar": Row(author(PAGE), readers(WRONG_VERB)),
    "own_offer": Row(readers(WRONG_VERB), author(MOVES_ON)),
    "place_return": Row(readers(WRONG_VERB), author(MOVES_ON)),
    "own_wanted": Row(readers(WRONG_VERB), author(MOVES_ON)),
    "own_absence": Row(readers(WRONG_VERB), author(MOVES_ON)),
    "own_absence_removal": Row(readers(WRONG_VERB), author(MOVES_ON)),
    # A time is chosen with the button of one; a bare address names none.
    "own_talk": Row(author(PAGE), readers(HIDDEN)),
    "talk_removal": Row(readers(WRONG_VERB), author(MOVES_ON)),
    "own_form": Row(author(PAGE), author(ASKS_AGAIN)),
    "own_known": Row(readers(HIDDEN, (MEMBERS, PAGE)), readers(HIDDEN, (MEMBERS, ASKS_AGAIN))),
    # Whoever has the message may open them: they are for one thing each.
    "offer_link": Row(everybody(PAGE), everybody(MOVES_ON)),
    "away_link": Row(everybody(PAGE), everybody(MOVES_ON)),
    "wanted_link": Row(everybody(PAGE), everybody(MOVES_ON)),
}
PLACE_ADDRESSES_ABOUT = {
    "an evening": ("evening", "ask_for_place"),
    "an evening of one's own": ("own_absence", "own_absence_removal"),
    "a link to an offer": ("offer_link",),
    "a link to an evening": ("away_link",),
    "a link to a place": ("wanted_link",),
}


def a_place(group: Group, people: Mapping[str, Person], at: datetime) -> Things:
    """Give Amira a place, with the links that messages about it may hold."""
    application = ask_for_place(group, asking(), person=people[AUTHOR], at=at)
    session = group.sessions.get()
    return {
        "an evening": {"slug": group.slug},
        "an evening of one's own": {"number": session.number},
        "a link to an offer": token_in(links.offer_link(application, session.starts_at)),
        "a link to an evening": token_in(links.away_link(application, session)),
        "a link to a place": token_in(links.wanted_link(application, at)),
    }


def token_in(address: str) -> dict[str, object]:
    """Return the argument of an address that ends with a token."""
    return {"token": address.rstrip("/").rpartition("/")[2]}
