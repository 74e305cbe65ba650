"""How much waits behind a page of the staff: so that nobody has to open each to find out."""

from collections.abc import Callable
from datetime import datetime

from sidelight.guidance.queries import (
    answers_to_look_at,
    how_many_wait,
    questions_unanswered,
    sent_back,
)
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.triage.queries import sites_waiting


def waiting_behind(page: str, worker: Person, at: datetime) -> int:
    """Return how much waits behind a page, for this person; page: its name among the addresses."""
    count = COUNTS.get(page)
    return count(worker, at) if count else 0


def _articles(worker: Person, at: datetime) -> int:
    """What waits for a second person; for editors also what came back to be changed."""
    is_editor = works_as(worker, frozenset({Role.EDITOR}), at)
    return how_many_wait() + (len(sent_back()) if is_editor else 0)


def _questions(worker: Person, at: datetime) -> int:
    """What nobody has answered, and answers that wait for a second person."""
    return questions_unanswered(worker, at).count() + answers_to_look_at().count()


def _sites(worker: Person, _at: datetime) -> int:
    return sites_waiting(worker).count()


COUNTS: dict[str, Callable[[Person, datetime], int]] = {
    "staff_articles": _articles,
    "staff_questions": _questions,
    "staff_sites": _sites,
}
