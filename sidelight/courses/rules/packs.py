"""A programme as a course pack holds it: plain facts, the same whether from a file or a table."""

from dataclasses import dataclass, fields, is_dataclass
from hashlib import sha256
from json import dumps

# A line of its own in a step's file: what follows is for leaders.
FOR_LEADERS = "# For leaders"
# A pack that says nothing of it: as long as any room may keep words.
KEPT_UNLESS_SAID = 30
MOST_WEEKS = 12
MOST_STEPS = 30
MOST_HANDOUTS = 10
MOST_PICTURES = 40
DIGEST_LETTERS = 40  # as many as a line of the ledger takes for a code


@dataclass(frozen=True)
class PackStep:
    """A part of an evening. options: of a poll; cards, piles: of cards to sort."""

    kind: str
    title: str
    minutes: int
    words: str = ""
    leader_notes: str = ""
    messages: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    piles: tuple[str, ...] = ()


@dataclass(frozen=True)
class PackHandout:
    """A page that members may keep. name: its file's, without the end."""

    name: str
    title: str
    words: str = ""


@dataclass(frozen=True)
class PackWeek:
    """One session's plan, in order."""

    title: str
    words: str = ""
    one_thing: str = ""
    steps: tuple[PackStep, ...] = ()
    handouts: tuple[PackHandout, ...] = ()

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True)
class PackPicture:
    """A picture. name: its file's; content: as we drew it anew."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Pack:
    """A whole programme, with nothing of the place it was written in.

    keep_days: for how many days what is said in its rooms is kept; 0 for not at all. certificate:
    what follows a name on paper, or nothing for the words of ours.
    """

    title: str
    summary: str = ""
    words: str = ""
    licence: str = ""
    language: str = "en-GB"
    notice: str = ""
    authors: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    certificate: str = ""
    keep_days: int = KEPT_UNLESS_SAID
    weeks: tuple[PackWeek, ...] = ()
    pictures: tuple[PackPicture, ...] = ()


def digest_of(part: object) -> str:
    """Return a short hash of a pack, or of a part of one: two are equal when it is."""
    written = dumps(_plain(part), sort_keys=True, ensure_ascii=False)
    return sha256(written.encode()).hexdigest()[:DIGEST_LETTERS]


def _plain(part: object) -> object:
    if isinstance(part, bytes):
        return sha256(part).hexdigest()
    if isinstance(part, tuple):
        return [_plain(one) for one in part]
    if is_dataclass(part):
        return {field.name: _plain(getattr(part, field.name)) for field in fields(part)}
    return part
