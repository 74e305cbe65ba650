"""What apps above people plug in."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model
from django.utils.functional import Promise

from sidelight.foundation.register import Register
from sidelight.people.models import Complaint, Person, Role

# Run inside the transaction in which somebody chose a name: (person, name, at).
name_chosen: Register[Callable[[Person, str, datetime], object]] = Register()

# Run inside the transaction in which somebody takes a name of our making: what they chose before
# is let go, so that it cannot come back over it: (person, at).
chosen_names_let_go: Register[Callable[[Person, datetime], object]] = Register()

# Run inside the transaction in which somebody keeps or removes a way to be reached: (person, at).
contact_changed: Register[Callable[[Person, datetime], object]] = Register()

# Asked when a pause is mentioned: what to do away from the screen. None means ours.
pause_ideas: Register[Callable[[], Sequence[str]]] = Register()

# Asked before a staff page opens: (person, role, at). Nobody registered means nobody is ready.
readiness: Register[Callable[[Person, Role, datetime], bool]] = Register()

# Asked before somebody may join: what is still missing, in plain words (empty when all is there).
before_joining: Register[Callable[[datetime], list[str]]] = Register()


Text = str | Promise


@dataclass(frozen=True)
class Keeping:
    """A retention class: what is kept, by whom, until when and why, in words for everybody.

    code: names it on the ledger. days: how long, where a nightly task counts them. after_leaving:
    some of it stays when a person has left and was erased, and the page for leaving says so.
    """

    code: str
    what: Text
    by: Text
    until: Text
    why: Text
    days: int | None = None
    after_leaving: bool = False


@dataclass(frozen=True)
class Entry:
    """One thing that is kept about somebody, as a download shows it: a heading, named lines."""

    heading: Text
    lines: Sequence[tuple[Text, Text]]


def said(at: datetime | None) -> str:
    """Return an instant as a download writes it, to the minute in UTC; nothing for none."""
    return f"{at:%Y-%m-%d %H:%M} UTC" if at else ""


@dataclass(frozen=True)
class Stays:
    """Why rows stay when a person is erased."""

    why: Text


@dataclass(frozen=True)
class NotGiven:
    """Why rows are not part of a person's download."""

    why: Text


@dataclass(frozen=True)
class Belonging:
    """One table's rows about a person, found by one key, and what becomes of them.

    key: the path from the table to the person. erase: run inside the erasing transaction, and run
    again without harm.
    """

    model: type[Model]
    key: str
    name: Text
    keeping: Keeping
    erase: Callable[[Person, datetime], object] | Stays
    export: Callable[[Person], Iterable[Entry]] | NotGiven


@dataclass(frozen=True)
class Expiry:
    """How the nightly task ends one class: (at, most) erases at most so many, and says how many.

    What is about somebody under a hold it leaves alone.
    """

    keeping: Keeping
    expire: Callable[[datetime, int], int]


# Every table that leads to a person stands here; a test of the house looks for those that do not.
belongings: Register[Belonging] = Register()
expiring: Register[Expiry] = Register()

# Run inside the transaction in which somebody leaves, before anything is erased and also where a
# hold keeps it: from then on nobody may be able to read what they wrote.
hiding: Register[Callable[[Person, datetime], object]] = Register()

# Run after rows were erased, outside any transaction: what an index still holds of them goes too.
after_erasing: Register[Callable[[], object]] = Register()

# Run inside the transaction: (complaint, what happened to it, at). What happened is a code.
complaint_moved: Register[Callable[[Complaint, str, datetime], object]] = Register()


def classes() -> list[Keeping]:
    """Return every retention class once, in the order in which apps registered them."""
    of_tables = [belonging.keeping for belonging in belongings]
    return list(dict.fromkeys([*of_tables, *(expiry.keeping for expiry in expiring)]))


def erased_at_leaving() -> list[Text]:
    """Return in words what goes when a member leaves."""
    gone = [one for one in belongings if not isinstance(one.erase, Stays)]
    return [one.name for one in gone if not isinstance(one.export, NotGiven)]


def kept_after_leaving() -> list[Keeping]:
    """Return the classes of which something stays when somebody has left."""
    return [keeping for keeping in classes() if keeping.after_leaving]
