"""What pages and higher apps ask about people."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import itemgetter

from django.db.models import F, Q, QuerySet, Value

from sidelight.foundation.crypto import decrypt
from sidelight.foundation.prepared import prepared
from sidelight.foundation.text import fold_name
from sidelight.people import registers, rules
from sidelight.people.models import (
    Complaint,
    Consent,
    ContactProfile,
    Hold,
    HouseText,
    Invitation,
    Leaving,
    PauseOff,
    Person,
    Role,
    RoleGrant,
    SignIn,
    Step,
)
from sidelight.people.rules import Change, SafeContact, differences, sentences

# What the contact profile is encrypted for: with another purpose it does not open.
CONTACT = "contact"
STAFF_ROLES = frozenset(Role) - {Role.MEMBER}


@dataclass(frozen=True)
class Standing:
    """What a page asks about whoever opens it. must_read: a text in force is not agreed to."""

    roles: frozenset[Role]
    must_read: bool


def standing_of(person: Person, at: datetime) -> Standing:
    """Return somebody's roles at this instant, and whether there is something to agree to.

    One question to the database, because every page asks it: each role held with each text agreed
    to, and beside them the versions of the texts.
    """
    rows = _roles_and_texts(person.pk, at)
    agreed = {text for _, text, version in rows if not version}
    newest = {kind: text for kind, text, version in sorted(rows, key=itemgetter(2)) if version}
    roles = frozenset(Role(role) for role, _, version in rows if not version)
    return Standing(roles, must_read=not agreed.issuperset(newest.values()))


@prepared
def _roles_and_texts(person_id: int, at: datetime) -> QuerySet[RoleGrant, tuple[str, int, int]]:
    held = RoleGrant.objects.in_force(at).filter(person=person_id).order_by()
    grants = held.values_list("role", "person__consents__text", Value(0))
    texts = HouseText.objects.filter(in_force_from__lte=at).order_by()
    return grants.union(texts.values_list("kind", "pk", "version"), all=True)


def roles_of(person: Person, at: datetime) -> frozenset[Role]:
    """Return the roles that somebody holds at this instant."""
    return frozenset(Role(role) for (role,) in _roles(person.pk, at))


@prepared
def _roles(person_id: int, at: datetime) -> QuerySet[RoleGrant, tuple[str]]:
    return RoleGrant.objects.in_force(at).filter(person=person_id).order_by().values_list("role")


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


def open_invitations(at: datetime) -> QuerySet[Invitation]:
    """Return the invitations that were not taken up yet and still can be, the newest first."""
    return Invitation.objects.open(at).select_related("invited_by")


def invitation_of(token: str, at: datetime) -> Invitation | None:
    """Return what a one-time link leads to, as long as it works."""
    return _working(open_invitations(at).filter(link_hash=rules.hash_of_link(token)), at)


def invitation_called(slug: str, at: datetime) -> Invitation | None:
    """Return an invitation by its name in addresses, as long as its link works."""
    return _working(open_invitations(at).filter(slug=slug), at)


def may_still_invite(person: Person, at: datetime) -> bool:
    """Return whether the invitations of this person still work: a manager, ready, and here."""
    return person.is_active and bool(works_as(person, frozenset({Role.MANAGER}), at))


def _working(found: QuerySet[Invitation], at: datetime) -> Invitation | None:
    invitation = found.first()
    if invitation is None or not may_still_invite(invitation.invited_by, at):
        return None
    return invitation


def sign_ins_of(person: Person, at: datetime) -> QuerySet[SignIn]:
    """Return the devices on which somebody is let in now, the newest first."""
    return SignIn.objects.filter(person=person, expire_date__gt=at)


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


@dataclass(frozen=True)
class TextChange:
    """A text to agree to again. told: what its editors say has changed; changes: what did."""

    text: HouseText
    told: list[str]
    changes: list[Change]


def changes_since(person: Person, texts: list[HouseText]) -> list[TextChange]:
    """Return for each text what is new since the version that somebody agreed to last."""
    return [_change_since(person, text) for text in texts]


def agreements_of(person: Person) -> list[Consent]:
    """Return what somebody has agreed to, newest first."""
    consents = Consent.objects.filter(person=person).select_related("text")
    return list(consents.order_by("-agreed_at", "-pk"))


def contact_of(person: Person) -> SafeContact | None:
    """Return how somebody may be reached, if they said. Raises CannotDecrypt."""
    profile = ContactProfile.objects.filter(person=person).first()
    return (
        SafeContact(**json.loads(decrypt(profile.encrypted, purpose=CONTACT))) if profile else None
    )


def steps_of(person: Person) -> list[Step]:
    """Return the steps that somebody keeps, newest month first."""
    return list(Step.objects.filter(person=person))


def wants_pauses(person: Person) -> bool:
    """Return whether somebody may be told of a pause."""
    return not PauseOff.objects.filter(person=person).exists()


def missing_before_joining(at: datetime) -> list[str]:
    """Return in plain words what must be there before a young person may join."""
    return [line for asked in registers.before_joining for line in asked(at)]


def has_anybody() -> bool:
    """Return whether this installation has its first person."""
    return Person.objects.exists()


def _change_since(person: Person, text: HouseText) -> TextChange:
    agreed = Consent.objects.filter(
        person=person, text__kind=text.kind, text__version__lt=text.version
    )
    last = agreed.select_related("text").order_by("-text__version").first()
    if last is None:
        return TextChange(text, told=[], changes=[])
    since = HouseText.objects.filter(
        kind=text.kind, version__gt=last.text.version, version__lte=text.version
    )
    told = [version.what_changed for version in since.order_by("version") if version.what_changed]
    return TextChange(text, told, differences(_read_out(last.text), _read_out(text)))


def _read_out(text: HouseText) -> list[str]:
    """Return the sentences of a text, each of a clause with the clause's title before it."""
    read = sentences(text.words)
    for clause in text.clauses.all():
        read += [f"{clause.title}: {sentence}" for sentence in sentences(clause.words)]
    return read


def held_people() -> QuerySet[Person]:
    """Return everybody about whom a hold is open: nothing of theirs is erased."""
    return Person.objects.filter(holds__in=Hold.objects.filter(ended_at=None))


def is_held(person: Person) -> bool:
    """Return whether a hold is open about somebody. Never told to members."""
    return Hold.objects.filter(person=person, ended_at=None).exists()


def holds_for(lead: Person) -> list[Hold]:
    """Return the holds about others: open ones first, those to be looked at again first of all."""
    kept = Hold.objects.exclude(person=lead).select_related("person", "placed_by", "ended_by")
    return [*kept.filter(ended_at=None).order_by("review_on", "pk"), *kept.exclude(ended_at=None)]


def holds_to_review(lead: Person, at: datetime) -> int:
    """Return how many open holds about others have come to the day to look at them again."""
    others = Hold.objects.filter(ended_at=None, review_on__lte=at.date()).exclude(person=lead)
    return others.count()


def somebody_called(who: str) -> Person | None:
    """Return the person of this shown name, or of this name in addresses."""
    same = Q(slug=who.strip()) | Q(shown_name_folded=fold_name(who))
    return Person.objects.filter(same).first()


def has_left(person: Person) -> bool:
    """Return whether somebody left, as the database knows it now."""
    return not Person.objects.filter(pk=person.pk, left_at=None).exists()


def is_erased(person: Person) -> bool:
    """Return whether somebody left and what they wrote was erased."""
    return Leaving.objects.filter(person=person, erased_at__isnull=False).exists()


def complaints_of(person: Person) -> list[Complaint]:
    """Return what somebody complained about while signed in, newest first."""
    return list(Complaint.objects.filter(person=person).order_by("-sent_at", "-pk"))


def complaints_for(lead: Person) -> QuerySet[Complaint]:
    """Return what a lead may answer: everybody's but their own. Open ones first, oldest first."""
    others = Complaint.objects.exclude(person=lead)
    return others.order_by(F("answered_at").asc(nulls_first=True), "sent_at", "pk")


@dataclass(frozen=True)
class ComplaintReport:
    """What became of the complaints of a year. overdue: not acknowledged within 30 days."""

    received: int
    acknowledged_in_time: int
    answered: int
    open: int
    overdue: int


def complaint_report(at: datetime) -> ComplaintReport:
    """Return the counts of the last year, and of all that is open or overdue now."""
    year = Complaint.objects.filter(sent_at__gt=at - timedelta(days=365))
    in_time = year.filter(acknowledged_at__lte=F("sent_at") + rules.ACKNOWLEDGED_WITHIN)
    unacknowledged = Complaint.objects.filter(acknowledged_at=None)
    return ComplaintReport(
        received=year.count(),
        acknowledged_in_time=in_time.count(),
        answered=year.exclude(answered_at=None).count(),
        open=Complaint.objects.filter(answered_at=None).count(),
        overdue=unacknowledged.filter(sent_at__lt=at - rules.ACKNOWLEDGED_WITHIN).count(),
    )
