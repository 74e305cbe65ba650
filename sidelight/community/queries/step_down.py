"""Step-down spaces: which there are for somebody, and until when they may be there."""

from datetime import datetime

from django.db.models import QuerySet

from sidelight.community.models import EVERY_BAND, ForWhom, LetIn, Post, Space
from sidelight.people.models import Person


def step_down_spaces(person: Person) -> QuerySet[Space]:
    """Return the open spaces for people of somebody's age who finished a course."""
    bands = (person.age_band, EVERY_BAND) if person.age_band else ()
    return Space.objects.filter(for_whom=ForWhom.FINISHED, band__in=bands, closed_at=None)


def let_in_to(person: Person, spaces: QuerySet[Space]) -> QuerySet[LetIn]:
    """Return into which of these spaces somebody was let, also when that is over."""
    return LetIn.objects.filter(person=person, space__in=spaces).select_related("space")


def let_in_until(person: Person, slug: str) -> datetime | None:
    """Return until when somebody may be in a step-down space; none for who was never let in."""
    found = let_in_to(person, Space.objects.filter(slug=slug))
    return found.values_list("until", flat=True).first()


def was_in_thread(person: Person, slug: str) -> bool:
    """Return whether somebody was let into the space of a conversation that others can read."""
    thread = Post.objects.published().threads().filter(slug=slug)
    return let_in_to(person, Space.objects.filter(posts__in=thread)).exists()
