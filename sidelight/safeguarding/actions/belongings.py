"""What safeguarding keeps about a person: it stays when they leave, and the page says so."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people.actions.belongings import NO_WORDS, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACTS
from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Entry, NotGiven, Stays, said
from sidelight.safeguarding.actions.keepings import CONCERNS, EMERGENCY, EMERGENCY_REASONS
from sidelight.safeguarding.models import (
    Concern,
    ConcernDecision,
    ConcernWords,
    EmergencyDetails,
    EmergencyOpening,
    EmergencyReason,
    FollowUp,
    Settling,
    SettlingNote,
)
from sidelight.safeguarding.queries.emergencies import openings_told, own_details

FOR_SAFETY = Stays(
    _("Somebody was worried about a person's safety. It goes when its time is over.")
)
# A program must not hand this out unlooked at: it may name others, and somebody may stand beside
# the young person who reads it with them.
ASK_A_LEAD = NotGiven(
    _("If there is any, a person looks at it with you first. Tell us under “Not happy?” to ask.")
)


def belongings() -> Iterator[Belonging]:
    """Return every key of safeguarding that leads to a person, and the words that hang on them."""
    name = _("Worries of the team about your safety")
    yield Belonging(Concern, "about", name, CONCERNS, FOR_SAFETY, ASK_A_LEAD)
    name = _("Copies of words that such a worry was about")
    yield Belonging(ConcernWords, "said_by", name, CONCERNS, FOR_SAFETY, ASK_A_LEAD)
    name = _("What the team set out to do for you")
    yield Belonging(FollowUp, "about", name, CONCERNS, FOR_SAFETY, ASK_A_LEAD)
    name = _("How that went")
    about = "settling__follow_up__about"
    yield Belonging(SettlingNote, about, name, CONCERNS, FOR_SAFETY, ASK_A_LEAD)
    name = _("Concerns that you raised")
    yield Belonging(Concern, "raised_by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("What you decided about concerns")
    yield Belonging(ConcernDecision, "by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Follow-ups that you settled")
    yield Belonging(Settling, "by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    yield from _emergencies()


def _emergencies() -> Iterator[Belonging]:
    name = _("What you gave for an emergency")
    yield Belonging(EmergencyDetails, "person", name, EMERGENCY, _erase_details, _give_details)
    name = _("When that was opened")
    yield Belonging(EmergencyOpening, "about", name, ACTS, NO_WORDS, _give_openings)
    name = _("Why that was opened")
    about = "opening__about"
    yield Belonging(EmergencyReason, about, name, EMERGENCY_REASONS, FOR_SAFETY, ASK_A_LEAD)
    for key in ("asked_by", "agreed_by", "kept_quiet_by"):
        name = _("Emergency details of others that you opened")
        yield Belonging(EmergencyOpening, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)


def _erase_details(person: Person, at: datetime) -> None:
    EmergencyDetails.objects.filter(person=person).delete()


def _give_details(person: Person) -> Iterable[Entry]:
    heading = _("What you gave for an emergency")
    try:
        details = own_details(person)
    except CannotDecrypt:
        yield Entry(heading, [(_("Kept"), _("But it cannot be opened any more."))])
        return
    if details is not None:
        yield Entry(
            heading,
            [
                (_("First name"), details.first_name),
                (_("Where you are"), details.where),
                (_("Phone number"), details.phone),
                (_("A grown-up to call"), details.adult),
            ],
        )


def _give_openings(person: Person) -> Iterable[Entry]:
    """Give those that they were told of: another might be kept from them for their safety."""
    for one in openings_told(person):
        lines = [(_("Opened"), said(one.agreed_at)), (_("Because"), one.get_why_display())]
        yield Entry(_("What you gave for an emergency was opened"), lines)
