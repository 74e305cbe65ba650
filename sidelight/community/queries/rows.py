"""What pages show of posts, conversations and spaces: rows of just the columns they need."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sidelight.community.models import ForWhom, Wish


@dataclass(frozen=True)
class PostRow:
    """What a page shows of one post. muted: this reader muted its author."""

    pk: int
    slug: str
    author_id: int
    author_slug: str
    name: str
    mark_shape: str
    mark_colour: str
    written_at: datetime
    submission_slug: str
    state: str
    body: str | None  # none once the words were erased
    muted: bool


# In the order of PostRow. A page with twenty posts reads these, and not four tables' every column.
COLUMNS = (
    "pk", "slug", "author_id", "author__slug", "author__shown_name", "author__mark_shape",
    "author__mark_colour", "written_at", "submission__slug", "submission__state",
    "submission__words__body", "author_muted",
)  # fmt: skip


@dataclass(frozen=True)
class ThreadHead:
    """What a page says of a whole conversation, and the words its reader keeps for a reply."""

    wish: str
    title: str | None
    space_slug: str
    space_name: str
    space_closed_at: datetime | None
    muted: bool
    draft_key: UUID | None
    draft_body: str | None

    @property
    def wish_words(self) -> str:
        return str(Wish(self.wish).label)


# In the order of ThreadHead. The draft comes along in the same question: every page asks for it.
HEAD_COLUMNS = (
    "wish", "submission__words__title", "space__slug", "space__name", "space__closed_at", "muted",
    "own_draft__key", "own_draft__body",
)  # fmt: skip


@dataclass(frozen=True)
class ThreadRow:
    """One conversation in the list of a space."""

    slug: str
    wish: str
    written_at: datetime
    name: str
    mark_shape: str
    mark_colour: str
    title: str | None  # none, both, once the words were erased
    body: str | None

    @property
    def wish_words(self) -> str:
        return str(Wish(self.wish).label)


# In the order of ThreadRow.
THREAD_COLUMNS = (
    "slug", "wish", "written_at", "author__shown_name", "author__mark_shape",
    "author__mark_colour", "submission__words__title", "submission__words__body",
)  # fmt: skip


@dataclass(frozen=True)
class SpaceHead:
    """What the page of a space says of it. muted: by whoever reads."""

    pk: int
    slug: str
    name: str
    about: str
    mixed_reason: str
    for_whom: str
    closed_at: datetime | None
    muted: bool

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_step_down(self) -> bool:
        return self.for_whom == ForWhom.FINISHED


SPACE_COLUMNS = ("pk", "slug", "name", "about", "mixed_reason", "for_whom", "closed_at", "muted")
