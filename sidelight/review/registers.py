"""What a content app registers for each kind of words it will ever show."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from sidelight.people.models import Person
from sidelight.review.errors import UnknownKind
from sidelight.review.models import Submission

__all__ = ["Context", "Kind", "Nearby", "add_kind", "kind_named"]


@dataclass(frozen=True)
class Nearby:
    """Words shown around an item on the desk: an earlier post, the version it replaces.

    author: goes with the words when somebody raises a concern.
    """

    label: str | Promise
    who: str
    words: str
    at: datetime
    author: Person | None = None


@dataclass(frozen=True)
class Context:
    """Where an item would appear: a line that says so, and the words around it, oldest first."""

    place: str
    nearby: Sequence[Nearby] = ()
    address: str = ""


def nowhere(submission: Submission) -> str:
    """Say that there is no page for this."""
    return ""


@dataclass(frozen=True)
class Kind:
    """One kind of words.

    context: what the desk shows around it. changed: run inside the transaction whenever the
    state of such a submission changes; it may refuse, and then nothing has happened.
    """

    code: str
    label: str | Promise
    context: Callable[[Submission], Context]
    changed: Callable[[Submission, datetime], None]
    # Where the author and readers find it once it is published; empty when there is no such page.
    address: Callable[[Submission], str]
    # Where the author can send other words instead; empty when there is no such page.
    change_address: Callable[[Submission], str] = nowhere


_kinds: dict[str, Kind] = {}


def add_kind(kind: Kind) -> None:
    """Plug a kind in; only from `AppConfig.ready`."""
    _kinds[kind.code] = kind


def kind_named(code: str) -> Kind:
    """Return a registered kind. Raises UnknownKind: unregistered words cannot be shown."""
    if code not in _kinds:
        raise UnknownKind
    return _kinds[code]
