"""What people are told about their places: a notice, and neutral words where they are reached."""

from datetime import datetime

from sidelight.courses.models import Application, Session
from sidelight.courses.queries.links import offer_link
from sidelight.notices.actions import tell
from sidelight.notices.models import NoticeKind


def tell_of_offer(application: Application, *, at: datetime) -> None:
    """Say that a place is kept for them, with a link that takes it, until the offer ends."""
    ends_at = application.offer_ends_at
    if ends_at is None:
        return
    tell(
        application.person,
        NoticeKind.PLACE_OFFERED,
        about=application.slug,
        at=at,
        link=offer_link(application, ends_at),
        useful_until=ends_at,
    )


def tell_that_it_is_over(application: Application, kind: NoticeKind, *, at: datetime) -> None:
    """Say that a place or an offer is over."""
    tell(application.person, kind, about=application.slug, at=at)


def tell_where_it_stands(application: Application, kind: NoticeKind, *, at: datetime) -> None:
    """Say that a place is theirs, or that they wait, as long as the evening is still to come."""
    meets = Session.objects.filter(group=application.group, cancelled_at=None)
    first = meets.order_by("starts_at").values_list("starts_at", flat=True).first()
    tell(application.person, kind, about=application.slug, at=at, useful_until=first)


def tell_of_talk(application: Application, kind: NoticeKind, *, at: datetime) -> None:
    """Say that a talk is booked, or does not happen."""
    tell(application.person, kind, about=application.slug, at=at)
