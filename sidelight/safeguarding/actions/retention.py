"""The words of concerns and follow-ups end with their time; the rows without words stay."""

from datetime import datetime, timedelta

from django.db import transaction

from sidelight.people.queries import held_people
from sidelight.people.registers import Expiry
from sidelight.safeguarding.actions.keepings import (
    CONCERNS,
    EMERGENCY,
    EMERGENCY_REASONS,
    SEVEN_YEARS,
)
from sidelight.safeguarding.models import (
    Concern,
    ConcernDecision,
    ConcernWords,
    EmergencyDetails,
    EmergencyReason,
    SettlingNote,
)


def expiries() -> list[Expiry]:
    """Return what the nightly task ends for safeguarding."""
    return [
        Expiry(CONCERNS, expire_words),
        Expiry(EMERGENCY, expire_details),
        Expiry(EMERGENCY_REASONS, expire_reasons),
    ]


def expire_words(at: datetime, most: int) -> int:
    """Erase the words of concerns that closed, and follow-ups that were settled, so long ago.

    What is open is never over. Nothing about, or said by, somebody under a hold is touched.
    """
    day = at - timedelta(days=SEVEN_YEARS)
    with transaction.atomic():
        ended = _expire_concerns(day, most)
        return ended + _expire_notes(day, most - ended)


def expire_details(at: datetime, most: int) -> int:
    """Erase what was given for an emergency, 90 days after somebody last said that it holds."""
    assert EMERGENCY.days is not None  # noqa: S101  # for the type checker
    over = EmergencyDetails.objects.filter(confirmed_at__lte=at - timedelta(days=EMERGENCY.days))
    free = over.exclude(person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return EmergencyDetails.objects.filter(pk__in=ids).delete()[0]


def expire_reasons(at: datetime, most: int) -> int:
    """Erase why details were opened, seven years later; that they were opened stays."""
    over = EmergencyReason.objects.filter(opening__asked_at__lte=at - timedelta(days=SEVEN_YEARS))
    free = over.exclude(opening__about__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return EmergencyReason.objects.filter(pk__in=ids).delete()[0]


def _expire_concerns(day: datetime, most: int) -> int:
    over = Concern.objects.with_last_move().filter(
        last_move=ConcernDecision.Move.CLOSED, moved_at__lte=day, words__isnull=False
    )
    held = ConcernWords.objects.filter(said_by__in=held_people()).values("concern")
    free = over.exclude(about__in=held_people()).exclude(pk__in=held)
    ids = list(free.order_by("pk").distinct().values_list("pk", flat=True)[:most])
    ConcernWords.objects.filter(concern__in=ids).delete()
    return len(ids)


def _expire_notes(day: datetime, most: int) -> int:
    over = SettlingNote.objects.filter(settling__at__lte=day)
    free = over.exclude(settling__follow_up__about__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[: max(most, 0)])
    SettlingNote.objects.filter(pk__in=ids).delete()
    return len(ids)
