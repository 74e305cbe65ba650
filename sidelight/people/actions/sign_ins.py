"""Ending sign-ins: one, all others, every one; and forgetting those that ran out."""

from collections.abc import Callable
from datetime import datetime, timedelta

import structlog
from django.contrib.sessions.backends.base import UpdateError
from django.db import OperationalError, transaction
from django.db.models import Q
from django_tasks import task

from sidelight.foundation import clock
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.live.actions import ask_again_about_person
from sidelight.people.models import Person, SignIn

log = structlog.get_logger("sidelight.people")


def end_sign_ins(person: Person, *, keep: str | None = None, at: datetime) -> int:
    """End every sign-in of somebody but the one with the key `keep`; return how many ended."""
    with transaction.atomic():
        ended, _ = SignIn.objects.filter(person=person).exclude(session_key=keep or "").delete()
        record(
            Act.SIGN_INS_ENDED,
            actor_id=person.pk,
            subject=("person", person.pk),
            at=at,
            detail={"ended": ended},
        )
        ask_again_about_person(person.pk, at=at)
    return ended


def end_sign_in(sign_in: SignIn, *, at: datetime) -> None:
    """End one sign-in of somebody: that device is let in no longer."""
    with transaction.atomic():
        drop_sign_in(sign_in.session_key, at=at)
        record(
            Act.SIGN_INS_ENDED,
            actor_id=sign_in.person_id,
            subject=("person", sign_in.person_id),
            at=at,
            detail={"ended": 1},
        )


def keep_sign_in(keep: Callable[[], None], *, may_wait: bool) -> None:
    """Keep what a page noted with a sign-in; where nothing can be written, later, if it may wait.

    Django takes every failure for a sign-in that was ended in another window, and answers a page
    that only wanted to be read as if its form were wrong. Raises OperationalError instead.
    """
    try:
        keep()
    except UpdateError as failure:
        if not isinstance(failure.__context__, OperationalError):
            raise
        if not may_wait:
            raise failure.__context__ from None
        log.warning("sign_in_not_kept", why=type(failure.__context__).__name__)


def drop_sign_in(session_key: str, *, at: datetime) -> None:
    """End the sign-in of this key, however it comes to its end: pages left open close as well."""
    with transaction.atomic():
        mine = SignIn.objects.filter(session_key=session_key)
        whose = mine.values_list("person_id", flat=True).first()
        mine.delete()
        if whose is not None:
            ask_again_about_person(whose, at=at)


def note_last_day(person_id: int, *, at: datetime) -> None:
    """Keep that somebody is here, once a day: a sign-in may last longer than they are kept away.

    Without it a member who came every week would be taken for somebody who never came back.
    """
    long_ago = Q(last_login=None) | Q(last_login__lte=at - timedelta(days=1))
    with transaction.atomic():
        Person.objects.filter(long_ago, pk=person_id, left_at=None).update(last_login=at)


def forget_sign_ins(at: datetime) -> int:
    """Delete the rows of sign-ins that ran out; return how many."""
    forgotten, _ = SignIn.objects.filter(expire_date__lte=at).delete()
    return forgotten


@task
def forget_sign_ins_now() -> None:
    """Forget sign-ins that ran out; once a day."""
    forget_sign_ins(clock.now())
