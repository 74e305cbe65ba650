"""What the two taps of raising a concern need: a key, who is told, and what was sent."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from sidelight.safeguarding.models import Needed
from sidelight.team.queries import on_call


@dataclass(frozen=True)
class Raising:
    """For `safeguarding/raise_concern.html`. leads: who is on call just now, by shown name."""

    key: UUID
    leads: Sequence[str]


@dataclass(frozen=True)
class Told:
    """What somebody sent with the second tap."""

    worry: str
    needed: Needed
    key: UUID


def raising(at: datetime) -> Raising:
    """Return a new key, and the names of the leads on call."""
    return Raising(key=uuid4(), leads=[lead.shown_name for lead in on_call(at)])


def told_in(sent: Mapping[str, str]) -> Told:
    """Return what the form of `safeguarding/raise_concern.html` sent.

    Nothing is refused: a worry about somebody must not be lost because a field was not filled in.
    """
    key, needed = uuid4(), Needed.TODAY
    with suppress(ValueError):
        key = UUID(sent.get("key", ""))
    with suppress(ValueError):
        needed = Needed(sent.get("needed", ""))
    return Told(worry=sent.get("worry", ""), needed=needed, key=key)


def what_happens_next(at: datetime) -> str:
    """Return what whoever raised a concern is told: that it is kept, and who reads it."""
    kept = _("Your concern is kept, with a copy of the words.")
    leads = [lead.shown_name for lead in on_call(at)]
    if leads:
        reads = _("%(name)s is on call and finds it on top of the list.") % {
            "name": ", ".join(leads)
        }
    else:
        reads = _("Nobody is on call just now. Each safeguarding lead finds it on top of the list.")
    return f"{kept} {reads}"
