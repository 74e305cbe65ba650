"""A young person joins: a chosen name, a passphrase, an age band, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people import queries
from sidelight.people.actions.agree import agree
from sidelight.people.actions.names import choose_name, new_person, take_safe_name
from sidelight.people.errors import MustAgreeFirst, NotOpenYet, OutsideTheBands
from sidelight.people.models import AgeBand, HouseText, Person, Role, RoleGrant


@dataclass(frozen=True)
class NewMember:
    """What the join page asks for; the passphrase is kept out of every printout.

    safe_name: one of the names we offered; without it the chosen name is sent to be looked at.
    """

    chosen_name: str
    passphrase: str = field(repr=False)
    age_band: str
    agreed_to: Sequence[HouseText]
    key: UUID = field(default_factory=uuid4)
    safe_name: str = ""


def join(new: NewMember, *, at: datetime) -> Person:
    """Make a member, shown under a safe name: the one they picked, or one until somebody
    approves the name of their own.

    Raises NotOpenYet while something of the go-live gate is missing, OutsideTheBands for an
    age that is not served, MustAgreeFirst when the texts are not those in force, NameNotFit
    and NameTaken as `choose_name` does. Nothing is kept when it raises. A second tap on the
    same form, which carries the same key, gives the member that the first one made.
    """
    in_force = queries.texts_in_force(at)
    # Both texts or no joining: nobody tells us anything before they know who reads it.
    if len(in_force) < len(HouseText.Kind) or queries.missing_before_joining(at):
        raise NotOpenYet
    if new.age_band not in AgeBand.values:
        raise OutsideTheBands
    if set(new.agreed_to) != set(in_force):
        raise MustAgreeFirst
    with transaction.atomic():
        made = Person.objects.filter(join_key=new.key).first()
        if made is not None and made.check_password(new.passphrase):
            return made
        key = new.key if made is None else uuid4()
        person = new_person(new.passphrase, age_band=new.age_band, key=key, at=at)
        RoleGrant.objects.create(person=person, role=Role.MEMBER, granted_at=at, starts_at=at)
        record(Act.JOINED, actor_id=person.pk, subject=("person", person.pk), at=at)
        agree(person, new.agreed_to, at=at)
        if new.safe_name:
            take_safe_name(person, new.safe_name, at=at)
        else:
            choose_name(person, new.chosen_name, at=at)
    return person
