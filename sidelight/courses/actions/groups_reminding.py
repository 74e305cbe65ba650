"""Reminding everybody with a place, and whoever leads, of evenings that come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django_tasks import task

from sidelight.courses.actions.groups_ending import clear_reminders, end_what_is_over
from sidelight.courses.actions.groups_leaders import note_who_is_not_ready
from sidelight.courses.actions.missed import tell_who_missed
from sidelight.courses.actions.still_wanted import ask_who_still_wants
from sidelight.courses.models import Absence, Application, GroupLeader, Reminder, Session
from sidelight.courses.queries.links import away_link
from sidelight.courses.rules.reminding import FURTHEST_AHEAD, Known, hours_due
from sidelight.foundation import clock
from sidelight.notices.actions import tell
from sidelight.notices.models import NoticeKind
from sidelight.notices.queries import reminders_of_all
from sidelight.people.models import Person
from sidelight.safeguarding.actions import confirm_emergency_details


@dataclass(frozen=True)
class Comes:
    """Somebody who is to come to an evening. about: what their notice points at."""

    person: Person
    session: Session
    since: datetime
    about: str
    application: Application | None = None

    @property
    def link(self) -> str:
        """Return where members say that they cannot come; leaders arrange that by themselves."""
        return away_link(self.application, self.session) if self.application is not None else ""


def remind(at: datetime) -> int:
    """Leave the reminders that are due; return how many. Two workers at once leave each once.

    Nobody is reminded of an evening that was moved or cancelled meanwhile, nor who said that they
    cannot come. Whoever chose other hours, or none, is reminded as they chose.
    """
    coming = list(
        Session.objects.filter(
            cancelled_at=None,
            starts_at__gt=at,
            starts_at__lte=at + FURTHEST_AHEAD,
            group__opened_at__isnull=False,
            group__cancelled_at=None,
            group__ended_at=None,
        ).select_related("group")
    )
    comers = [*_members_of(coming), *_leaders_of(coming)]
    wanted = reminders_of_all([one.person.pk for one in comers])
    known = set(
        Reminder.objects.filter(session__in=coming).values_list(
            "session", "person", "hours_before", "starts_at"
        )
    )
    left = 0
    for one in comers:
        heard = Known(one.session.starts_at, one.since)
        hours = hours_due(wanted[one.person.pk].before, heard, at)
        row = (one.session.pk, one.person.pk, hours, one.session.starts_at)
        if hours is not None and row not in known:
            left += _left(one, hours, at)
    return left


@task
def remind_now() -> None:
    """Leave the reminders that are due, and write to who missed an evening; every few minutes."""
    at = clock.now()
    remind(at)
    tell_who_missed(at)


@task
def look_after_groups_now() -> None:
    """End groups that are over, note who is not ready to lead any more; once an hour.

    Those with a place for long are asked whether they still want it.
    """
    at = clock.now()
    end_what_is_over(at)
    note_who_is_not_ready(at)
    clear_reminders(at)
    ask_who_still_wants(at)


def _left(comes: Comes, hours: int, at: datetime) -> bool:
    """Note a reminder and leave its notice, both or neither; nothing when somebody else did."""
    session = comes.session
    with transaction.atomic():
        # Asked again: it may have been moved since this run looked.
        as_read = Session.objects.filter(
            pk=session.pk, cancelled_at=None, starts_at=session.starts_at
        )
        if not as_read.exists() or not _is_noted(comes, hours, at):
            return False
        tell(
            comes.person,
            NoticeKind.SESSION_SOON,
            about=comes.about,
            at=at,
            link=comes.link,
            useful_until=session.starts_at,
        )
        # They come: what they left for an emergency is still needed.
        confirm_emergency_details(comes.person, at=at)
    return True


def _is_noted(comes: Comes, hours: int, at: datetime) -> bool:
    """Note a reminder in the transaction of its notice; false when another worker did."""
    session = comes.session
    try:
        with transaction.atomic():
            Reminder.objects.create(
                session=session,
                person=comes.person,
                hours_before=hours,
                starts_at=session.starts_at,
                at=at,
            )
    except IntegrityError:
        return False
    return True


def _members_of(sessions: list[Session]) -> Iterator[Comes]:
    by_group = _by_group(sessions)
    going = Application.objects.going_on().filter(
        seat__group__in=by_group, taken_at__isnull=False, person__left_at=None
    )
    away = set(
        Absence.objects.filter(session__in=sessions, taken_back_at=None).values_list(
            "session", "application"
        )
    )
    for application in going.select_related("person").order_by("pk"):
        for session in by_group[application.group_id]:
            if (session.pk, application.pk) not in away:
                since = max(filter(None, (application.taken_at, session.moved_at)))
                yield Comes(application.person, session, since, application.slug, application)


def _leaders_of(sessions: list[Session]) -> Iterator[Comes]:
    by_group = _by_group(sessions)
    leads = GroupLeader.objects.filter(
        group__in=by_group, ended_at=None, person__left_at=None
    ).select_related("person", "group")
    for lead in leads.order_by("pk"):
        for session in by_group[lead.group_id]:
            since = max(lead.given_at, session.moved_at or lead.given_at)
            yield Comes(lead.person, session, since, lead.group.slug)


def _by_group(sessions: list[Session]) -> dict[int, list[Session]]:
    found: dict[int, list[Session]] = {}
    for one in sessions:
        found.setdefault(one.group_id, []).append(one)
    return found
