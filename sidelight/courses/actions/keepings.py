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
