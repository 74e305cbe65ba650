"""What of a plan can be sent to a room, and what was."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from sidelight.courses.models import Sending, SessionRun, Step
from sidelight.courses.queries.markdown import plain
from sidelight.rooms.queries.kept import keys_kept
from sidelight.rooms.rules.speaking import LONGEST_TEXT


@dataclass(frozen=True)
class Sent:
    """How often words of a step were sent, and by whom the last time."""

    times: int = 0
    by: str = ""
    at: datetime | None = None


def words_to_send(step: Step, what: str) -> str | None:
    """Return words of a step as a message says them; None for what is not there or too long."""
    if what == Sending.WORDS:
        words = plain(step.words)
        return words if 0 < len(words) <= LONGEST_TEXT else None
    if what.isdecimal() and int(what) < len(step.messages):
        return str(step.messages[int(what)])
    return None


def key_of(sending: Sending) -> UUID:
    """Return the key of its message in the room: the same press is the same message."""
    return uuid5(NAMESPACE_OID, f"sending {sending.pk} by {sending.by_id}")


def sent_in(run: SessionRun, room_id: int) -> Mapping[tuple[int, str], Sent]:
    """Return by step and words what was sent: the room says what it has kept. Two questions."""
    rows = Sending.objects.filter(run_step__run=run).select_related("by", "run_step")
    sendings = list(rows.order_by("pk"))
    kept = keys_kept(room_id, [key_of(one) for one in sendings])
    found: dict[tuple[int, str], Sent] = {}
    for one in sendings:
        if key_of(one) in kept:
            name = (one.run_step.step_id, one.what)
            found[name] = Sent(one.time + 1, one.by.shown_name, one.at)
    return found
