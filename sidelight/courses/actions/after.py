"""After an evening: what somebody writes for the week goes to their journal, and nowhere else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sidelight.courses.queries.after import Aftercare, headings, page_after
from sidelight.courses.rules.after import joined
from sidelight.journal.actions import Saved, Writing, begin_page, change_page
from sidelight.journal.errors import NothingWritten, PageGone
from sidelight.journal.queries.pages import Said


@dataclass(frozen=True)
class AfterWords:
    """What stands in an open form. key, turn, seen: as the journal's own forms have them."""

    parts: Mapping[str, str]
    key: UUID
    turn: int
    seen: int


def keep_after(care: Aftercare, written: AfterWords, *, at: datetime) -> Saved:
    """Keep the parts as this week's page of the member's journal; sent again it is the same page.

    Where the page changed meanwhile, on another device or in the journal, both are kept.
    Raises NothingWritten, PageTooLong, JournalFull and SomebodyLeft, as the journal does.
    """
    words = joined(headings(), written.parts)
    page = page_after(care, written.key)
    if page is None and not words:
        raise NothingWritten
    said = Said(words, care.title)
    writing = Writing(said, written.key, written.turn, written.seen, care.prompt)
    if page is not None:
        try:
            return change_page(page, writing, at=at)
        except PageGone:
            pass  # removed at this moment: the words become a page of their own
    return begin_page(care.place.person, writing, at=at)
