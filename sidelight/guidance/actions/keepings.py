"""The retention class of guidance. docs/operate/retention.md shows it; a test compares."""

from django.utils.translation import gettext_lazy as _

from sidelight.guidance.rules import KEPT_AFTER_ANSWER
from sidelight.people.registers import Keeping

QUESTIONS = Keeping(
    "questions",
    what=_("A question that you asked us, and what we wrote back to you alone"),
    by=_("Editors, counsellors and safeguarding leads"),
    until=_("You leave, 90 days after our answer, or 180 days after you asked"),
    why=_("So that we can answer it."),
    days=KEPT_AFTER_ANSWER.days,
)
