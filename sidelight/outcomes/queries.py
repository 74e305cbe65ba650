"""How people said they were: for themselves, and for those who lead their group."""

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from sidelight.outcomes.models import CheckIn, Feeling, Moment
from sidelight.people.models import Person

Source = tuple[str, int]


def own_check_ins(person: Person) -> QuerySet[CheckIn]:
    """Return all that somebody said, the newest first; also what they hide from their leaders."""
    mine: QuerySet[CheckIn] = CheckIn.objects.filter(person=person)
    return mine.order_by("-at", "-pk")


def own_check_in(person: Person, slug: str) -> CheckIn | None:
    """Return one check-in of somebody's own."""
    return own_check_ins(person).filter(slug=slug).first()


def said_at(person: Person, source: Source) -> dict[str, Feeling]:
    """Return what somebody said of how they are at one source, by moment; for themselves."""
    kind, number = source
    rows = own_check_ins(person).filter(source_kind=kind, source_id=number)
    return {moment: Feeling(feeling) for moment, feeling in rows.values_list("moment", "feeling")}


def shown_at(kind: str, numbers: Iterable[int]) -> Mapping[tuple[int, str], Feeling]:
    """Return what leaders may see of how people said they were, by source and moment.

    What somebody hid is not among it. The caller asks only for sources of its reader's groups.
    """
    rows = CheckIn.objects.shown().filter(source_kind=kind, source_id__in=numbers)
    found = rows.values_list("source_id", "moment", "feeling")
    return {(number, moment): Feeling(feeling) for number, moment, feeling in found}


def said_before(person: Person, moment: Moment, source: Source) -> str:
    """Return what somebody said the last time at the same point of something else, or nothing.

    Weeks later, going out of the last evening is the same point. What they hid was not said.
    """
    kind, number = source
    points = [Moment.OUT, Moment.LATER] if moment == Moment.LATER else [moment]
    mine = CheckIn.objects.shown().filter(person=person, moment__in=points)
    others = mine.exclude(source_kind=kind, source_id=number).order_by("-at", "-pk")
    return others.values_list("feeling", flat=True).first() or ""
