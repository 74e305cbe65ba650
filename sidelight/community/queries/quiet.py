"""What somebody has muted, and pages without it. It changes nothing for anybody else."""

from django.db.models import Exists, OuterRef, QuerySet

from sidelight.community.models import Mute, Post, Space
from sidelight.people.models import Person


def without_muted(posts: QuerySet[Post], member: Person) -> QuerySet[Post]:
    """Leave out posts by muted people and posts of muted threads, in the one query of the list."""
    mine = Mute.objects.filter(member=member)
    people = mine.filter(person__isnull=False).values("person")
    threads = mine.filter(thread__isnull=False).values("thread")
    return posts.exclude(author__in=people).exclude(pk__in=threads).exclude(answers__in=threads)


def out_of_muted_spaces(posts: QuerySet[Post], member: Person) -> QuerySet[Post]:
    """Leave out posts that stand in a muted space."""
    return posts.exclude(Exists(Mute.objects.filter(member=member, space=OuterRef("space"))))


def by_somebody_muted(member: Person) -> Exists:
    """Say for each post whether this member muted its author."""
    return Exists(Mute.objects.filter(member=member, person=OuterRef("author")))


def is_muted_thread(member: Person) -> Exists:
    """Say for each post whether this member muted the conversation it began."""
    return Exists(Mute.objects.filter(member=member, thread=OuterRef("pk")))


def is_muted_space(member: Person) -> Exists:
    """Say for each space whether this member muted it."""
    return Exists(Mute.objects.filter(member=member, space=OuterRef("pk")))


def has_muted(member: Person, person: Person) -> bool:
    """Return whether this member muted that person."""
    return Mute.objects.filter(member=member, person=person).exists()


def space_with_its_mute(spaces: QuerySet[Space], member: Person) -> QuerySet[Space]:
    """Return spaces that know whether this member muted them."""
    return spaces.annotate(muted=is_muted_space(member))
