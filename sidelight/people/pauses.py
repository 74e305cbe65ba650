"""A kind word about a pause: once in a long visit, never to call somebody back.

A visit is kept in the sign-in alone and ends with it; it is written down at most every ten
minutes, so that reading a page costs nothing.
"""

from datetime import datetime, timedelta

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext, gettext_lazy

from sidelight.people import queries, rules
from sidelight.people.models import Person

VISIT = "visit"
WRITTEN_EVERY = timedelta(minutes=10)
# About things off the screen; none of them about food, weight or effort.
IDEAS = (
    gettext_lazy("Look out of a window and find five different colours."),
    gettext_lazy("Put on a song that you like and do nothing else."),
    gettext_lazy("Draw the first thing that you see, badly on purpose."),
    gettext_lazy("Hold something warm, like a cup or a blanket."),
    gettext_lazy("Stand up and stretch like a cat."),
    gettext_lazy("Go outside for a minute and listen."),
    gettext_lazy("Tidy one small thing, like a pocket."),
    gettext_lazy("Read two pages of any book."),
    gettext_lazy("Say hello to somebody you live with, or to a pet."),
    gettext_lazy("Write one line on paper that nobody will read."),
    gettext_lazy("Lie down and count the corners of the room."),
    gettext_lazy("Water a plant, or look at one closely."),
)


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
    idea = IDEAS[at.hour % len(IDEAS)]
    return gettext(
        "You have been here for a good while. That is fine. If you want a pause, here is an "
        "idea: %(idea)s You can switch this off in My account."
    ) % {"idea": idea}


def _visit(request: HttpRequest, at: datetime) -> tuple[int, int, bool]:
    """Return when this visit began and was seen last, and whether a pause was mentioned."""
    now = int(at.timestamp())
    began, seen, told = request.session.get(VISIT, (now, now, False))
    if now - seen > rules.A_VISIT_ENDS_AFTER.total_seconds():
        return now, now, False
    return began, seen, told
