"""Showing one version of a page to one counsellor, and taking it back at once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django_tasks import task

from sidelight.foundation import clock
from sidelight.foundation.text import clean_words
from sidelight.journal import registers, rules
from sidelight.journal.actions.keys import lock_writer, own_box
from sidelight.journal.errors import AnswerTooLong, NothingToRead, NotTheirReader, PageChanged
from sidelight.journal.models import Page, Share
from sidelight.journal.queries.pages import Said, opened
from sidelight.journal.queries.shares import (
    copy_of,
    may_read,
    named_readers,
    readers_of,
    said_in,
    sealed_answer,
)
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.notices.actions import tell
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person
from sidelight.screening.queries import look
from sidelight.screening.rules import Item
from sidelight.triage.queries import harmful_links

Ended = Share.Ended


def share_page(page: Page, *, reader: Person, seen: int, key: UUID, at: datetime) -> Share:
    """Show a page as it stands to a counsellor; what they were shown of it before is replaced.

    seen: the revision that its writer had before them. The same key again is the same share.
    Raises NotTheirReader, PageChanged when it was changed or removed since, and SomebodyLeft.
    """
    said = opened(page.person, [page])[0].said
    # Exactly what its writer saw: not what another device wrote a moment later.
    if said is None or page.revision != seen:
        raise PageChanged
    plain = "\n\n".join(part for part in (said.title, said.words) if part)
    verdict = look(Item(text=plain), links=harmful_links)
    with transaction.atomic():
        writer = lock_writer(page.person)
        made: Share | None = Share.objects.filter(writer=writer, key=key).first()
        if made is not None:
            return made
        if reader.pk not in {one.pk for one in readers_of(writer, at)}:
            raise NotTheirReader
        if not Page.objects.of(writer).filter(pk=page.pk, revision=seen).exists():
            raise PageChanged
        for older in Share.objects.standing().filter(page=page, reader=reader):
            _end(older, Ended.REPLACED, at=at)
        share = Share(writer=writer, reader=reader, page=page, revision=seen, key=key, shared_at=at)
        share.sealed = copy_of(own_box(writer, at), said, share.slug)
        share.save()
        _tell_of(share, at)
        for told in registers.page_shared:
            told(registers.Shown(share, plain, verdict), at)
    return share


def _tell_of(share: Share, at: datetime) -> None:
    about, detail = ("journal_share", share.pk), {"reader": share.reader_id}
    record(Act.PAGE_SHARED, actor_id=share.writer_id, subject=about, at=at, detail=detail)


def take_back(share: Share, *, at: datetime) -> None:
    """End a share: from this moment its reader finds nothing. Taking it back twice is the same.

    Nor do they find the same page where another device showed it to them anew meanwhile.
    """
    with transaction.atomic():
        lock_writer(share.writer)
        same = Q(pk=share.pk)
        if share.page_id is not None:
            same |= Q(page=share.page_id, reader=share.reader_id, writer=share.writer_id)
        for standing in Share.objects.standing().filter(same):
            if _end(standing, Ended.TAKEN_BACK, at=at):
                about = ("journal_share", standing.pk)
                record(Act.PAGE_TAKEN_BACK, actor_id=standing.writer_id, subject=about, at=at)


def end_shares_of(page: Page, *, at: datetime) -> None:
    """End what was shown of a page that its writer removes; in the caller's transaction."""
    for share in Share.objects.standing().filter(page=page):
        _end(share, Ended.REMOVED, at=at)


def hide_shares(person: Person, at: datetime) -> None:
    """End what somebody showed who leaves, and what they were shown; in that transaction."""
    shown = Share.objects.standing().filter(writer=person) | Share.objects.standing().filter(
        reader=person
    )
    for share in shown:
        _end(share, Ended.NO_READER, at=at)


@task
def end_shares_now() -> None:
    """End shares whose reader does not go with their writer any more; once an hour.

    Nobody reads them in between: each opening asks anew. It is the copy that goes here.
    """
    end_shares(clock.now())


def end_shares(at: datetime) -> int:
    """End shares of places and leaders that ended; return how many."""
    ended = 0
    for share in Share.objects.standing().select_related("writer", "reader"):
        if share.reader_id not in {one.pk for one in named_readers(share.writer, at)}:
            ended += _end(share, Ended.NO_READER, at=at)
    return ended


@dataclass(frozen=True)
class OpenedShare:
    """A page as its reader opens it."""

    share: Share
    said: Said


def open_share(share: Share, *, by: Person, at: datetime) -> OpenedShare:
    """Return what somebody was shown, after writing down that they looked.

    Raises NothingToRead, and CannotDecrypt.
    """
    with transaction.atomic():
        current = _for_reading(share, by, at)
        said = said_in(current)
        record(
            Act.RECORD_VIEWED,
            actor_id=by.pk,
            subject=("journal_share", current.pk),
            at=at,
            detail={"of": "journal", "about": current.writer_id},
        )
    return OpenedShare(current, said)


def say_it_was_read(share: Share, words: str, *, by: Person, at: datetime) -> Share:
    """Tell a writer that their page was read, with a few words if there are some; once.

    The words are sealed with the writer's own key, and no message carries them.
    Raises NothingToRead, AnswerTooLong, and SomebodyLeft.
    """
    words = clean_words(words)
    if not rules.answer_fits(words):
        raise AnswerTooLong
    with transaction.atomic():
        lock_writer(share.writer)
        current = _for_reading(share, by, at)
        if current.read_at is not None:
            return current
        current.read_at = at
        if words:
            box = own_box(current.writer, at)
            current.sealed_answer = sealed_answer(box, words, current.slug)
        current.save(update_fields=["read_at", "sealed_answer"])
        tell(current.writer, NoticeKind.PAGE_READ, about=current.slug, at=at)
    return current


def _for_reading(share: Share, by: Person, at: datetime) -> Share:
    shown = Share.objects.standing().select_related("writer", "reader")
    current: Share | None = shown.filter(pk=share.pk, reader=by).first()
    if current is None or not may_read(current, at):
        raise NothingToRead
    return current


def _end(share: Share, how: Share.Ended, *, at: datetime) -> bool:
    """End a share that still stands; whether it did. What ended otherwise meanwhile stays so."""
    standing = Share.objects.standing().filter(pk=share.pk)
    return bool(standing.update(ended_at=at, ended_how=how, sealed=b""))
