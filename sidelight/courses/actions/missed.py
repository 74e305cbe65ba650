"""Writing once to whoever had a place and was not there, in words that tell nothing.

That somebody of the team asks after them is a follow-up, which rooms ask for as they close.
"""

from datetime import datetime

from django.db import transaction

from sidelight.courses.models import Application, Missed, Session
from sidelight.courses.queries.attendance import sessions_over_lately, who_missed
from sidelight.courses.queries.links import missed_link
from sidelight.notices.actions import tell
from sidelight.notices.models import NoticeKind


def tell_who_missed(at: datetime) -> int:
    """Write to whoever missed an evening lately; return to how many. Nobody is written to twice."""
    return sum(
        _tell(session, application, at)
        for session in sessions_over_lately(at)
        for application in who_missed(session)
    )


def _tell(session: Session, application: Application, at: datetime) -> bool:
    with transaction.atomic():
        _, is_new = Missed.objects.get_or_create(
            session=session, application=application, defaults={"told_at": at}
        )
        if is_new:
            tell(
                application.person,
                NoticeKind.MISSED,
                about=application.slug,
                at=at,
                link=missed_link(application, session, at),
            )
    return is_new
