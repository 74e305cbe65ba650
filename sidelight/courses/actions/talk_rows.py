"""The rows of times for talks, changed by more than one story."""

from datetime import datetime

from sidelight.courses.models import Application, TalkTime
from sidelight.rooms.actions.talks import call_talk_off


def free_talk(application: Application, *, at: datetime) -> TalkTime | None:
    """Let go of the time for a talk that somebody has, if it is still to come."""
    theirs = TalkTime.objects.filter(application=application, starts_at__gt=at)
    kept: TalkTime | None = theirs.select_related("room", "counsellor").first()
    if kept is not None:
        call_off(kept, at=at)
    return kept


def call_off(time: TalkTime, *, at: datetime) -> None:
    """Free a time, and let nobody find its room any more."""
    if time.room is not None and not time.room.is_over:
        call_talk_off(time.room, counsellor=time.counsellor, at=at)
    time.application, time.booked_at, time.room = None, None, None
    time.save(update_fields=["application", "booked_at", "room"])
