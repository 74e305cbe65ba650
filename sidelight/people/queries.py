"""What pages and higher apps ask about people."""

from datetime import datetime

from sidelight.people import registers
from sidelight.people.models import Consent, HouseText, Person, Role, RoleGrant

STAFF_ROLES = frozenset(Role) - {Role.MEMBER}


def roles_of(person: Person, at: datetime) -> frozenset[Role]:
    """Return the roles that somebody holds at this instant."""
    held = RoleGrant.objects.in_force(at).filter(person=person)
    return frozenset(Role(role) for role in held.values_list("role", flat=True))


def is_ready(person: Person, role: Role, at: datetime) -> bool:
    """Return whether checks and training are in date; without anybody to ask, nobody is ready."""
    return bool(len(registers.readiness)) and all(
        ready(person, role, at) for ready in registers.readiness
    )


def works_as(person: Person, roles: frozenset[Role], at: datetime) -> frozenset[Role]:
    """Return which of these staff roles somebody holds now and is ready for."""
    held = roles_of(person, at) & roles & STAFF_ROLES
    return frozenset(role for role in held if is_ready(person, role, at))


def holders(role: Role, at: datetime) -> list[Person]:
    """Return everybody here who holds a role at this instant, ready or not."""
    grants = RoleGrant.objects.in_force(at).filter(role=role, person__left_at=None)
    return list(Person.objects.filter(grants__in=grants).distinct().order_by("pk"))


def text_in_force(kind: str, at: datetime) -> HouseText | None:
    """Return the newest version that holds at this instant, its clauses loaded."""
    texts = HouseText.objects.filter(kind=kind, in_force_from__lte=at)
    return texts.order_by("-version").prefetch_related("clauses").first()


def texts_in_force(at: datetime) -> list[HouseText]:
    """Return each text that holds now, in the order in which it is read."""
    found = (text_in_force(kind, at) for kind in HouseText.Kind.values)
    return [text for text in found if text is not None]


def unagreed_texts(person: Person, at: datetime) -> list[HouseText]:
    """Return the texts in force that somebody has not agreed to in this version."""
    texts = texts_in_force(at)
    agreed = set(
        Consent.objects.filter(person=person, text__in=texts).values_list("text_id", flat=True)
    )
    return [text for text in texts if text.pk not in agreed]


def missing_before_joining(at: datetime) -> list[str]:
    """Return in plain words what must be there before a young person may join."""
    return [line for asked in registers.before_joining for line in asked(at)]


def has_anybody() -> bool:
    """Return whether this installation has its first person."""
    return Person.objects.exists()
