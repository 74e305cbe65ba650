"""Pages that were shown to somebody: for their writer, and for whoever may read them now."""

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.foundation.sealing import seal_for, unseal_for
from sidelight.journal.models import Page, Share
from sidelight.journal.queries.pages import Said
from sidelight.journal.queries.sealing import box_of
from sidelight.journal.registers import readers
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as

READS = frozenset({Role.COUNSELLOR})
# So long after a page or a plan closed its reader may still tell a lead: a worry must not be lost
# with it.
LATELY = timedelta(days=1)


def readers_of(writer: Person, at: datetime) -> list[Person]:
    """Return to whom somebody may show a page: their counsellors, as far as those are ready."""
    return [one for one in named_readers(writer, at) if works_as(one, READS, at)]


def named_readers(writer: Person, at: datetime) -> list[Person]:
    """Return the same, also while one of them is not ready: what they were shown is no one else's.

    Never somebody themselves, and nobody for somebody who left.
    """
    if writer.left_at is not None:
        return []
    found = {one.pk: one for ask in readers for one in ask(writer, at) if one.pk != writer.pk}
    return list(found.values())


@dataclass(frozen=True)
class OwnShare:
    """A share for its writer. answer: what its reader wrote back. is_older: the page changed."""

    share: Share
    answer: str
    is_older: bool


def shares_of_page(page: Page) -> list[OwnShare]:
    """Return to whom a page is shown now, and what came back."""
    standing = Share.objects.standing().filter(page=page).select_related("reader")
    return _own(page.person, standing)


def standing_shares(writer: Person) -> list[OwnShare]:
    """Return everything that somebody shows now, the newest first."""
    return _own(
        writer, Share.objects.standing().filter(writer=writer).select_related("reader", "page")
    )


def answered_shares(writer: Person) -> list[OwnShare]:
    """Return what came back for pages that are shown no more, the newest first."""
    over = Share.objects.filter(writer=writer, ended_at__isnull=False).exclude(sealed_answer=b"")
    return _own(writer, over.select_related("reader"))


def _own(writer: Person, shares: Iterable[Share]) -> list[OwnShare]:
    rows = list(shares)
    box = box_or_none(writer) if rows else None
    found = []
    for share in rows:
        page = share.page
        is_older = page is not None and page.revision != share.revision
        found.append(OwnShare(share, answer_of(box, share), is_older))
    return found


def share_of_writer(writer: Person, slug: str) -> Share | None:
    """Return a share that somebody made, or none."""
    found: Share | None = Share.objects.filter(writer=writer, slug=slug).first()
    return found


def shares_for(reader: Person, at: datetime) -> list[Share]:
    """Return what somebody may read now: first what they have not read, then the newest."""
    shown = Share.objects.standing().filter(reader=reader).select_related("writer", "reader")
    rows = [share for share in shown.order_by("-shared_at", "-pk") if may_read(share, at)]
    return sorted(rows, key=lambda share: share.read_at is not None)


def unread_shares(reader: Person, writers: Collection[Person], at: datetime) -> list[Share]:
    """Return what these people have shown to somebody who has not read it yet."""
    theirs = {one.pk for one in writers}
    return [
        share
        for share in shares_for(reader, at)
        if share.read_at is None and share.writer_id in theirs
    ]


def share_for(reader: Person, slug: str, at: datetime) -> Share | None:
    """Return one of the shares that somebody may read now, or none."""
    shown = Share.objects.standing().filter(reader=reader, slug=slug)
    found: Share | None = shown.select_related("writer", "reader").first()
    return found if found and may_read(found, at) else None


def lately_shown_to(reader: Person, slug: str, at: datetime) -> Share | None:
    """Return how a page was shown to somebody, also where that ended within the last day."""
    theirs = Share.objects.filter(reader=reader, slug=slug).exclude(ended_at__lte=at - LATELY)
    found: Share | None = theirs.select_related("writer", "reader").first()
    return found


def may_read(share: Share, at: datetime) -> bool:
    """Return whether its reader may read it now: it stands, and they still go with the writer."""
    if share.ended_at is not None or not works_as(share.reader, READS, at):
        return False
    return share.reader_id in {one.pk for one in named_readers(share.writer, at)}


def box_or_none(writer: Person) -> AESGCM | None:
    """Return what opens somebody's journal; none where nothing does any more."""
    try:
        return box_of(writer)
    except CannotDecrypt:
        return None


def copy_of(box: AESGCM, said: Said, slug: str) -> bytes:
    """Return what a share keeps of a page."""
    return seal_for(box, json.dumps(asdict(said), ensure_ascii=False), of=f"share {slug}")


def said_in(share: Share) -> Said:
    """Return the copy that a share keeps; the caller has seen to the ledger. Raises CannotDecrypt.

    Nothing but an ended share is empty, and that one does not open.
    """
    kept = unseal_for(box_of(share.writer), bytes(share.sealed), of=f"share {share.slug}")
    if not kept:
        raise CannotDecrypt
    return Said(**json.loads(kept))


def sealed_answer(box: AESGCM, words: str, slug: str) -> bytes:
    """Return what a reader wrote back as the share keeps it."""
    return seal_for(box, words, of=f"answer {slug}")


def answer_of(box: AESGCM | None, share: Share) -> str:
    """Return what a reader wrote back; nothing where it cannot be opened."""
    if box is None:
        return ""
    try:
        return unseal_for(box, bytes(share.sealed_answer), of=f"answer {share.slug}")
    except CannotDecrypt:
        return ""
