"""What pages say at night: who reads when in the morning, and that help is open now."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import get_language

from sidelight.foundation.night import is_night
from sidelight.team.queries import Opening, opening

KEPT_FOR = timedelta(seconds=30)


@dataclass
class Kept:
    """What this process found out last, for which instant, and in which language."""

    opening: Opening | None = None
    at: datetime | None = None
    language: str | None = None


kept = Kept()


def night_opening(at: datetime) -> Opening | None:
    """Return what pages may say about the team's time, at night; nothing by day.

    At most KEPT_FOR old: every list shows it all night long, and it changes in the morning.
    """
    if not is_night(at, timezone.get_default_timezone()):
        return None
    language = get_language()
    if kept.at is None or abs(at - kept.at) > KEPT_FOR or kept.language != language:
        kept.opening, kept.at, kept.language = opening(at), at, language
    return kept.opening


def forget_night_opening() -> None:
    """Let the next page find out anew."""
    kept.at = None
