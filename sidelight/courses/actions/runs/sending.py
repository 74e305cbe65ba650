"""Words of the plan, sent to the room with one tap by whoever leads, and never twice."""

from datetime import datetime, timedelta

from django.db import transaction

from sidelight.courses.actions.runs.rows import LockedRun, lock_run
from sidelight.courses.errors.runs import NotInThisPlan, PlanChangedMeanwhile, SentAlready
from sidelight.courses.models import RunStep, Sending
from sidelight.courses.queries.runs.finding import LedEvening
from sidelight.courses.queries.runs.sendings import key_of, words_to_send
from sidelight.people.errors import Refusal
from sidelight.rooms.actions.leading import must_lead
from sidelight.rooms.actions.saying import Words, say
from sidelight.rooms.actions.telling_leaders import tell_plan_changed
from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.queries.kept import keys_kept

# Between a press and the room keeping the words: longer than any answer takes.
STILL_GOING = timedelta(minutes=1)


def send_to_room(led: LedEvening, number: int, what: str, *, sent: int, at: datetime) -> None:
    """Say words of a step to everybody in the room, as the leader who pressed.

    what: "words", or the place of a ready message from 0. sent: how often the page showed that it
    was sent. The same press again changes nothing; where another leader was quicker it raises
    SentAlready. Raises NotALeader, RoomIsOver, NotInThisPlan, and CannotSpeak as saying does.
    """
    with transaction.atomic():
        locked = lock_run(led, at)
        step = locked.step(number)
        words = words_to_send(step.step, what)
        if words is None:
            raise NotInThisPlan
        sending = _put_down(locked, step, what, sent=sent, at=at)
    try:
        say(Words("room", words, key_of(sending)), entrance_of(led.place), at=at)
    except Refusal:
        Sending.objects.filter(pk=sending.pk).delete()
        raise
    with transaction.atomic():
        room = must_lead(led.place.room_id, led.place, at)
        tell_plan_changed(room, led.place, at)


def _put_down(locked: LockedRun, step: RunStep, what: str, *, sent: int, at: datetime) -> Sending:
    """Return the row of this sending: a new one, or the one of the same press before."""
    by = locked.led.place.person
    if sent > Sending.objects.filter(run_step=step, what=what).count():
        raise PlanChangedMeanwhile
    sending, is_new = Sending.objects.select_related("by").get_or_create(
        run_step=step, what=what, time=sent, defaults={"by": by, "at": at}
    )
    if is_new or sending.by_id == by.pk:
        return sending
    if at < sending.at + STILL_GOING or keys_kept(locked.room.pk, [key_of(sending)]):
        raise SentAlready(sending.by.shown_name)
    # The other leader's press never reached the room: their line was cut in between.
    sending.by, sending.at = by, at
    sending.save(update_fields=["by", "at"])
    return sending
