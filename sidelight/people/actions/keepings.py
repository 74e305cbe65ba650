"""The retention classes of people: what is kept, by whom, until when and why.

docs/operate/retention.md shows all of them; a test compares the two.
"""

from django.utils.translation import gettext_lazy as _

from sidelight.people.registers import Keeping

US = _("The charity that runs this place")

ACCOUNT = Keeping(
    "account",
    what=_(
        "Your names, your passphrase and your age band. Your mark and your steps. How to "
        "reach you, what helps you, and other settings"
    ),
    by=US,
    until=_("You leave, or you have not been here for 24 months"),
    why=_("So that you can come back and find your things."),
    days=730,
)
SIGN_INS = Keeping(
    "sign-ins",
    what=_("Which devices are signed in as you"),
    by=US,
    until=_("The sign-in ends or runs out"),
    why=_("So that you stay signed in, and can end it."),
    days=0,
)
ACTS = Keeping(
    "acts",
    what=_("Numbers, dates and outcomes. Who joined, who decided, who agreed to what. No words"),
    by=US,
    until=_("This place closes"),
    why=_("So that anybody can check that people here were treated fairly."),
    after_leaving=True,
)
COMPLAINTS = Keeping(
    "complaints",
    what=_("Complaints to us, and our answers"),
    by=_("The safeguarding leads"),
    until=_("Three years after our answer"),
    why=_("So that you, or somebody outside, can check how we dealt with it."),
    days=1095,
    after_leaving=True,
)
INVITATIONS = Keeping(
    "invitations",
    what=_("Names of people who were invited to the team and did not come"),
    by=_("The managers"),
    until=_("30 days after the invitation ran out or was withdrawn"),
    why=_("So that managers see what became of it."),
    days=30,
)
HOLDS = Keeping(
    "holds",
    what=_("Things that the law asks us to keep for a time, and the reason"),
    by=_("The safeguarding leads"),
    until=_("The reason is over. Then they are erased that night, and the reason in three years"),
    why=_("Sometimes a court, the police or a review may need them."),
    days=1095,
    after_leaving=True,
)
