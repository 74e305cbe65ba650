"""Safeguarding in the place of the walls: who may open each address, and what leads there."""

from collections.abc import Mapping
from datetime import datetime

from sidelight.people.models import Person
from sidelight.safeguarding.tests.build import asked, asked_to_open, raised, sealed
from tests.house.groups import readers, staff
from tests.house.walls.permissions import (
    ASKS_AGAIN,
    AUTHOR,
    COUNSELLOR,
    MODERATOR,
    MOVES_ON,
    PAGE,
    SAFEGUARDING_LEAD,
    WRONG_VERB,
    Row,
)

LEADS, SETTLERS = {SAFEGUARDING_LEAD}, {SAFEGUARDING_LEAD, COUNSELLOR}

SAFEGUARDING = {
    "concerns": Row(staff(LEADS, PAGE), staff(LEADS, WRONG_VERB)),
    "closed_concerns": Row(staff(LEADS, PAGE), staff(LEADS, WRONG_VERB)),
    "concern": Row(staff(LEADS, PAGE), staff(LEADS, WRONG_VERB)),
    "concern_answer": Row(staff(LEADS, WRONG_VERB), staff(LEADS, MOVES_ON)),
    "concern_notes": Row(staff(LEADS, WRONG_VERB), staff(LEADS, ASKS_AGAIN)),
    "concern_follow_ups": Row(staff(LEADS, WRONG_VERB), staff(LEADS, ASKS_AGAIN)),
    "concern_closing": Row(staff(LEADS, WRONG_VERB), staff(LEADS, ASKS_AGAIN)),
    "concern_opening": Row(staff(LEADS, WRONG_VERB), staff(LEADS, ASKS_AGAIN)),
    "emergencies": Row(
        staff(SETTLERS, PAGE),
        staff(SETTLERS, WRONG_VERB),
    ),
    "emergency_about": Row(
        staff(SETTLERS, PAGE),
        staff(SETTLERS, ASKS_AGAIN),
    ),
    # The counsellor asked: another counsellor would find nothing.
    "emergency": Row(
        staff(SETTLERS, PAGE),
        staff(SETTLERS, WRONG_VERB),
    ),
    "emergency_agreement": Row(staff(LEADS, WRONG_VERB), staff(LEADS, MOVES_ON)),
    "emergency_details": Row(
        staff(SETTLERS, WRONG_VERB),
        staff(SETTLERS, MOVES_ON),
    ),
    "emergency_quiet": Row(staff(LEADS, WRONG_VERB), staff(LEADS, MOVES_ON)),
    "emergency_telling": Row(staff(LEADS, WRONG_VERB), staff(LEADS, MOVES_ON)),
    "own_emergency": Row(readers(PAGE), readers(ASKS_AGAIN)),
    "own_emergency_confirmation": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    "own_emergency_removal": Row(readers(WRONG_VERB), readers(MOVES_ON)),
    "follow_ups": Row(staff(SETTLERS, PAGE), staff(SETTLERS, WRONG_VERB)),
    "settled_follow_ups": Row(staff(SETTLERS, PAGE), staff(SETTLERS, WRONG_VERB)),
    "follow_up": Row(staff(SETTLERS, PAGE), staff(SETTLERS, WRONG_VERB)),
    "follow_up_settling": Row(staff(SETTLERS, WRONG_VERB), staff(SETTLERS, ASKS_AGAIN)),
}

SAFEGUARDING_ADDRESSES_ABOUT = {
    "a concern": (
        "concern", "concern_answer", "concern_notes", "concern_follow_ups", "concern_closing",
        "concern_opening",
    ),
    "a follow-up": ("follow_up", "follow_up_settling"),
    "somebody to be found": ("emergency_about",),
    "an emergency": (
        "emergency", "emergency_agreement", "emergency_details", "emergency_quiet",
        "emergency_telling",
    ),
}  # fmt: skip


def worries(people: Mapping[str, Person], at: datetime) -> dict[str, dict[str, object]]:
    """A concern about Amira, and a counsellor who asks to open what she gave for an emergency."""
    amira, mo, counsellor = people[AUTHOR], people[MODERATOR], people[COUNSELLOR]
    sealed(amira, at=at)
    return {
        "a concern": {"slug": raised(amira, by=mo, at=at).slug},
        "a follow-up": {"slug": asked(amira, at=at).slug},
        "somebody to be found": {"slug": amira.slug},
        "an emergency": {"slug": asked_to_open(amira, by=counsellor, at=at).slug},
    }
