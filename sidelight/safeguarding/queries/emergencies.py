"""What pages ask about emergency details: whether there are some, never what they say."""

import json
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from sidelight.foundation.crypto import decrypt
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.safeguarding import registers
from sidelight.safeguarding.models import EmergencyDetails, EmergencyOpening, FollowUp, Source
from sidelight.safeguarding.queries.concerns import LEADS
from sidelight.safeguarding.rules.emergencies import Details, is_lapsed

# What they are encrypted for: with another purpose they do not open.
DETAILS, REASON = "emergency-details", "emergency-reason"
WHO_ASK = frozenset({Role.COUNSELLOR, Role.SAFEGUARDING_LEAD})
SOURCE = Source.EMERGENCY.value


def are_wanted(person: Person, at: datetime) -> bool:
    """Return whether somebody is asked for details now: a course says so, or nobody does."""
    return any(needs(person, at) for needs in registers.needs_emergency_details)


def has_details(person: Person) -> bool:
    """Return whether somebody gave any."""
    return EmergencyDetails.objects.filter(person=person).exists()


def own_details(person: Person) -> Details | None:
    """Return somebody's own details, for their own page and download. Raises CannotDecrypt."""
    kept = EmergencyDetails.objects.filter(person=person).first()
    return opened(kept) if kept else None


def opened(kept: EmergencyDetails) -> Details:
    """Return what a row says. Raises CannotDecrypt."""
    return Details(**json.loads(decrypt(kept.encrypted, purpose=DETAILS)))


def openings_told(person: Person) -> list[EmergencyOpening]:
    """Return the openings of somebody's details that they were told of, the newest first."""
    return list(EmergencyOpening.objects.filter(about=person, told_at__isnull=False))


def openings_for(worker: Person, at: datetime) -> QuerySet[EmergencyOpening]:
    """Return the openings about others: to a lead all, to a counsellor those they asked for."""
    found = EmergencyOpening.objects.exclude(about=worker)
    if not works_as(worker, LEADS, at):
        found = found.filter(asked_by=worker)
    return found.select_related("about", "asked_by", "agreed_by", "kept_quiet_by", "reason")


def waiting_for_a_second(lead: Person, at: datetime) -> int:
    """Return how many openings a lead could agree to just now."""
    waiting = EmergencyOpening.objects.filter(agreed_at=None).exclude(
        Q(asked_by=lead) | Q(about=lead)
    )
    asked = waiting.values_list("asked_at", flat=True)
    return sum(not is_lapsed(each, at) for each in asked)


@dataclass(frozen=True)
class OpeningRow:
    """One opening as a page lists it. state: asked, lapsed, open or over."""

    opening: EmergencyOpening
    state: str
    review: FollowUp | None

    @property
    def is_reviewed(self) -> bool:
        """Whether somebody wrote afterwards how it was."""
        return self.review is not None and hasattr(self.review, "settling")


def opening_rows(openings: list[EmergencyOpening], at: datetime) -> list[OpeningRow]:
    """Return openings with what has to be written about them afterwards."""
    found = FollowUp.objects.filter(source_kind=SOURCE, source_id__in=[one.pk for one in openings])
    reviews = {one.source_id: one for one in found.select_related("settling")}
    return [OpeningRow(one, state_of(one, at), reviews.get(one.pk)) for one in openings]


def state_of(opening: EmergencyOpening, at: datetime) -> str:
    """Return how an opening stands."""
    if opening.agreed_at is None:
        return "lapsed" if is_lapsed(opening.asked_at, at) else "asked"
    return "open" if opening.is_open(at) else "over"
