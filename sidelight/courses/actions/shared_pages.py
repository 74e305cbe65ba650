"""A page that a member showed to their counsellor, where somebody has to look sooner than that."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5

from sidelight.courses.rules.worries import needed_for
from sidelight.journal.actions import OpenedShare
from sidelight.journal.models import Share
from sidelight.journal.registers import Shown
from sidelight.people.models import Person
from sidelight.safeguarding.actions import Evidence, NewConcern, ask_follow_up, raise_concern
from sidelight.safeguarding.models import (
    Concern,
    FollowUpKind,
    Needed,
    ProgramsWorry,
    Source,
)
from sidelight.safeguarding.queries import Told

SOON = timedelta(hours=1)
# In the same evening, also where a page is shown after school.
TODAY = timedelta(hours=5)


def look_after_page(shown: Shown, at: datetime) -> None:
    """Ask for a follow-up today where a program fears that somebody needs somebody.

    Where it is now, a safeguarding lead gets a copy as well: a counsellor may be asleep. It runs
    in the transaction in which the page is shown.
    """
    needed = needed_for(shown.verdict)
    if needed is None:
        return
    share, writer = shown.share, shown.share.writer
    is_now = needed == Needed.NOW
    ask_follow_up(
        writer,
        FollowUpKind.WORRYING_PAGE,
        source=source_of(share),
        at=at,
        due_at=at + (SOON if is_now else TODAY),
    )
    if is_now:
        evidence = [Evidence(shown.words, writer, at)]
        worry = ProgramsWorry.MARKED_WORDS.value
        new = NewConcern(writer, worry, evidence, source_of(share), Needed.NOW)
        raise_concern(new, key=_key_of(share), by=None, at=at)


def raise_about_page(opened: OpenedShare, told: Told, *, by: Person, at: datetime) -> Concern:
    """Tell a safeguarding lead about a page, with a copy of it. Raises as raise_concern."""
    said, share = opened.said, opened.share
    words = "\n\n".join(part for part in (said.title, said.asked, said.words) if part)
    evidence = [Evidence(words, share.writer, share.shared_at)]
    new = NewConcern(share.writer, told.worry, evidence, source_of(share), told.needed)
    return raise_concern(new, key=told.key, by=by, at=at)


def source_of(share: Share) -> tuple[str, int]:
    """Return where a concern or a follow-up about a page comes from."""
    return (Source.SHARED_PAGE.value, share.pk)


def _key_of(share: Share) -> UUID:
    return uuid5(share.key, "concern")
