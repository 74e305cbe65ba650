"""What helps somebody to read, write and take part: for their pages, and for those who lead."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.crypto import decrypt
from sidelight.people.models import Need, NeedsWords, Person

# What the words are encrypted for: with another purpose they do not open.
NEEDS = "needs"
# Those that pages meet by themselves.
OF_PAGES = (Need.LARGE, Need.SPACED, Need.LETTERS, Need.STILL, Need.READER)
# Those that people meet, as whoever leads reads them.
TOLD: Mapping[Need, Promise] = {
    Need.READER: _("uses a screen reader"),
    Need.TIME: _("needs more time"),
    Need.TAP: _("would rather tap than type"),
    Need.PLAIN: _("plain words, one thing at a time"),
    Need.AHEAD: _("say before what comes next"),
    Need.UNTIMED: _("nothing against the clock"),
    Need.UNASKED: _("not asked by name in front of everybody"),
}


@dataclass(frozen=True)
class Needs:
    """What helps one person, for staff who lead. Never for another member.

    has_words: there is more in their own words, which `actions.open_needs_words` opens.
    """

    told: Sequence[Promise]
    has_words: bool

    @property
    def is_empty(self) -> bool:
        """Whether they said nothing that whoever leads should know."""
        return not self.told and not self.has_words


def needs_of(person: Person) -> Needs:
    """Return what somebody says helps them, for those who lead or assess."""
    return needs_of_many([person])[person.pk]


def needs_of_many(people: Iterable[Person]) -> dict[int, Needs]:
    """Return the same for many people by their number, with one question to the database."""
    those = {person.pk: person for person in people}
    worded = set(NeedsWords.objects.filter(person__in=those).values_list("person_id", flat=True))
    return {pk: Needs(told_of(person), pk in worded) for pk, person in those.items()}


def told_of(person: Person) -> list[Promise]:
    """Return what somebody ticked, as whoever leads reads it; asks nothing of the database."""
    return [words for need, words in TOLD.items() if person.says(need)]


def own_words_of(person: Person) -> str:
    """Return somebody's own words about it, or nothing. Raises CannotDecrypt."""
    kept = NeedsWords.objects.filter(person=person).first()
    return decrypt(kept.encrypted, purpose=NEEDS) if kept else ""


def of_pages(person: Person) -> str:
    """Return the codes that somebody's pages go by, with spaces between."""
    return " ".join(need.value for need in OF_PAGES if person.says(need))
