"""A page that a member showed to their counsellor, where somebody has to look sooner than that."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.journal.actions import open_share
from sidelight.journal.errors import NothingToRead
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
from sidelight.safeguarding.rules.worries import needed_for

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


def raise_about_page(share: Share, told: Told, *, by: Person, at: datetime) -> Concern:
    """Tell a safeguarding lead about a page that is or was shown, with a sealed copy of it.

    Where it was taken back meanwhile, or cannot be opened, the concern goes without one: it must
    not be lost with the page. Raises as raise_concern does.
    """
    copies = _copies(share, by, at)
    new = NewConcern(share.writer, told.worry, copies, source_of(share), told.needed)
    return raise_concern(new, key=told.key, by=by, at=at)


def _copies(share: Share, by: Person, at: datetime) -> Sequence[Evidence]:
    try:
        said = open_share(share, by=by, at=at).said
    except (NothingToRead, CannotDecrypt):
        return ()
    words = "\n\n".join(part for part in (said.title, said.asked, said.words) if part)
    return [Evidence(words, share.writer, share.shared_at)]


def source_of(share: Share) -> tuple[str, int]:
    """Return where a concern or a follow-up about a page comes from."""
    return (Source.SHARED_PAGE.value, share.pk)


def _key_of(share: Share) -> UUID:
    return uuid5(share.key, "concern")
