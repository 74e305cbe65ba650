"""The end of a group: cancelled with a kind word, or over after its last evening."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max, Q

from sidelight.courses.actions.evening_rooms import keep_in_step
from sidelight.courses.actions.groups_rows import (
    lock_people,
    lock_to_change,
    must_plan,
    record_about,
)
from sidelight.courses.actions.places import end_applications_of
from sidelight.courses.models import Application, Group, GroupLeader, OffBecause, Reminder
from sidelight.ledger.models import Act
from sidelight.notices.actions import tell
from sidelight.notices.models import NoticeKind
from sidelight.people.errors import Refusal
from sidelight.people.models import Person

KEEP_REMINDERS = timedelta(days=1)


def cancel_group(
    group: Group, because: OffBecause, *, seen: int, by: Person, at: datetime
) -> Group:
    """Cancel a group: everybody with a place, with an offer and waiting is told, and may ask anew.

    Raises NotPlanned for whoever is no manager, and as `lock_to_change` does.
    """
    must_plan(by, at)
    with transaction.atomic():
        # Before the group: whoever leaves at the same moment holds their own row and waits for it.
        lock_people(_everybody_in(group))
        locked = lock_to_change(group.pk, seen=seen)
        locked.cancelled_at, locked.cancelled_by, locked.off_because = at, by, because
        locked.save(update_fields=["cancelled_at", "cancelled_by", "off_because"])
        # Calendars that have them take them out.
        coming = locked.sessions.filter(starts_at__gt=at, cancelled_at=None)
        coming.update(revision=F("revision") + 1)
        detail = {"because": str(because)}
        record_about(locked, Act.GROUP_CANCELLED, by=by, at=at, detail=detail)
        end_applications_of(locked, Application.Ended.GROUP_OFF, by=by, at=at)
        keep_in_step(locked, at)
        leads = GroupLeader.objects.filter(group=locked, ended_at=None).exclude(person=by)
        for one in leads.select_related("person").order_by("pk"):
            tell(one.person, NoticeKind.GROUP_OFF, about=locked.slug, at=at)
    return locked


def end_what_is_over(at: datetime) -> int:
    """Note that groups are over whose last evening is; return how many. It may run twice at once.

    From then on those who had a place may ask for one in another group.
    """
    going = Group.objects.filter(cancelled_at=None, ended_at=None)
    lasts = going.annotate(
        meets_until=Max("sessions__ends_at", filter=Q(sessions__cancelled_at=None)),
        last=Max("sessions__ends_at"),
    )
    over = lasts.filter(Q(meets_until__lte=at) | Q(meets_until=None, last__lte=at))
    return sum(_end(group, at) for group in over.order_by("pk"))


def clear_reminders(at: datetime) -> int:
    """Forget who was reminded of evenings that are over; return how many rows."""
    over = Reminder.objects.filter(session__ends_at__lte=at - KEEP_REMINDERS)
    return over.delete()[0]


def _end(group: Group, at: datetime) -> bool:
    try:
        with transaction.atomic():
            lock_people(_everybody_in(group))
            locked = lock_to_change(group.pk, seen=group.revision)
            locked.ended_at = at
            locked.save(update_fields=["ended_at"])
            record_about(locked, Act.GROUP_ENDED, by=None, at=at)
            end_applications_of(locked, Application.Ended.OVER, by=None, at=at)
    except Refusal:
        return False  # somebody else was quicker, or changed it: the next run looks again
    return True


def _everybody_in(group: Group) -> list[Person]:
    going = Application.objects.going_on().filter(group=group)
    return list(Person.objects.filter(applications__in=going))
