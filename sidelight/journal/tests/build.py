"""Pages, as a test wants them."""

from datetime import datetime
from uuid import UUID

from sidelight.journal.actions import (
    NewLine,
    PlanWriting,
    Writing,
    begin_page,
    suggest_line,
    write_plan,
)
from sidelight.journal.models import Page, Plan, PlanShare, PlanSuggestion, Section
from sidelight.journal.queries.pages import Said, find_page, opened
from sidelight.journal.queries.plans import own_plan
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


def planned(person: Person, *, at: datetime, **parts: str) -> Plan:
    """A safety plan of somebody's, with a line about people unless told otherwise."""
    said = parts or {"people": "My cousin."}
    return write_plan(person, PlanWriting(said, new_key()), at=at).plan


def suggested(
    share: PlanShare, words: str = "The school nurse.", *, at: datetime
) -> PlanSuggestion:
    """A line that whoever the plan is open to suggests about people."""
    line = NewLine(Section.PEOPLE, words, new_key())
    return suggest_line(share, line, by=share.reader, at=at)


def parts_of(person: Person) -> dict[str, str]:
    """What somebody's plan says, without the parts that are empty."""
    own = own_plan(person)
    return {part: words for part, words in ((own and own.parts) or {}).items() if words}
