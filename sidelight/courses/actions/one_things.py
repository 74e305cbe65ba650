"""One thing for the week: kept for its member alone, and said to them once if they want it."""

from datetime import datetime

from django.db import transaction
from django_tasks import task

from sidelight.courses.errors.places import NothingToRemindOf, WeekNearlyOver
from sidelight.courses.models import Application, OneThing, Session, Week
from sidelight.courses.queries.own_weeks import reminder_for
from sidelight.courses.queries.words import ONE_THING
from sidelight.courses.rules.weeks import LATEST, LONGEST_ONE_THING
from sidelight.foundation import clock
from sidelight.foundation.crypto import encrypt
from sidelight.foundation.text import clean_words
from sidelight.notices.actions import tell
from sidelight.notices.models import NoticeKind


def remind_me_of(application: Application, week: Week, words: str, *, at: datetime) -> OneThing:
    """Keep somebody's one thing for a week and remind them of it once; newer words take its place.

    words: theirs, at most 200 letters; empty for what the week suggests. Only what somebody wants
    to be reminded of is kept here at all. Raises NothingToRemindOf, and WeekNearlyOver.
    """
    said = clean_words(words)[:LONGEST_ONE_THING]
    if application.ended_at or not (said or week.one_thing):
        raise NothingToRemindOf
    evenings = Session.objects.filter(group=application.group_id, week=week, cancelled_at=None)
    if not evenings.filter(starts_at__lte=at).exists():
        raise NothingToRemindOf
    due = reminder_for(application, week.number, at)
    if due is None:
        raise WeekNearlyOver
    encrypted = encrypt(said, purpose=ONE_THING) if said else ""
    kept, _ = OneThing.objects.update_or_create(
        application=application,
        week=week,
        defaults={
            "encrypted": encrypted,
            "chosen_at": at,
            "remind_at": due,
            "reminded_at": None,
            "said": "",
        },
    )
    return kept


def say_how_it_went(application: Application, week: Week, said: OneThing.Said) -> None:
    """Note what somebody says about their one thing; from then on nobody reminds them of it."""
    OneThing.objects.filter(application=application, week=week).update(said=said)


def forget_one_thing(application: Application, week: Week) -> None:
    """Forget it: they changed their mind. Nothing of it is kept."""
    OneThing.objects.filter(application=application, week=week).delete()


def remind_of_one_things(at: datetime) -> int:
    """Tell everybody who asked for it of their one thing; return how many. Twice is once."""
    due = OneThing.objects.filter(
        remind_at__lte=at,
        remind_at__gt=at - LATEST,
        reminded_at=None,
        said="",
        application__ended_at=None,
        application__person__left_at=None,
    )
    found = list(due.select_related("application__person").order_by("pk"))
    return sum(_told(one, at) for one in found)


@task
def remind_of_one_things_now() -> None:
    """Do it every few minutes."""
    remind_of_one_things(clock.now())


def _told(one: OneThing, at: datetime) -> bool:
    with transaction.atomic():
        # The harm: two workers at once would remind somebody twice.
        mine = OneThing.objects.filter(pk=one.pk, reminded_at=None, said="")
        if not mine.update(reminded_at=at):
            return False
        tell(
            one.application.person,
            NoticeKind.ONE_THING,
            about=one.application.slug,
            at=at,
            useful_until=one.remind_at + LATEST,
        )
    return True
