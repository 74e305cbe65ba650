"""The retention classes of courses: what is kept about places, by whom, until when and why.

docs/operate/retention.md shows them; a test compares the two.
"""

from django.utils.translation import gettext_lazy as _

from sidelight.people.actions.keepings import US
from sidelight.people.registers import Keeping

COURSE_PLACES = Keeping(
    "course-places",
    what=_("For which courses you asked for a place, and what became of it"),
    by=US,
    until=_("12 months after that is over, or you leave"),
    why=_("So that you keep your place, and we can say how many people a course reached."),
    days=365,
)
COURSE_WORDS = Keeping(
    "course-words",
    what=_("What you wrote to counsellors when you asked for a place"),
    by=_("The counsellors"),
    until=_("Six months after that is over, or you leave"),
    why=_("So that a counsellor knows what you hope for, and can talk with you about it."),
    days=182,
)
COURSE_NOTES = Keeping(
    "course-notes",
    what=_("What a counsellor wrote about your place: their message, and why you can decide"),
    by=_("The counsellors"),
    until=_("12 months after that, or you leave"),
    why=_("So that you can see how it was decided, and so can those who check our work."),
    days=365,
)
COURSE_ONE_THING = Keeping(
    "course-one-thing",
    what=_("The one thing for a week that you asked us to remind you of"),
    by=_("Nobody reads it but you"),
    until=_("You forget it, two weeks after your course is over, or you leave"),
    why=_("So that we can remind you once, because you asked for it."),
    days=14,
)
COURSE_LATER = Keeping(
    "course-later",
    what=_("What you wrote to your counsellor some weeks after a course"),
    by=_("The counsellors of your group"),
    until=_("Six months after that, or you leave"),
    why=_("So that a counsellor can answer you."),
    days=182,
)
COURSE_KNOWN = Keeping(
    "course-known",
    what=_(
        "That you know somebody who may be in a group. Your words about it go when it is seen to"
    ),
    by=_("The counsellors"),
    until=_("You or the other person leaves"),
    why=_("So that you do not meet in a group."),
)
LEADER_NOTES = Keeping(
    "leader-notes",
    what=_("What leaders of a group wrote down for themselves during an evening"),
    by=_("The leaders of that evening"),
    until=_("12 months after it was written, also when you leave"),
    why=_("So that they can think about the evening, and do the next one better."),
    days=365,
    after_leaving=True,
)
