"""A kind word about a pause: once in a long visit, never to call somebody back.

A visit is kept in the sign-in alone and ends with it; it is written down at most every ten
minutes, so that reading a page costs nothing.
"""

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext

from sidelight.people import queries, rules
from sidelight.people.models import Person
from sidelight.people.queries.pauses import idea_of_the_hour

VISIT = "visit"
WRITTEN_EVERY = timedelta(minutes=10)


def mention_a_pause(request: HttpRequest, member: Person, at: datetime) -> None:
    """Note that somebody is here; once in a long visit, say on this page that a pause is fine."""
    began, seen, told = _visit(request, at)
    now = int(at.timestamp())
    if not told and rules.has_been_here_long(began=datetime.fromtimestamp(began, at.tzinfo), at=at):
        told = True
        if queries.wants_pauses(member):
            messages.info(request, words_of_a_pause(at))
    elif now - seen < WRITTEN_EVERY.total_seconds() and VISIT in request.session:
        return
    request.session[VISIT] = [began, now, told]


def words_of_a_pause(at: datetime) -> str:
    """Return what is said: an idea by the hour, and where to switch this off."""
    return gettext(
        "You have been here for a good while. That is fine. If you want a pause, here is an "
        "idea: %(idea)s You can switch this off in My account."
    ) % {"idea": idea_of_the_hour(at)}


def _visit(request: HttpRequest, at: datetime) -> tuple[int, int, bool]:
    """Return when this visit began and was seen last, and whether a pause was mentioned."""
    now = int(at.timestamp())
    began, seen, told = request.session.get(VISIT, (now, now, False))
    if now - seen > rules.A_VISIT_ENDS_AFTER.total_seconds():
        return now, now, False
    return began, seen, told
