"""The safe contact profile: kept encrypted as a whole, replaced as a whole, removed at once."""

import json
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from sidelight.foundation.crypto import encrypt
from sidelight.people import registers
from sidelight.people.models import ContactProfile, Person
from sidelight.people.queries import CONTACT
from sidelight.people.rules import SafeContact


def keep_contact(person: Person, contact: SafeContact, *, at: datetime) -> None:
    """Keep how somebody may be reached, in place of what was kept before."""
    encrypted = encrypt(json.dumps(asdict(contact)), purpose=CONTACT)
    with transaction.atomic():
        ContactProfile.objects.update_or_create(
            person=person, defaults={"encrypted": encrypted, "changed_at": at}
        )
        _tell_of_it(person, at)


def forget_contact(person: Person, *, at: datetime) -> None:
    """Forget how somebody may be reached; forgetting it twice changes nothing."""
    with transaction.atomic():
        ContactProfile.objects.filter(person=person).delete()
        _tell_of_it(person, at)


def _tell_of_it(person: Person, at: datetime) -> None:
    for changed in registers.contact_changed:
        changed(person, at)
