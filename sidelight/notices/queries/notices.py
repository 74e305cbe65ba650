"""The notices on somebody's own page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sidelight.notices.models import Notice, NoticeKind
from sidelight.notices.registers import Locate, leads_to
from sidelight.people.models import Person

MOST_SHOWN = 20
WORDS = {
    NoticeKind.PUBLISHED: _("Others can read your words now."),
    NoticeKind.RETURNED: _("A moderator wrote back to you about your words."),
    NoticeKind.DECLINED: _("Your words will not be shown. A moderator wrote to you why."),
    NoticeKind.TAKEN_BACK: _("We are looking at your words once more."),
    NoticeKind.NAME_KEPT: _("The name you chose is yours now."),
    NoticeKind.FLAG_HEARD: _("Thank you for telling us. A moderator will look at it."),
    NoticeKind.FLAG_ANSWERED: _("A moderator has looked at what you told us."),
    NoticeKind.COMPLAINT_HEARD: _("We have your complaint, and somebody is looking at it."),
    NoticeKind.COMPLAINT_ANSWERED: _("Your complaint has an answer."),
    NoticeKind.DETAILS_OPENED: _("Two of our team opened your emergency details. See why."),
    NoticeKind.PLACE_KEPT: _("Your place on the course is kept for you."),
    NoticeKind.WAITING: _("You are on the waiting list. We tell you when a place comes free."),
    NoticeKind.PLACE_OFFERED: _("A place on the course is free for you, if you want it."),
    NoticeKind.OFFER_OVER: _("The place that we offered you went to somebody else."),
    NoticeKind.PLACE_ENDED: _("Your place on the course has ended."),
    NoticeKind.NOT_NOW: _("A counsellor wrote to you about the course."),
    NoticeKind.TALK_BOOKED: _("Your talk with a counsellor is booked."),
    NoticeKind.STILL_WANTED: _("Do you still want your place on the course?"),
    NoticeKind.SESSION_SOON: _("Your session is soon."),
    NoticeKind.SESSION_MOVED: _("A session of yours has moved to another time."),
    NoticeKind.SESSION_OFF: _("A session of yours does not happen."),
    NoticeKind.LEADER_MISSING: _("Somebody who leads a group is not ready any more."),
    NoticeKind.GROUP_OFF: _("Your group does not go ahead. There is a message for you."),
    NoticeKind.MISSED: _("You could not be there. Your place is yours, and here is the week."),
    NoticeKind.ONE_THING: _("Your one thing for this week, as you asked."),
    NoticeKind.GROUP_OVER: _("Your course is over. There is a page to look back and go on."),
    NoticeKind.LATER: _("We said that we would ask how you are. You need not answer."),
    NoticeKind.PAGE_READ: _("Your counsellor has read the page that you shared."),
    NoticeKind.SITE_LOOKED_AT: _("We have looked at what you told us of."),
    NoticeKind.QUESTION_ANSWERED: _("There is an answer for you."),
}


@dataclass(frozen=True)
class ShownNotice:
    """One notice as a page shows it; an empty address means no link."""

    kind: str
    words: str
    address: str
    at: datetime
    is_new: bool


def recent_for(
    person: Person, *, address_of: Locate = lambda kind, about: "", most: int = MOST_SHOWN
) -> list[ShownNotice]:
    """Return the newest notices of one person, newest first.

    address_of: given a notice's kind and the slug of what it is about, returns where its link
    leads, or nothing. The page knows; notices may not look up to it. Where it says nothing, the
    apps are asked that have plugged in where their notices lead.
    """
    newest = Notice.objects.left_for(person)[:most]
    return [_shown(notice, address_of) for notice in newest]


def unread_count(person: Person) -> int:
    """Return how many notices somebody has not seen yet."""
    return Notice.objects.left_for(person).unread().count()


def _shown(notice: Notice, address_of: Locate) -> ShownNotice:
    kind = NoticeKind(notice.kind)
    return ShownNotice(
        kind=kind,
        words=str(WORDS[kind]),
        address=_address(notice, address_of) if notice.about else "",
        at=notice.at,
        is_new=notice.read_at is None,
    )


def _address(notice: Notice, address_of: Locate) -> str:
    found = (locate(notice.kind, notice.about) for locate in (address_of, *leads_to))
    return next(filter(None, found), "")
