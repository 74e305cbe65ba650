"""What is missing before a group may open, and what somebody should look at in one that did."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from sidelight.courses.models import ClosedDay, Group, GroupLeader, Session
from sidelight.courses.queries.leaders import first_who_is_busy, ready_parts
from sidelight.courses.rules.evenings import Evening, in_order
from sidelight.courses.rules.groups import is_for_the_band, leaders_suffice

ReadyParts = Mapping[int, GroupLeader.Part]


def missing_before_opening(
    group: Group, leaders: Sequence[GroupLeader], sessions: Sequence[Session], at: datetime
) -> list[str]:
    """Return in plain words what is in the way of opening a group; empty when nothing is.

    sessions: its evenings that were not cancelled, in order.
    """
    return [
        *_about_the_course(group),
        *about_leaders(leaders, ready_parts(at)),
        *_about_evenings(sessions, at),
        *_about_being_elsewhere(group, leaders, sessions),
    ]


def about_leaders(leaders: Sequence[GroupLeader], ready: ReadyParts) -> list[str]:
    """Return in plain words who of these is not ready, and whether too few are."""
    lines = [
        _("%(name)s is not ready to lead: the role, checks or training ended.")
        % {"name": one.person.shown_name}
        for one in leaders
        if one.person_id not in ready
    ]
    parts = [ready[one.person_id] for one in leaders if one.person_id in ready]
    if not leaders_suffice(parts):
        lines.append(_("It needs a counsellor and one more who leads, both ready."))
    return lines


def closed_days(first: date, last: date) -> dict[date, str]:
    """Return the names of the days between these two on which groups do not meet."""
    those = ClosedDay.objects.filter(ended_at=None, day__gte=first, day__lte=last)
    return dict(those.values_list("day", "name"))


def closed_days_from(first: date) -> dict[date, str]:
    """Return the names of all closed days from this one on."""
    return dict(ClosedDay.objects.filter(ended_at=None, day__gte=first).values_list("day", "name"))


def on_closed_days(
    sessions: Collection[Session], zone: str, closed: Mapping[date, str]
) -> dict[int, str]:
    """Return by the id of a session the name of the closed day that it falls on."""
    here = ZoneInfo(zone)
    days = {one.pk: one.starts_at.astimezone(here).date() for one in sessions}
    return {pk: closed[day] for pk, day in days.items() if day in closed}


def _about_the_course(group: Group) -> list[str]:
    version = group.version
    if version.published_at is None:
        return [_("The course is not published.")]
    if version.found_changed_at is not None:
        return [_("The words of this course were changed after it was published. See its page.")]
    if version.withdrawn_at is not None:
        return [_("The course was withdrawn. Plan a group with another one.")]
    if not is_for_the_band(version.ages, group.band):
        return [_("The course is not written for these ages.")]
    return []


def _about_evenings(sessions: Sequence[Session], at: datetime) -> list[str]:
    if not sessions:
        return [_("It has no evenings.")]
    lines = []
    if any(one.starts_at <= at for one in sessions):
        lines.append(_("An evening of it is over already. Move it, or plan a new group."))
    if not in_order([Evening(one.starts_at, one.ends_at) for one in sessions]):
        lines.append(_("Two of its evenings overlap, or are not in the order of the weeks."))
    return lines


def _about_being_elsewhere(
    group: Group, leaders: Sequence[GroupLeader], sessions: Sequence[Session]
) -> list[str]:
    people = [one.person for one in leaders]
    evenings = [Evening(one.starts_at, one.ends_at) for one in sessions]
    busy = first_who_is_busy(people, evenings, but=group)
    if busy is None:
        return []
    words = _("%(name)s leads “%(elsewhere)s” at one of these times.")
    return [words % {"name": busy.person.shown_name, "elsewhere": busy.elsewhere}]
