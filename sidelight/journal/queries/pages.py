"""A person's own pages; nobody else's exist for them."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.foundation.paging import ListPage, page_of
from sidelight.foundation.sealing import seal_for, unseal_for
from sidelight.journal.models import Page
from sidelight.journal.queries.sealing import box_of
from sidelight.journal.registers import Prompt, prompts
from sidelight.people.models import Person

SHOWN_AT_ONCE = 20


@dataclass(frozen=True)
class Said:
    """What stands on a page. asked: the question that it answers, as it was asked then."""

    words: str
    title: str = ""
    asked: str = ""


@dataclass(frozen=True)
class OwnPage:
    """A page for its writer. said: none when it cannot be opened any more."""

    page: Page
    said: Said | None


def find_page(person: Person, slug: str) -> Page | None:
    """Return somebody's own page, or none."""
    found: Page | None = Page.objects.of(person).filter(slug=slug).first()
    return found


def page_of_form(person: Person, key: UUID) -> OwnPage | None:
    """Return the page that a form with this key made, or none."""
    found = Page.objects.of(person).filter(key=key).first()
    return opened(person, [found])[0] if found else None


def own_pages(person: Person, wanted: str | None) -> ListPage[OwnPage]:
    """Return one page of the list of somebody's pages, opened, the newest first."""
    listed = page_of(Page.objects.of(person), wanted, SHOWN_AT_ONCE)
    return ListPage(opened(person, listed.rows), listed.number, goes_on=listed.goes_on)


def opened(person: Person, pages: Iterable[Page]) -> list[OwnPage]:
    """Return somebody's own pages with their words."""
    rows = list(pages)
    if not rows:
        return []
    try:
        box = box_of(person)
    except CannotDecrypt:
        return [OwnPage(page, None) for page in rows]
    return [OwnPage(page, _said(box, page)) for page in rows]


def prompts_for(person: Person, at: datetime) -> list[Prompt]:
    """Return what somebody may be asked to write about just now."""
    return [prompt for ask in prompts for prompt in ask(person, at)]


def sealed_page(box: AESGCM, said: Said, slug: str) -> bytes:
    """Return what stands on a page as its row keeps it."""
    return seal_for(box, json.dumps(asdict(said), ensure_ascii=False), of=f"page {slug}")


def _said(box: AESGCM, page: Page) -> Said | None:
    try:
        return Said(**json.loads(unseal_for(box, bytes(page.sealed), of=f"page {page.slug}")))
    except CannotDecrypt:
        return None
