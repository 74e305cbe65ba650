"""Asking who has had a place for long whether they still want it: once, before the first evening.

Nothing follows when nobody answers: the place stays theirs, and counsellors see that they asked.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Min, Q

from sidelight.courses.models import Application
from sidelight.courses.queries.links import wanted_link
from sidelight.notices.actions import tell
from sidelight.notices.models import NoticeKind

HAD_FOR = timedelta(days=14)
ASKED_BEFORE = timedelta(days=7)
# Later than this the reminder of the first evening asks as well whether they can come.
LATEST_BEFORE = timedelta(days=3)


def ask_who_still_wants(at: datetime) -> int:
    """Ask everybody whose group begins in a week, and who has had their place for two.

    Return how many were asked. Nobody is asked twice, nor who said so already.
    """
    first = Min("group__sessions__starts_at", filter=Q(group__sessions__cancelled_at=None))
    theirs = Application.objects.going_on().filter(
        taken_at__lte=at - HAD_FOR, asked_whether_at=None, wanted_at=None, person__left_at=None
    )
    soon = theirs.annotate(begins=first).filter(
        begins__gt=at + LATEST_BEFORE, begins__lte=at + ASKED_BEFORE
    )
    return sum(_ask(one, at) for one in soon.select_related("person").order_by("pk"))


def _ask(application: Application, at: datetime) -> bool:
    """Note that somebody is asked, and tell them, both or neither; not when another worker did."""
    with transaction.atomic():
        not_yet = Application.objects.going_on().filter(pk=application.pk, asked_whether_at=None)
        if not not_yet.update(asked_whether_at=at):
            return False
        tell(
            application.person,
            NoticeKind.STILL_WANTED,
            about=application.slug,
            at=at,
            link=wanted_link(application, at),
        )
    return True
