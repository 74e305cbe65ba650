"""Who is reading, and therefore what exists for them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sidelight.community.models import EVERY_BAND, Post, Space
from sidelight.community.queries.quiet import is_muted_space, space_with_its_mute
from sidelight.people.doors import READING_ROLES
from sidelight.people.models import AgeBand, Person
from sidelight.people.queries import works_as


@dataclass(frozen=True)
class Reader:
    """A person and the age bands whose spaces they may read."""

    person: Person
    bands: frozenset[str]

    @property
    def spaces(self) -> QuerySet[Space]:
        return Space.objects.for_bands(self.bands)

    @property
    def posts(self) -> QuerySet[Post]:
        """Published posts in spaces of their bands; never words that wait, whoever asks."""
        return Post.objects.published().for_bands(self.bands)


def reader_of(person: Person, at: datetime) -> Reader:
    """Return what somebody may read: members their own band, moderators every band."""
    if person.age_band:
        return Reader(person, frozenset({person.age_band, EVERY_BAND}))
    if works_as(person, READING_ROLES, at):
        return Reader(person, frozenset({*AgeBand.values, EVERY_BAND}))
    return Reader(person, frozenset())


def spaces_for(reader: Reader) -> list[Space]:
    """Return the spaces to pick from, open ones first, without those the reader has muted."""
    spaces = reader.spaces.exclude(is_muted_space(reader.person))
    return sorted(spaces, key=lambda space: (not space.is_open, space.position, space.name))


def find_space(reader: Reader, slug: str) -> QuerySet[Space]:
    """Return the space of this slug if this reader may see it."""
    return space_with_its_mute(reader.spaces.filter(slug=slug), reader.person)


def find_post(reader: Reader, slug: str) -> QuerySet[Post]:
    """Return the published post of this slug if this reader may see it."""
    return reader.posts.filter(slug=slug).select_related("space", "answers", "submission__words")
