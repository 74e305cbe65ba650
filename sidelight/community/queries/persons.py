"""What one member may see of another: a name, a mark, a few approved words. No list, no count."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from sidelight.community.models import ABOUT
from sidelight.community.queries.quiet import has_muted
from sidelight.community.queries.readers import Reader
from sidelight.people.models import Person
from sidelight.review.models import NAME, State, Submission


@dataclass(frozen=True)
class PersonView:
    """A person as one reader sees them. about: None where no such words are approved."""

    person: Person
    about: Submission | None
    is_own: bool
    muted: bool


def person_view(reader: Reader, slug: str) -> PersonView | None:
    """Return somebody of whom this reader can see at least one published post, or themselves."""
    seen = Exists(reader.posts.filter(author=OuterRef("pk")))
    shown = Person.objects.filter(slug=slug, left_at=None).filter(seen | Q(pk=reader.person.pk))
    person = shown.exclude(age_band="").first()
    if person is None:
        return None
    is_own = person.pk == reader.person.pk
    muted = not is_own and has_muted(reader.person, person)
    return PersonView(person, about=about_of(person), is_own=is_own, muted=muted)


def about_of(person: Person) -> Submission | None:
    """Return the words about themselves that somebody approved, in exactly that version."""
    return _approved(person, ABOUT)


def words_to_flag(person: Person) -> Submission | None:
    """Return what the team can be told about: words about themselves, or else a chosen name."""
    return _approved(person, ABOUT) or _approved(person, NAME)


def own_about(person: Person) -> Submission | None:
    """Return the newest words about themselves that are not gone, whatever their state."""
    mine = Submission.objects.written_by(person).filter(kind=ABOUT).select_related("words")
    return mine.exclude(state__in=[State.WITHDRAWN, State.REPLACED]).order_by("pk").last()


def _approved(person: Person, kind: str) -> Submission | None:
    mine = Submission.objects.written_by(person).filter(kind=kind, state=State.APPROVED)
    return mine.select_related("words").order_by("pk").last()
