"""Every night: what is over ends, class by class, at most so much of each; the ledger is told."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import DateTimeField, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Greatest
from django_tasks import task

from sidelight.foundation import clock
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people import queries, registers
from sidelight.people.actions.erasure_log import write_missing_erasures
from sidelight.people.actions.keepings import ACCOUNT, COMPLAINTS, HOLDS, INVITATIONS, SIGN_INS
from sidelight.people.actions.leaving import erase_left, leave, let_the_file_forget
from sidelight.people.actions.sign_ins import forget_sign_ins
from sidelight.people.models import (
    Complaint,
    Hold,
    Invitation,
    Leaving,
    Person,
    Role,
    RoleGrant,
)
from sidelight.people.registers import Expiry

MOST_A_NIGHT = 500
# Whoever left while a page of theirs was still being answered: looked at again, also when the
# task worker was away for some days.
LOOKED_AT_AGAIN = timedelta(days=14)
BEFORE_ANYTHING = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


@task
def run_retention_now() -> None:
    """End what is over; once a day."""
    run_retention(clock.now())


def run_retention(at: datetime, *, most: int = MOST_A_NIGHT) -> dict[str, int]:
    """End what is over of every class, at most so many of each; return how many by class.

    What is left over waits for the next night. Nothing about somebody under a hold is touched.
    A class that fails keeps none of the others from ending; its failure is raised at the end.
    """
    classes: list[tuple[str, Callable[[datetime, int], int]]] = [("left", erase_those_who_left)]
    classes += [(expiry.keeping.code, expiry.expire) for expiry in registers.expiring]
    ended: dict[str, int] = {}
    failures: list[Exception] = []
    for code, expire in classes:
        try:
            ended[code] = ended.get(code, 0) + expire(at, most)
        except Exception as failure:  # noqa: BLE001  # any at all: the rest must not stay for ever
            failures.append(failure)
    record(Act.RETENTION_RUN, actor_id=None, subject=("retention", None), at=at, detail=ended)
    write_missing_erasures()
    let_the_file_forget()
    if failures:
        raise failures[0]
    return ended


def expiries() -> list[Expiry]:
    """Return what the nightly task ends for people."""
    return [
        Expiry(ACCOUNT, let_members_go),
        Expiry(SIGN_INS, lambda at, most: forget_sign_ins(at)),
        Expiry(COMPLAINTS, expire_complaints),
        Expiry(INVITATIONS, expire_invitations),
        Expiry(HOLDS, expire_reasons),
    ]


def erase_those_who_left(at: datetime, most: int) -> int:
    """Erase whoever left while a hold was open that has ended; again, whoever left just now."""
    free = Leaving.objects.exclude(person__in=queries.held_people()).order_by("pk")
    erased = sum(_erase_unless_held(left, at) for left in free.filter(erased_at=None)[:most])
    for left in free.filter(erased_at__gt=at - LOOKED_AT_AGAIN, erased_at__lt=at)[:most]:
        with transaction.atomic():
            _erase_stragglers(left.person, at)
    return erased


def let_members_go(at: datetime, most: int) -> int:
    """Let members leave who have not been here for 24 months, and staff whose roles are over."""
    gone = list(_away_since(at - _days(ACCOUNT))[:most])
    for member in gone:
        leave(member, at=at, why=Leaving.Why.RETENTION)
    return len(gone)


def expire_complaints(at: datetime, most: int) -> int:
    """Erase complaints three years after their answer; what has none is never over."""
    over = Complaint.objects.filter(answered_at__lte=at - _days(COMPLAINTS))
    free = over.exclude(person__in=queries.held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return Complaint.objects.filter(pk__in=ids).delete()[0]


def expire_invitations(at: datetime, most: int) -> int:
    """Erase invitations that nobody took up."""
    day = at - _days(INVITATIONS)
    over = Invitation.objects.filter(taken_up_at=None)
    ended = over.filter(Q(expires_at__lte=day) | Q(withdrawn_at__lte=day)).order_by("pk")
    ids = list(ended.values_list("pk", flat=True)[:most])
    return Invitation.objects.filter(pk__in=ids).delete()[0]


def expire_reasons(at: datetime, most: int) -> int:
    """Erase the reasons of holds that ended three years ago."""
    over = Hold.objects.filter(ended_at__lte=at - _days(HOLDS)).exclude(reason="")
    free = over.exclude(person__in=queries.held_people()).order_by("pk")
    ids = list(free.values_list("pk", flat=True)[:most])
    return Hold.objects.filter(pk__in=ids).update(reason="")


def _days(keeping: registers.Keeping) -> timedelta:
    assert keeping.days is not None  # noqa: S101  # for the type checker: these classes have a day
    return timedelta(days=keeping.days)


def _away_since(day: datetime) -> QuerySet[Person]:
    """Return who was not here since; `note_last_day` keeps the last day in `last_login`.

    Staff only when no role of theirs reaches into that time: a manager ends those.
    """
    working = RoleGrant.objects.exclude(role=Role.MEMBER).exclude(ends_at__lte=day)
    here = Person.objects.filter(left_at=None, made_up_at=None)
    members = here.exclude(pk__in=working.values("person"))
    signed_in = Coalesce("last_login", Value(BEFORE_ANYTHING, output_field=DateTimeField()))
    away = members.annotate(last_in=Greatest("joined_at", signed_in)).filter(last_in__lte=day)
    return away.exclude(pk__in=queries.held_people()).order_by("pk")


def _erase_unless_held(left: Leaving, at: datetime) -> bool:
    """Erase somebody who left; a hold that came since the night began keeps them."""
    with transaction.atomic():
        # The same row is locked by placing a hold.
        person = Person.objects.select_for_update().get(pk=left.person_id)
        if queries.is_held(person):
            return False
        erase_left(left, when=at, at=at)
    return True


def _erase_stragglers(person: Person, at: datetime) -> None:
    for hide in registers.hiding:
        hide(person, at)
    for belonging in registers.belongings:
        if not isinstance(belonging.erase, registers.Stays):
            belonging.erase(person, at)
