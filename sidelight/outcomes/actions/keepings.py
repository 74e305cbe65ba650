"""The retention class of outcomes. docs/operate/retention.md shows it; a test compares."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.registers import Keeping

# A course of seven weeks and the check three months after it fit in.
KEPT_DAYS = 182

CHECK_INS = Keeping(
    "check-ins",
    what=_("How you said you were, coming to a session, going, or later"),
    by=_("The charity that runs this place. Only you and those who lead your group see it"),
    until=_("You delete it, you leave, or six months after you said it"),
    why=_("So that you and your leaders see how it goes from week to week."),
    days=KEPT_DAYS,
)
