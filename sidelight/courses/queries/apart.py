"""Who is not to meet whom. Nobody but counsellors is ever told."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from sidelight.courses.models import Application, KnownPair
from sidelight.people.models import Person


def kept_apart_in(group_id: int) -> QuerySet[Person]:
    """Return those who should not meet somebody who has a seat in this group."""
    inside = Application.objects.seated().filter(group=group_id).order_by().values("person")
    standing = KnownPair.objects.filter(ended_at=None)
    ones = standing.filter(other__in=inside).values("one")
    others = standing.filter(one__in=inside).values("other")
    return Person.objects.filter(Q(pk__in=ones) | Q(pk__in=others))


def sits_near_one_apart() -> Exists:
    """Return whether the same is so of an application and its own group, within its question."""
    group = OuterRef(OuterRef("group"))
    inside = Application.objects.seated().filter(group=group).order_by().values("person")
    theirs = OuterRef("person")
    pairs = Q(one=theirs, other__in=inside) | Q(other=theirs, one__in=inside)
    return Exists(KnownPair.objects.filter(pairs, ended_at=None))


def is_kept_apart(person: Person, other: Person) -> bool:
    """Return whether these two should not meet."""
    both = Q(one=person, other=other) | Q(one=other, other=person)
    return KnownPair.objects.filter(both, ended_at=None).exists()


def apart_from(person_id: int) -> QuerySet[Person]:
    """Return everybody whom somebody should not meet, to be asked within another question."""
    standing = KnownPair.objects.filter(ended_at=None)
    ones = standing.filter(other=person_id).values("one")
    others = standing.filter(one=person_id).values("other")
    return Person.objects.filter(Q(pk__in=ones) | Q(pk__in=others))
