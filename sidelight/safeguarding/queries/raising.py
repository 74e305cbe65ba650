"""What the two taps of raising a concern need: a key for the form, and who is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from sidelight.team.queries import on_call


@dataclass(frozen=True)
class Raising:
    """For `safeguarding/raise_concern.html`. leads: who is on call just now, by shown name."""

    key: UUID
    leads: Sequence[str]


def raising(at: datetime) -> Raising:
    """Return a new key, and the names of the leads on call."""
    return Raising(key=uuid4(), leads=[lead.shown_name for lead in on_call(at)])
