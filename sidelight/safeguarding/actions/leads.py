"""Who may do what: asked again inside every verb, whatever page it was called from."""

from datetime import datetime

from sidelight.people.models import Person
from sidelight.people.queries import works_as
from sidelight.safeguarding.errors import AboutYourself, NotALead, NotYourTask
from sidelight.safeguarding.models import Concern, FollowUp
from sidelight.safeguarding.queries import LEADS, roles_for


def must_be_a_lead(concern: Concern, by: Person, at: datetime) -> None:
    """Raise NotALead unless somebody is a ready safeguarding lead; AboutYourself for one's own."""
    if concern.about_id == by.pk:
        raise AboutYourself
    if not works_as(by, LEADS, at):
        raise NotALead


def must_be_their_task(follow_up: FollowUp, by: Person, at: datetime) -> None:
    """Raise NotYourTask unless it is the work of a role that somebody holds and is ready for."""
    if follow_up.about_id == by.pk:
        raise AboutYourself
    if not works_as(by, roles_for(follow_up.kind), at):
        raise NotYourTask
