"""Spaces: opened, changed and closed by managers; mixed only by a safeguarding lead."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from sidelight.community.errors import BandNeedsALead, ManagersOpenSpaces
from sidelight.community.models import EVERY_BAND, ForWhom, Space
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as

MANAGER = frozenset({Role.MANAGER})
LEAD = frozenset({Role.SAFEGUARDING_LEAD})


@dataclass(frozen=True)
class NewSpace:
    """What the form for a space gives. band: one age band, never all of them."""

    name: str
    about: str
    band: str
    position: int = 0
    for_whom: str = ForWhom.BAND


def open_space(new: NewSpace, *, by: Person, at: datetime) -> Space:
    """Open a space for one age band. Raises ManagersOpenSpaces; BandNeedsALead for all bands."""
    _must_hold(MANAGER, by, at)
    if new.band == EVERY_BAND:
        raise BandNeedsALead
    with transaction.atomic():
        space = Space.objects.create(
            name=new.name,
            about=new.about,
            band=new.band,
            for_whom=new.for_whom,
            position=new.position,
            opened_at=at,
        )
        _log(space, "opened", by, at)
    return space


def change_space(
    space: Space, *, name: str, about: str, position: int, by: Person, at: datetime
) -> None:
    """Change how a space is named and described; its band stays, because people wrote for it."""
    _must_hold(MANAGER | LEAD, by, at)
    space.name, space.about, space.position = name, about, position
    with transaction.atomic():
        space.save(update_fields=["name", "about", "position"])
        _log(space, "changed", by, at)


def close_space(space: Space, *, by: Person, at: datetime) -> None:
    """Close a space for writing; what was published there can still be read."""
    _must_hold(MANAGER, by, at)
    space.closed_at = at
    with transaction.atomic():
        space.save(update_fields=["closed_at"])
        _log(space, "closed", by, at)


def reopen_space(space: Space, *, by: Person, at: datetime) -> None:
    """Open a closed space for writing again."""
    _must_hold(MANAGER, by, at)
    space.closed_at = None
    with transaction.atomic():
        space.save(update_fields=["closed_at"])
        _log(space, "reopened", by, at)


def mix_bands(space: Space, reason: str, *, by: Person, at: datetime) -> None:
    """Open a space to every age band, for a recorded reason. Raises BandNeedsALead."""
    if not works_as(by, LEAD, at) or not reason.strip():
        raise BandNeedsALead
    space.band, space.mixed_reason, space.mixed_by = EVERY_BAND, reason.strip(), by
    with transaction.atomic():
        space.save(update_fields=["band", "mixed_reason", "mixed_by"])
        _log(space, "mixed", by, at)


def _must_hold(roles: frozenset[Role], person: Person, at: datetime) -> None:
    if not works_as(person, roles, at):
        raise ManagersOpenSpaces


def _log(space: Space, what: str, by: Person, at: datetime) -> None:
    subject = ("space", space.pk)
    record(Act.SETTING_CHANGED, actor_id=by.pk, subject=subject, at=at, detail={"what": what})
