"""What people choose about messages, and what becomes of those that wait when they choose anew."""

from datetime import datetime

from sidelight.notices.actions.tell import allowed_at, contact_if_any
from sidelight.notices.errors import TellsTooMuch
from sidelight.notices.models import HowOver, Outgoing, PushDevice, ReminderChoice, SenderName
from sidelight.notices.rules import Reminders, tells
from sidelight.people.actions import forget_contact
from sidelight.people.models import ContactProfile, Person
from sidelight.people.rules import NEVER, PUSH


def choose_reminders(person: Person, reminders: Reminders, *, at: datetime) -> None:
    """Keep how long before something somebody wants to be reminded."""
    ReminderChoice.objects.update_or_create(
        person=person,
        defaults={
            "first_hours": reminders.first_hours,
            "last_hours": reminders.last_hours,
            "chosen_at": at,
        },
    )


def choose_sender_name(name: str, *, by: Person, at: datetime) -> SenderName:
    """Let messages come from this neutral name from now on; earlier ones stay on record.

    Raises TellsTooMuch for a name from which somebody could guess what this place is about.
    """
    if tells(name):
        raise TellsTooMuch
    return SenderName.objects.create(name=name, chosen_by=by, chosen_at=at)


def follow_contact(person: Person, at: datetime) -> None:
    """Lead what waits to where somebody now wants to be reached. Plugged into people.

    The harm: a message that arrives where somebody no longer is alone with their phone. Who wants
    none at all, or has left, gets none, and the devices that would get them are forgotten.
    """
    contact = contact_if_any(person)
    if contact is None or contact.channel == NEVER or not person.is_active:
        end_waiting(person, at)
        PushDevice.objects.filter(person=person).delete()
        return
    waiting = Outgoing.objects.on_profile(person)
    if contact.channel == PUSH:
        waiting.update(ended_at=at, how=HowOver.UNWANTED, encrypted_link="")
    else:
        waiting.update(channel=contact.channel)
    for message in Outgoing.objects.waiting().filter(person=person):
        message.due_at = allowed_at(contact, max(at, message.due_at))
        message.save(update_fields=["due_at"])


def stop_messages(profile: ContactProfile, *, at: datetime) -> None:
    """Forget where messages went, for whoever holds one of them.

    Somebody else who holds the phone can do it as well: then less is sent, and never more.
    """
    forget_contact(profile.person, at=at)


def end_waiting(person: Person, at: datetime) -> None:
    """End every message to somebody that was not sent. Plugged into people, for who leaves.

    Their devices go when they are erased, which a hold may put off; until then nothing is sent.
    """
    waiting = Outgoing.objects.waiting().filter(person=person)
    waiting.update(ended_at=at, how=HowOver.UNWANTED, encrypted_link="")
