"""The safe contact profile: kept encrypted as a whole, replaced as a whole, removed at once."""

import json
from dataclasses import asdict
from datetime import datetime

from sidelight.foundation.crypto import encrypt
from sidelight.people.models import ContactProfile, Person
from sidelight.people.queries import CONTACT
from sidelight.people.rules import SafeContact


def keep_contact(person: Person, contact: SafeContact, *, at: datetime) -> None:
    """Keep how somebody may be reached, in place of what was kept before."""
    encrypted = encrypt(json.dumps(asdict(contact)), purpose=CONTACT)
    ContactProfile.objects.update_or_create(
        person=person, defaults={"encrypted": encrypted, "changed_at": at}
    )


def forget_contact(person: Person) -> None:
    """Forget how somebody may be reached; forgetting it twice changes nothing."""
    ContactProfile.objects.filter(person=person).delete()
