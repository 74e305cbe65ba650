"""The retention classes of safeguarding. docs/operate/retention.md shows it; a test compares."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.registers import Keeping

# Seven years and the leap days in them: somebody who was 14 then can still ask, grown up and
# settled, what was known and what was done; so can a review from outside.
SEVEN_YEARS = 2557

CONCERNS = Keeping(
    "concerns",
    what=_("A worry of the team about your safety: your words in it, their notes, what was done"),
    by=_("The safeguarding leads"),
    until=_("Seven years after it was closed, also when you leave"),
    why=_("So that you can ask later what was done, and so can those who check our work."),
    days=SEVEN_YEARS,
    after_leaving=True,
)

EMERGENCY = Keeping(
    "emergency",
    what=_("Your first name, where you are, a phone number and a grown-up we may call"),
    by=_("Nobody reads it. Two of the team open it together, only for a reason"),
    until=_("You remove it, you leave, or 90 days after you or your course last needed it"),
    why=_("So that help can reach you if you are in danger during a session."),
    days=90,
)
EMERGENCY_REASONS = Keeping(
    "emergency-reasons",
    what=_("Why two of us opened what you gave for an emergency"),
    by=_("The safeguarding leads"),
    until=_("Seven years after that, also when you leave"),
    why=_("So that you can ask later if it was right, and so can those who check our work."),
    days=SEVEN_YEARS,
    after_leaving=True,
)
