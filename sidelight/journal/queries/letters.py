"""What somebody picks for a letter to somebody they trust. Nothing of it is kept or sent."""

from collections.abc import Collection
from dataclasses import dataclass

from sidelight.journal.models import Page
from sidelight.journal.queries.pages import OwnPage, opened
from sidelight.journal.queries.plans import OwnPlan, own_plan
from sidelight.people.models import Person

MOST_OFFERED = 60


@dataclass(frozen=True)
class ForALetter:
    """What may go into somebody's letter: the newest pages that open, and their plan."""

    pages: list[OwnPage]
    plan: OwnPlan | None

    def picked(self, slugs: Collection[str]) -> list[OwnPage]:
        """Return the pages that were ticked, in the order in which they were written."""
        return [own for own in reversed(self.pages) if own.page.slug in slugs]


def for_a_letter(person: Person) -> ForALetter:
    """Return what somebody may put in a letter."""
    pages = opened(person, Page.objects.of(person)[:MOST_OFFERED])
    plan = own_plan(person)
    return ForALetter(
        [own for own in pages if own.said], None if plan is None or plan.is_empty else plan
    )
