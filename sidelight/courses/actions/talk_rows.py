"""The rows of times for talks, changed by more than one story."""

from datetime import datetime

from sidelight.courses.models import Application, TalkTime


def free_talk(application: Application, *, at: datetime) -> TalkTime | None:
    """Let go of the time for a talk that somebody has, if it is still to come."""
    kept = TalkTime.objects.filter(application=application, starts_at__gt=at).first()
    if kept is None:
        return None
    kept.application, kept.booked_at = None, None
    kept.save(update_fields=["application", "booked_at"])
    return kept
