"""The retention class of safeguarding. docs/operate/retention.md shows it; a test compares."""

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
    why=_("So that you, or somebody who checks our work, can ask later what was done."),
    days=SEVEN_YEARS,
    after_leaving=True,
)
