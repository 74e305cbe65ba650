"""The retention class of triage. docs/operate/retention.md shows it; a test compares."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.registers import Keeping

SITES = Keeping(
    "sites",
    what=_("A site that you told us of: its address, what you wrote about it, what we did"),
    by=_("Moderators and safeguarding leads"),
    until=_("You leave, or 90 days after we looked at it"),
    why=_("So that we can look at it, and tell you what we did."),
    days=90,
)
