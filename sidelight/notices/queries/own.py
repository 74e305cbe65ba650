"""What somebody's own page about messages shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.notices.models import HowOver, Outgoing, PushDevice
from sidelight.notices.queries.outside import neutral_name, reminders_of, sender_name
from sidelight.notices.rules import Reminders
from sidelight.people.models import Person
from sidelight.people.queries import contact_of
from sidelight.people.rules import NEVER, SafeContact, masked

LATELY = timedelta(days=14)


@dataclass(frozen=True)
class OwnWays:
    """How somebody is reached, as their page shows it: never the whole address.

    Phones are shared, and somebody may look over a shoulder. was_refused: the last days brought an
    answer that this address takes no messages.
    """

    contact: SafeContact | None
    cannot_open: bool
    masked: str
    shown_name: str
    devices: list[PushDevice]
    reminders: Reminders
    was_refused: bool

    @property
    def picked(self) -> dict[str, object]:
        """What a form may show again: not the way, which one tap has to pick, nor the address."""
        if self.contact is None:
            return {}
        return {
            "from_hour": self.contact.from_hour,
            "until_hour": self.contact.until_hour,
            "sender": self.contact.sender,
        }

    @property
    def is_reached(self) -> bool:
        """Whether anything is sent at all."""
        return self.contact is not None and self.contact.channel != NEVER


def own_ways_of(person: Person, at: datetime) -> OwnWays:
    """Return how somebody is reached, and what they picked."""
    cannot_open, contact = False, None
    try:
        contact = contact_of(person)
    except CannotDecrypt:
        cannot_open = True
    refused = Outgoing.objects.filter(person=person, how=HowOver.REFUSED)
    return OwnWays(
        contact=contact,
        cannot_open=cannot_open,
        masked=masked(contact.address) if contact and contact.address else "",
        shown_name=sender_name(contact.sender) if contact else neutral_name(),
        devices=list(PushDevice.objects.filter(person=person)),
        reminders=reminders_of(person),
        was_refused=contact is not None and refused.filter(ended_at__gt=at - LATELY).exists(),
    )
