"""What is sent with what a room shows: read from plain fields, and refused where it is not so."""

from datetime import timedelta
from uuid import UUID

from django.http import QueryDict

from sidelight.rooms.actions.showing import NewActivity
from sidelight.rooms.errors import NothingThere
from sidelight.rooms.models import Activity

LARGEST = 1000
ORDER = "order_"
CARD = "card_"


def activity_in(sent: QueryDict) -> NewActivity:
    """Return what a leader wants to show. Raises NothingThere for a kind that there is not."""
    kind = sent.get("kind", "")
    if kind not in Activity.Kind.values:
        raise NothingThere
    return NewActivity(
        Activity.Kind(kind),
        sent.get("title", ""),
        sent.get("words", ""),
        options=sent.get("options", "").splitlines(),
        piles=sent.get("piles", "").splitlines(),
        lasts=timedelta(minutes=number_of(sent.get("minutes", "")) or 0),
        order=_order_in(sent),
        key=key_in(sent),
    )


def choice_in(sent: QueryDict) -> int | None:
    """Return what was chosen; None where it is taken back. Raises NothingThere."""
    return number_or_none(sent.get("choice", ""))


def piles_in(sent: QueryDict) -> dict[int, int | None]:
    """Return by card its pile, or None for none. Raises NothingThere."""
    names = [name for name in sent if name.startswith(CARD)]
    return {_known(name.removeprefix(CARD)): number_or_none(sent.get(name, "")) for name in names}


def key_in(sent: QueryDict) -> UUID | None:
    """Return the key that the page made; None where it sent none."""
    try:
        return UUID(sent.get("key", ""))
    except ValueError:
        return None


def number_or_none(said: str) -> int | None:
    """Return a number, or None for nothing. Raises NothingThere for anything else."""
    return _known(said) if said else None


def number_of(said: str) -> int | None:
    """Return a number, or None for anything else."""
    return int(said) if said.isdecimal() and len(said) < len(str(LARGEST)) else None


def _known(said: str) -> int:
    number = number_of(said)
    if number is None:
        raise NothingThere
    return number


def _order_in(sent: QueryDict) -> list[str]:
    """Return the places of a circle in the order of the numbers beside them."""
    numbered = [
        (number_of(sent.get(name, "")) or LARGEST, name.removeprefix(ORDER))
        for name in sent
        if name.startswith(ORDER)
    ]
    return [slug for _, slug in sorted(numbered, key=lambda one: one[0])]
