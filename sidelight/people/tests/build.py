"""Plain builders for tests of people; everything has a default, nothing is random."""

from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

from django.test import Client

from sidelight.people import actions, queries
from sidelight.people.actions.names import new_person
from sidelight.people.models import HouseText, Person, Role, RoleGrant
from tests.signed_in import signed_in as signed_in_browser

PASSPHRASE = "three kettles and a kite"
KEYS = count(1)


def both_texts(at: datetime) -> list[HouseText]:
    """Return the texts in force, written first where there are none."""
    before = at - timedelta(days=30)
    for kind in HouseText.Kind:
        if queries.text_in_force(kind, at) is None:
            somebody = queries.has_anybody()
            actions.write_text(
                kind,
                f"What we say about {kind.label.lower()}.",
                clauses=[("Be kind", "Write to others as you would like to be written to.")],
                by=worker(f"Who wrote {kind}", Role.MANAGER, at=before) if somebody else None,
                at=before,
            )
    return queries.texts_in_force(at)


def member(name: str, *, at: datetime, band: str = "16-17") -> Person:
    """Return a member whose chosen name is approved, and who agreed to both texts."""
    person = actions.join(
        actions.NewMember(name, PASSPHRASE, age_band=band, agreed_to=both_texts(at)), at=at
    )
    actions.take_name(person, name, at=at)
    return person


def worker(name: str, role: Role, *, at: datetime) -> Person:
    """Return somebody who holds a staff role that a manager gave."""
    person = new_person(PASSPHRASE, age_band="", at=at)
    actions.take_name(person, name, at=at)
    by = None if role == Role.MANAGER else worker(f"{name}’s manager", Role.MANAGER, at=at)
    second = by and worker(f"{name}’s colleague", Role.MANAGER, at=at)
    RoleGrant.objects.create(
        person=person,
        role=role,
        granted_by=by,
        granted_at=at,
        approved_by=second,
        approved_at=at - timedelta(days=1),
        starts_at=at - timedelta(days=1),
    )
    return person


def join_form(texts: list[HouseText], **changes: object) -> dict[str, object]:
    """Return what the join page sends, with changes."""
    return {
        "key": str(UUID(int=next(KEYS))),
        "name": "River",
        "passphrase": PASSPHRASE,
        "age_band": "16-17",
        "agreed": [str(text.pk) for text in texts],
        **changes,
    }


def signed_in(person: Person) -> Client:
    """Return a browser in which this person is signed in, with what their work asks for."""
    return signed_in_browser(person)
