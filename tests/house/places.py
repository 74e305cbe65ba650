"""Places in courses, in the place of the walls: what leads somewhere, and who may open it."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.courses.actions.asking import ask_for_place
from sidelight.courses.models import Group
from sidelight.courses.queries import links
from sidelight.courses.tests.places import asking
from sidelight.people.models import Person
from tests.house.groups import everybody
from tests.house.walls.permissions import AUTHOR, MOVES_ON, PAGE, WRONG_VERB, Row

Things = dict[str, dict[str, object]]
PLACES = {
    "find_evening": Row(everybody(PAGE), everybody(WRONG_VERB)),
    "evening": Row(everybody(PAGE), everybody(WRONG_VERB)),
    # Whoever has the message may open them: they are for one thing each.
    "offer_link": Row(everybody(PAGE), everybody(MOVES_ON)),
    "away_link": Row(everybody(PAGE), everybody(MOVES_ON)),
    "wanted_link": Row(everybody(PAGE), everybody(MOVES_ON)),
}
PLACE_ADDRESSES_ABOUT = {
    "an evening": ("evening",),
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
        "a link to an offer": token_in(links.offer_link(application, session.starts_at)),
        "a link to an evening": token_in(links.away_link(application, session)),
        "a link to a place": token_in(links.wanted_link(application, at)),
    }


def token_in(address: str) -> dict[str, object]:
    """Return the argument of an address that ends with a token."""
    return {"token": address.rstrip("/").rpartition("/")[2]}
