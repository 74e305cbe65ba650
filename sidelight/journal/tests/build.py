"""Pages, as a test wants them."""

from datetime import datetime
from uuid import UUID

from sidelight.journal.actions import Writing, begin_page
from sidelight.journal.models import Page
from sidelight.journal.queries.pages import Said, find_page, opened
from sidelight.people.models import Person
from tests.build import new_key


def written(person: Person, words: str = "A quiet day.", *, at: datetime, title: str = "") -> Page:
    """A page of somebody's, from a form that is closed again."""
    return begin_page(person, writing(words, title=title), at=at).page


def writing(
    words: str, *, title: str = "", key: UUID | None = None, turn: int = 0, seen: int = 0
) -> Writing:
    """What an open form sends."""
    return Writing(Said(words, title), key or new_key(), turn, seen)


def words_on(page: Page) -> str:
    """What its writer reads on a page."""
    found = find_page(page.person, page.slug)
    assert found
    said = opened(page.person, [found])[0].said
    assert said
    return said.words


def words_of(person: Person) -> set[str]:
    """Every text in somebody's journal."""
    return {own.said.words for own in opened(person, Page.objects.of(person)) if own.said}
