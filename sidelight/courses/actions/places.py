"""What becomes of an application: an offer is taken or let go, a place is given back, it ends."""

from datetime import datetime

from django.db import transaction
from django_tasks import task

from sidelight.courses.actions.evening_rooms import keep_in_step
from sidelight.courses.actions.groups_rows import lock_people
from sidelight.courses.actions.seats import (
    end,
    is_apart,
    locked_group,
    locked_person,
    pass_on,
    take_offer_away,
)
from sidelight.courses.actions.telling import tell_that_it_is_over, tell_where_it_stands
from sidelight.courses.errors.places import LookedAtFirst, NoSuchSession, NotGoingOn, NothingOffered
from sidelight.courses.models import Absence, Application, Group, Session
from sidelight.foundation import clock
from sidelight.notices.models import NoticeKind
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.rooms.actions.telling_leaders import tell_of_change_outside

Ended = Application.Ended
TOLD = {
    Ended.GROUP_OFF: NoticeKind.GROUP_OFF,
    Ended.NOT_NOW: NoticeKind.NOT_NOW,
    Ended.STAFF: NoticeKind.PLACE_ENDED,
    Ended.WITHDRAWN: NoticeKind.PLACE_ENDED,
    Ended.LET_GO: NoticeKind.PLACE_ENDED,
}
# Told to those who had a place, and to nobody who still waited for one.
TOLD_WITH_A_PLACE = {Ended.OVER: NoticeKind.GROUP_OVER}


def take_offer(application: Application, *, at: datetime) -> Application:
    """Take an offered place, once or again. Raises NothingOffered when it ran out or went on.

    Asked under the lock, so that an offer that ran out cannot be taken, whether or not anybody has
    noticed that it did. Raises LookedAtFirst where they should not meet somebody there.
    """
    with transaction.atomic():
        kept = _locked(application)
        if kept.stage == Application.Stage.PLACE:
            return kept
        refusal = _take(kept, at)
    # What was passed on stays passed on, though this one is refused.
    if refusal is not None:
        raise refusal
    return _as_it_is(kept)


def _take(application: Application, at: datetime) -> Refusal | None:
    pass_on(application.group, at)
    kept = _as_it_is(application)
    if kept.stage != Application.Stage.OFFER:
        return NothingOffered()
    if is_apart(kept):
        take_offer_away(kept)
        pass_on(application.group, at)
        return LookedAtFirst()
    kept.taken_at = at
    kept.save(update_fields=["taken_at"])
    keep_in_step(kept.group, at)
    tell_where_it_stands(kept, NoticeKind.PLACE_KEPT, at=at)
    return None


def give_back(
    application: Application, *, because: Application.Why | None = None, at: datetime
) -> Application:
    """Let an offer go, stop waiting, or give a place back; the seat goes to whoever waits.

    because: what they said about it, if they wanted to; kept for a place that was theirs alone.
    """
    with transaction.atomic():
        kept = _locked(application)
        if kept.ended_at:
            return kept
        offered = kept.stage == Application.Stage.OFFER
        if because and kept.stage == Application.Stage.PLACE:
            kept.given_back_because = because
            kept.save(update_fields=["given_back_because"])
        end(kept, Ended.LET_GO if offered else Ended.WITHDRAWN, by=None, at=at)
        pass_on(kept.group, at)
    return kept


def cannot_come(application: Application, session: Session, *, at: datetime) -> Absence:
    """Note that somebody cannot make it to one evening; once is enough.

    Raises NotGoingOn without a place, NoSuchSession for an evening that is over or another group's.
    """
    with transaction.atomic():
        kept = _with_a_place(application)
        if session.group_id != kept.group_id or session.cancelled_at or session.ends_at <= at:
            raise NoSuchSession
        absence, is_new = Absence.objects.get_or_create(
            session=session, application=kept, defaults={"said_at": at}
        )
        taken_back = not is_new and absence.taken_back_at is not None
        if taken_back:
            absence.said_at, absence.taken_back_at = at, None
            absence.save(update_fields=["said_at", "taken_back_at"])
        if is_new or taken_back:
            _tell_who_leads(session, at)
    return absence


def can_come_after_all(application: Application, session: Session, *, at: datetime) -> None:
    """Take back that somebody cannot make it."""
    with transaction.atomic():
        kept = _with_a_place(application)
        said = Absence.objects.filter(session=session, application=kept, taken_back_at=None)
        if said.update(taken_back_at=at):
            _tell_who_leads(session, at)


def still_wants(application: Application, *, at: datetime) -> Application:
    """Note that somebody still wants their place, or still waits for one. Raises NotGoingOn."""
    with transaction.atomic():
        kept = _locked(application)
        if kept.ended_at:
            raise NotGoingOn
        kept.wanted_at = at
        kept.save(update_fields=["wanted_at"])
    return kept


def end_applications_of(
    group: Group, how: Application.Ended, *, by: Person | None, at: datetime
) -> int:
    """End everything that goes on in a group that is cancelled or over; return how many there were.

    For a group that was marked as such before, in the same transaction: its seats go to nobody.
    Everybody is told what TOLD says; when the course is over, only those who had a place.
    """
    going_on = Application.objects.going_on().filter(group=group).select_related("person")
    with transaction.atomic():
        # People before groups, as whoever leaves does; otherwise both could wait for ever.
        lock_people([one.person for one in going_on])
        locked = locked_group(group.pk)
        ended = list(going_on.order_by("pk"))
        for application in ended:
            end(application, how, by=by, at=at)
            kind = TOLD.get(how) or (TOLD_WITH_A_PLACE.get(how) if application.taken_at else None)
            if kind:
                tell_that_it_is_over(application, kind, at=at)
        pass_on(locked, at)
    return len(ended)


def pass_places_of_leaver_on(person: Person, at: datetime) -> None:
    """End what goes on of somebody who leaves this place, in the transaction in which they leave.

    Plugged into rooms, before theirs are locked; people has locked the person. The seat goes to
    whoever waits.
    """
    for application in Application.objects.going_on().filter(person=person):
        group = locked_group(application.group_id)
        end(application, Ended.LEFT, by=None, at=at)
        pass_on(group, at)


def pass_places_on(at: datetime) -> int:
    """In every open group: let offers that ran out go, and offer free seats to whoever waits."""
    groups = Group.objects.open_to_members().filter(applications__ended_at=None).distinct()
    ids = list(groups.order_by("pk").values_list("pk", flat=True))
    for group_id in ids:
        with transaction.atomic():
            pass_on(locked_group(group_id), at)
    return len(ids)


@task
def pass_places_on_now() -> None:
    """Do it every few minutes; whoever opens a page or takes an offer does it for that group."""
    pass_places_on(clock.now())


def _locked(application: Application) -> Application:
    """Return an application as it is now, its person and its group held. Raises SomebodyLeft."""
    locked_person(application.person)
    kept = _as_it_is(application)
    kept.group = locked_group(kept.group_id)
    again = _as_it_is(application)
    if again.group_id == kept.group_id:
        again.group = kept.group
        return again
    return _locked(application)


def _as_it_is(application: Application) -> Application:
    return Application.objects.with_seat().select_related("person").get(pk=application.pk)


def _tell_who_leads(session: Session, at: datetime) -> None:
    """Have the pages of whoever leads this evening show it. The group is locked, then the room."""
    room_id = Session.objects.values_list("room", flat=True).get(pk=session.pk)
    if room_id is not None:
        tell_of_change_outside(room_id, at)


def _with_a_place(application: Application) -> Application:
    kept = _locked(application)
    if kept.stage != Application.Stage.PLACE:
        raise NotGoingOn
    return kept
