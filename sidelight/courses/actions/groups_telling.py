"""Telling everybody in a group what became of one of its evenings, in its transaction."""

from datetime import datetime

from sidelight.courses.models import Application, Group, GroupLeader
from sidelight.notices.actions import tell
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person


def tell_group(
    group: Group, kind: NoticeKind, *, useful_until: datetime, by: Person, at: datetime
) -> None:
    """Tell everybody with a place, and everybody who leads it but whoever did it.

    useful_until: from then on a message that could not be sent is of no use any more.
    """
    for application in with_a_place(group):
        tell(
            application.person,
            kind,
            about=application.slug,
            at=at,
            useful_until=useful_until,
        )
    leads = GroupLeader.objects.filter(group=group, ended_at=None).exclude(person=by)
    for one in leads.select_related("person").order_by("pk"):
        tell(one.person, kind, about=group.slug, at=at, useful_until=useful_until)


def with_a_place(group: Group) -> list[Application]:
    """Return what everybody asked for whose place in a group is taken; never an offer."""
    going = Application.objects.going_on().filter(seat__group=group, taken_at__isnull=False)
    return list(going.select_related("person").order_by("pk"))
