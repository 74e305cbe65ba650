"""After a course: coming into a step-down space, and a certificate whose name nobody keeps."""

from datetime import datetime

from sidelight.community.actions import let_in
from sidelight.community.models import LetIn, Space
from sidelight.courses.errors.places import NotOverYet
from sidelight.courses.models import Application
from sidelight.courses.queries.own_ending import took_part
from sidelight.courses.rules.endings import step_down_ends
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act


def come_into_space(application: Application, space: Space, *, at: datetime) -> LetIn:
    """Let somebody who took part to the end into a step-down space, as they wish.

    They may be there until six months after the end, whenever they come in. Raises NotOverYet, and
    NotForThem of the community.
    """
    ended_at = _must_have_finished(application)
    return let_in(application.person, space, until=step_down_ends(ended_at), at=at)


def make_certificate(application: Application, *, at: datetime) -> None:
    """Note that somebody made a certificate; the name on it is kept nowhere.

    Raises NotOverYet, also for whoever was never there: it would say what is not so.
    """
    _must_have_finished(application)
    if not took_part(application):
        raise NotOverYet
    subject = ("application", application.pk)
    record(Act.CERTIFICATE_MADE, actor_id=application.person_id, subject=subject, at=at)


def _must_have_finished(application: Application) -> datetime:
    """Return when somebody's course was over for them. Raises NotOverYet."""
    finished = application.ended_how == Application.Ended.OVER and application.taken_at is not None
    if not finished or application.ended_at is None:
        raise NotOverYet
    return application.ended_at
