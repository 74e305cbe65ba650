"""Seats of a group, under the lock of its row: who gets a free one, and what runs out.

Locks are taken in one order, the person first and then the group, because leaving does so too.
"""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from sidelight.courses.actions.evening_rooms import keep_in_step
from sidelight.courses.actions.talk_rows import free_talk
from sidelight.courses.actions.telling import tell_of_offer, tell_that_it_is_over
from sidelight.courses.models import Application, Group, KnownNote, Seat, Session
from sidelight.courses.queries.apart import kept_apart_in
from sidelight.courses.rules.offers import offer_ends_at
from sidelight.notices.models import NoticeKind
from sidelight.people.actions.locking import hold_if_free
from sidelight.people.errors import SomebodyLeft
from sidelight.people.models import Person
from sidelight.safeguarding.actions import forget_emergency_details

SOME = 20


def locked_person(person: Person) -> Person:
    """Return somebody, their row held until the end of the transaction. Raises SomebodyLeft."""
    found = Person.objects.select_for_update(no_key=True).filter(pk=person.pk, left_at=None)
    kept = found.first()
    if kept is None:
        raise SomebodyLeft
    return kept


def locked_group(group_id: int) -> Group:
    """Return a group as it is now, its row held: from here on nobody else gives its seats away."""
    return Group.objects.select_for_update().get(pk=group_id)


def pass_on(group: Group, at: datetime) -> None:
    """Let offers that ran out go, and offer each free seat to whoever waits first.

    group: locked. Nothing changes where there is nothing to do.
    """
    _let_run_out(group, at)
    ends_at = offer_would_end(group, at)
    if ends_at is None:
        return
    free = list(Seat.objects.filter(group=group, application=None).order_by("number"))
    for application in _waiting_in_order(group) if free else ():
        if is_apart(application):
            continue
        # Whoever leaves now is not waited for: what is left undone, the next one or the task does.
        if not free or not hold_if_free(application.person):
            return
        give(free.pop(0), application, ends_at=ends_at, at=at)


def _waiting_in_order(group: Group) -> Iterator[Application]:
    """Return who waits, first who asked first, a few at a time: few of a long list are needed."""
    waiting = Application.objects.waiting().filter(group=group).select_related("person")
    last = 0
    while some := list(waiting.filter(pk__gt=last)[:SOME]):
        yield from some
        last = some[-1].pk


def give(seat: Seat, application: Application, *, ends_at: datetime, at: datetime) -> None:
    """Keep a seat for somebody: offered, or without a word while a counsellor has to look first."""
    seat.application = application
    seat.save(update_fields=["application"])
    if not waits_for_a_look(application.person_id):
        offer(application, ends_at=ends_at, at=at)


def offer(application: Application, *, ends_at: datetime, at: datetime) -> None:
    """Offer the seat that is kept for an application."""
    application.offered_at, application.offer_ends_at = at, ends_at
    application.save(update_fields=["offered_at", "offer_ends_at"])
    tell_of_offer(application, at=at)


def end(
    application: Application, how: Application.Ended, *, by: Person | None, at: datetime
) -> None:
    """End an application in its locked group: its seat, its rooms and its time for a talk.

    What they left for an emergency is forgotten: it was for this group alone.
    """
    application.ended_at, application.ended_how, application.ended_by = at, how, by
    application.save(update_fields=["ended_at", "ended_how", "ended_by"])
    free_seat(application)
    if application.taken_at:
        keep_in_step(application.group, at)
    free_talk(application, at=at)
    forget_emergency_details(application.person)


def free_seat(application: Application) -> None:
    """Take the seat away from an application, if it has one."""
    Seat.objects.filter(application=application).update(application=None)


def take_offer_away(application: Application) -> None:
    """Let an application wait again whose seat was offered or kept; they are told nothing."""
    application.offered_at = application.offer_ends_at = None
    application.save(update_fields=["offered_at", "offer_ends_at"])
    free_seat(application)


def lowest_free(group: Group) -> Seat | None:
    """Return the free seat with the lowest number; none when all are taken."""
    return Seat.objects.filter(group=group, application=None).order_by("number").first()


def somebody_waits_before(application: Application) -> bool:
    """Return whether somebody whom nothing holds back waits longer for the same group."""
    before = Application.objects.waiting().filter(group=application.group, pk__lt=application.pk)
    apart = kept_apart_in(application.group_id)
    return before.exclude(person__in=apart, let_in_at=None).exists()


def is_apart(application: Application) -> bool:
    """Return whether somebody whom they should not meet has a seat in the same group."""
    if application.let_in_at:
        return False
    return kept_apart_in(application.group_id).filter(pk=application.person_id).exists()


def waits_for_a_look(person_id: int) -> bool:
    """Return whether a counsellor has still to see whom somebody knows here."""
    return KnownNote.objects.filter(person=person_id, settled_at=None).exists()


def _let_run_out(group: Group, at: datetime) -> None:
    over = Application.objects.seated().filter(group=group, taken_at=None, offer_ends_at__lte=at)
    for application in over.select_related("person").order_by("pk"):
        if not hold_if_free(application.person):
            continue
        end(application, Application.Ended.TOO_LATE, by=None, at=at)
        tell_that_it_is_over(application, NoticeKind.OFFER_OVER, at=at)


def offer_would_end(group: Group, at: datetime) -> datetime | None:
    """Return when an offer made now would end; nothing when none is made in this group now."""
    if not group.opened_at or group.ended_at or group.cancelled_at:
        return None
    meets = Session.objects.filter(group=group, cancelled_at=None).order_by("starts_at")
    first = meets.values_list("starts_at", flat=True).first()
    if first is None:
        return None
    zone = ZoneInfo(group.zone)
    return offer_ends_at(at, hours=group.offer_hours, begins_at=first, zone=zone)
