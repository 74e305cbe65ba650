"""Who is reading, and therefore what exists for them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sidelight.community.models import EVERY_BAND, ForWhom, Post, Sight, Space
from sidelight.community.queries.quiet import is_muted_space, space_with_its_mute
from sidelight.people.doors import READING_ROLES
from sidelight.people.models import AgeBand, Person
from sidelight.people.queries import works_as


@dataclass(frozen=True)
class Reader:
    """A person, when they read, and whose spaces are there for them.

    for_whom: of the spaces in these bands, which they read without being let in.
    """

    person: Person
    at: datetime
    bands: frozenset[str]
    for_whom: frozenset[str]

    @property
    def sight(self) -> Sight:
        return Sight(self.person.pk, self.at, self.bands, self.for_whom)

    @property
    def spaces(self) -> QuerySet[Space]:
        return Space.objects.seen(self.sight)

    @property
    def posts(self) -> QuerySet[Post]:
        """Published posts in spaces that are there for them; never words that wait."""
        return Post.objects.published().seen(self.sight)

    def finds(self, space: Space) -> bool:
        """Return whether a space is there for them."""
        return self.spaces.filter(pk=space.pk).exists()


def reader_of(person: Person, at: datetime) -> Reader:
    """Return what somebody may read: members their own band, moderators every band.

    Members read a step-down space while they are let in; moderators look after those, too.
    """
    if person.age_band:
        bands = frozenset({person.age_band, EVERY_BAND})
        return Reader(person, at, bands, frozenset({ForWhom.BAND.value}))
    if works_as(person, READING_ROLES, at):
        bands = frozenset({*AgeBand.values, EVERY_BAND})
        return Reader(person, at, bands, frozenset(ForWhom.values))
    return Reader(person, at, frozenset(), frozenset())


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
