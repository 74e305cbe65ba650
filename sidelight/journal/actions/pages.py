"""Writing and removing pages. Nothing that was written is overwritten unseen."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import transaction

from sidelight.foundation.text import clean_words
from sidelight.journal import rules
from sidelight.journal.actions.keys import lock_writer, own_box
from sidelight.journal.actions.sharing import end_shares_of
from sidelight.journal.errors import JournalFull, NothingWritten, PageGone, PageTooLong
from sidelight.journal.models import Page
from sidelight.journal.queries.pages import Said, sealed_page
from sidelight.people.models import Person


@dataclass(frozen=True)
class Writing:
    """What stands in an open form. said: as typed.

    key: one for each time a form is opened. turn: how manieth sending of that form. seen: the
    revision of the page that the form was opened with; none for a new page.
    """

    said: Said
    key: UUID
    turn: int = 0
    seen: int = 0
    prompt: str = ""


@dataclass(frozen=True)
class Saved:
    """Where words were kept. is_elsewhere: beside the page they were for, which had changed."""

    page: Page
    is_elsewhere: bool = False


def write_page(
    person: Person, *, prompt: str, words: str, at: datetime, key: UUID, title: str = ""
) -> Page:
    """Keep words as a page of somebody's journal, also again: one key is one page.

    key: the same for the same form, such as one made of the evening it is about. What its writer
    changed in their journal since stays, and these words become a page beside it.
    Raises NothingWritten, PageTooLong, JournalFull, and SomebodyLeft.
    """
    return begin_page(person, Writing(Said(words, title), key, prompt=prompt), at=at).page


def begin_page(person: Person, writing: Writing, *, at: datetime) -> Saved:
    """Make a page, or go on with the one that this form has made already. Raises as write_page."""
    clean = _cleaned(writing)
    with transaction.atomic():
        locked = lock_writer(person)
        ready = _Ready(clean, own_box(locked, at), at)
        made = Page.objects.of(locked).filter(key=clean.key).first()
        if made is None:
            return Saved(_new_page(locked, clean.key, ready))
        return _keep(made, ready)


def change_page(page: Page, writing: Writing, *, at: datetime) -> Saved:
    """Keep new words for a page, or a page beside it where somebody's other device wrote meanwhile.

    Raises PageGone when it was removed, PageTooLong, JournalFull, and SomebodyLeft.
    """
    clean = _cleaned(writing)
    with transaction.atomic():
        locked = lock_writer(page.person)
        kept = Page.objects.of(locked).filter(pk=page.pk).first()
        if kept is None:
            raise PageGone
        return _keep(kept, _Ready(clean, own_box(locked, at), at))


def remove_page(page: Page, *, at: datetime) -> None:
    """Remove a page for good: its row goes, and with it each copy that somebody was shown.

    Removing it twice changes nothing.
    """
    with transaction.atomic():
        lock_writer(page.person)
        end_shares_of(page, at=at)
        Page.objects.filter(pk=page.pk).delete()


@dataclass(frozen=True)
class _Ready:
    """What is about to be kept: cleaned words, and what seals them."""

    writing: Writing
    box: AESGCM
    at: datetime


def _cleaned(writing: Writing) -> Writing:
    said = writing.said
    title, words = " ".join(clean_words(said.title).split()), clean_words(said.words)
    if not rules.page_fits(title, words):
        raise PageTooLong
    return replace(writing, said=Said(words, title, said.asked))


def _keep(page: Page, ready: _Ready) -> Saved:
    """Write where this form may: on the page, or on the one that it keeps beside it."""
    writing = ready.writing
    key, seen = writing.key, writing.seen
    # Each step leads to a page of its own, so this ends.
    while not page.takes(key=writing.key, seen=seen):
        key, seen = uuid5(key, page.slug), 0
        beside = Page.objects.of(page.person).filter(key=key).first()
        if beside is None:
            return Saved(_new_page(page.person, key, ready), is_elsewhere=True)
        page = beside
    # What comes late must not land on what was typed after it.
    if page.last_key != writing.key or page.last_turn <= writing.turn:
        _write(page, ready)
    return Saved(page, is_elsewhere=key != writing.key)


def _write(page: Page, ready: _Ready) -> None:
    page.sealed = sealed_page(ready.box, ready.writing.said, page.slug)
    page.last_key, page.last_turn = ready.writing.key, ready.writing.turn
    page.written_at = ready.at
    page.revision += 1  # its writer's row is locked
    page.save(update_fields=["sealed", "last_key", "last_turn", "written_at", "revision"])


def _new_page(person: Person, key: UUID, ready: _Ready) -> Page:
    writing, said = ready.writing, ready.writing.said
    if not said.words and not said.title:
        raise NothingWritten
    if not rules.holds_one_more(Page.objects.of(person).count()):
        raise JournalFull
    page = Page(
        person=person,
        prompt=writing.prompt,
        key=key,
        last_key=writing.key,
        last_turn=writing.turn,
        is_beside=key != writing.key,
        begun_at=ready.at,
        written_at=ready.at,
    )
    page.sealed = sealed_page(ready.box, said, page.slug)
    page.save()
    return page
