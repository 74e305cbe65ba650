"""The end of what outcomes keep."""

from datetime import datetime, timedelta

from sidelight.outcomes.actions.keepings import CHECK_INS
from sidelight.outcomes.models import CheckIn
from sidelight.people.queries import held_people
from sidelight.people.registers import Expiry


def expiries() -> list[Expiry]:
    """Return what the nightly task ends for outcomes."""
    return [Expiry(CHECK_INS, expire_check_ins)]


def expire_check_ins(at: datetime, most: int) -> int:
    """Erase how people said they were, six months later."""
    over = CheckIn.objects.filter(at__lte=at - timedelta(days=CHECK_INS.days or 0))
    free = over.exclude(person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return CheckIn.objects.filter(pk__in=ids).delete()[0]
