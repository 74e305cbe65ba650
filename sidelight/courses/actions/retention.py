"""The end of what courses keep."""

from datetime import datetime, timedelta

from sidelight.courses.actions.keepings import (
    COURSE_LATER,
    COURSE_NOTES,
    COURSE_ONE_THING,
    COURSE_PLACES,
    COURSE_WORDS,
    LEADER_NOTES,
)
from sidelight.courses.models import (
    Application,
    AskedWords,
    DecisionWords,
    LaterAsk,
    LeaderNote,
    OneThing,
)
from sidelight.people.queries import held_people
from sidelight.people.registers import Expiry
from sidelight.rooms.models import Place


def expiries() -> list[Expiry]:
    """Return what the nightly task ends for courses."""
    return [
        Expiry(COURSE_PLACES, expire_places),
        Expiry(COURSE_WORDS, expire_words),
        Expiry(COURSE_NOTES, expire_notes),
        Expiry(COURSE_ONE_THING, expire_one_things),
        Expiry(COURSE_LATER, expire_later),
        Expiry(LEADER_NOTES, expire_leader_notes),
    ]


def expire_places(at: datetime, most: int) -> int:
    """Erase who asked for a place, a year after that was over."""
    over = Application.objects.filter(ended_at__lte=at - timedelta(days=COURSE_PLACES.days or 0))
    free = over.exclude(person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    Application.objects.filter(pk__in=ids).delete()
    return len(ids)


def expire_words(at: datetime, most: int) -> int:
    """Erase what somebody wrote when they asked, six months after that was over."""
    before = at - timedelta(days=COURSE_WORDS.days or 0)
    over = AskedWords.objects.filter(application__ended_at__lte=before)
    free = over.exclude(application__person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return AskedWords.objects.filter(pk__in=ids).delete()[0]


def expire_notes(at: datetime, most: int) -> int:
    """Erase what a counsellor wrote with a decision, a year later; the decision stays."""
    before = at - timedelta(days=COURSE_NOTES.days or 0)
    over = DecisionWords.objects.filter(decision__at__lte=before)
    free = over.exclude(decision__person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return DecisionWords.objects.filter(pk__in=ids).delete()[0]


def expire_one_things(at: datetime, most: int) -> int:
    """Forget what somebody wanted to be reminded of, two weeks after their course."""
    before = at - timedelta(days=COURSE_ONE_THING.days or 0)
    over = OneThing.objects.filter(application__ended_at__lte=before)
    free = over.exclude(application__person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return OneThing.objects.filter(pk__in=ids).delete()[0]


def expire_later(at: datetime, most: int) -> int:
    """Erase what somebody wrote after a course, six months later; that they answered stays."""
    before = at - timedelta(days=COURSE_LATER.days or 0)
    over = LaterAsk.objects.filter(answered_at__lte=before).exclude(encrypted="")
    free = over.exclude(afterwards__application__person__in=held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return LaterAsk.objects.filter(pk__in=ids).update(encrypted="")


def expire_leader_notes(at: datetime, most: int) -> int:
    """Erase what leaders noted during an evening, a year later.

    A hold about anybody who had a place there keeps the notes of that evening.
    """
    before = at - timedelta(days=LEADER_NOTES.days or 0)
    over = LeaderNote.objects.filter(written_at__lte=before)
    under_a_hold = Place.objects.filter(person__in=held_people())
    free = over.exclude(run__session__room__places__in=under_a_hold).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return LeaderNote.objects.filter(pk__in=ids).delete()[0]
