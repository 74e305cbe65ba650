"""Leaving: every way in ends, what somebody wrote is hidden at once and erased."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _
from django_tasks import task

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.live.actions import ask_again_about_person
from sidelight.people import queries, registers
from sidelight.people.actions.erasure_log import write_erasure
from sidelight.people.errors import LastManagerStays
from sidelight.people.models import Hold, Leaving, Person, Role, RoleGrant, SignIn

MANAGER = frozenset({Role.MANAGER})


def leave(person: Person, *, at: datetime, why: Leaving.Why = Leaving.Why.OWN) -> Leaving:
    """End a membership or a staff sign-in for good, and erase what was kept about the person.

    Where a hold is open, everything is hidden in the same way and the rows stay until it ends.
    Leaving twice changes nothing. Raises LastManagerStays.
    """
    with transaction.atomic():
        locked = _locked(person)
        left = Leaving.objects.filter(person=locked).first()
        if left is not None:
            return left
        _must_leave_a_manager(locked, at)
        left = _hide(locked, why, when=at, at=at)
        if not queries.is_held(locked):
            erase_left(left, when=at, at=at)
        _arrange_the_rest(left)
    return left


def leave_again(person: Person, *, when: datetime, erased: bool, at: datetime) -> bool:
    """Let somebody leave a restored database as they left before; whether anything changed.

    Nobody is asked again: it happened. A hold in the old database had ended when it was erased.
    """
    with transaction.atomic():
        locked = _locked(person)
        left = Leaving.objects.filter(person=locked).first()
        if left is not None and (left.erased_at or not erased):
            return False
        left = left or _hide(locked, Leaving.Why.OWN, when=when, at=at)
        if erased:
            Hold.objects.filter(person=locked, ended_at=None).update(ended_at=at)
            erase_left(left, when=when, at=at)
        _arrange_the_rest(left)
    return True


def erase_left(left: Leaving, *, when: datetime, at: datetime) -> None:
    """Erase what is kept about somebody who left; called inside a transaction, repeats nothing."""
    person = left.person
    for belonging in registers.belongings:
        if not isinstance(belonging.erase, registers.Stays):
            belonging.erase(person, at)
    left.erased_at = when
    left.save(update_fields=["erased_at"])
    record(Act.ERASED, actor_id=None, subject=("person", person.pk), at=at)


def let_the_file_forget() -> None:
    """Take what was erased out of indexes and of the write-ahead log; outside any transaction.

    SQLite overwrites erased rows (secure_delete), and still has them in its log until a checkpoint.
    """
    for forget in registers.after_erasing:
        forget()
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


@task
def let_the_file_forget_now() -> None:
    """Do it again for what a reader held open at the time; once an hour."""
    let_the_file_forget()


def _hide(person: Person, why: Leaving.Why, *, when: datetime, at: datetime) -> Leaving:
    """Close every way in and every page: after this, erased and kept look the same to everybody."""
    left = Leaving.objects.create(person=person, why=why, left_at=when)
    for hide in registers.hiding:
        hide(person, at)
    grants = RoleGrant.objects.filter(person=person).exclude(ends_at__lte=at)
    grants.update(ends_at=Greatest(F("starts_at"), at))
    SignIn.objects.filter(person=person).delete()
    person.left_at, person.is_active = when, False
    # Others see the name of the staff beside decisions, and of members on the desk.
    person.shown_name = _("Somebody who left")
    person.set_unusable_password()
    person.save(update_fields=["left_at", "is_active", "shown_name", "password"])
    detail = {"why": str(why)}
    record(Act.LEFT, actor_id=person.pk, subject=("person", person.pk), at=at, detail=detail)
    ask_again_about_person(person.pk, at=at)
    return left


def _locked(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


def _must_leave_a_manager(person: Person, at: datetime) -> None:
    if not queries.works_as(person, MANAGER, at):
        return
    # Locked in one order, so that the last two cannot leave in the same moment.
    managers = [manager.pk for manager in queries.holders(Role.MANAGER, at)]
    others = Person.objects.select_for_update().filter(pk__in=managers).order_by("pk")
    here = [one for one in others if one.pk != person.pk and one.left_at is None]
    if not any(queries.works_as(one, MANAGER, at) for one in here):
        raise LastManagerStays


def _arrange_the_rest(left: Leaving) -> None:
    """After the commit; what fails then is done again by the hourly and the nightly task."""
    transaction.on_commit(lambda: write_erasure(left), robust=True)
    transaction.on_commit(let_the_file_forget, robust=True)
