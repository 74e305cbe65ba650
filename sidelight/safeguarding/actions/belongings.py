"""What safeguarding keeps about a person: it stays when they leave, and the page says so."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from sidelight.people.actions.belongings import NO_WORDS, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACTS
from sidelight.people.registers import Belonging, NotGiven, Stays
from sidelight.safeguarding.actions.keepings import CONCERNS
from sidelight.safeguarding.models import (
    Concern,
    ConcernDecision,
    ConcernWords,
    FollowUp,
    Settling,
    SettlingNote,
)

FOR_SAFETY = Stays(
    _("Somebody was worried about a person's safety. It goes when its time is over.")
)
# A program must not hand this out unlooked at: it may name others, and somebody may stand beside
# the young person who reads it with them.
ASK_A_LEAD = NotGiven(
    _("If there is any, a person looks at it with you first. Tell us under “Not happy?” to ask.")
)


def belongings() -> Iterator[Belonging]:
    """Return every key of safeguarding that leads to a person, and the words that hang on them."""
    name = _("Worries of the team about your safety")
    yield Belonging(Concern, "about", name, CONCERNS, FOR_SAFETY, ASK_A_LEAD)
    name = _("Copies of words that such a worry was about")
    yield Belonging(ConcernWords, "said_by", name, CONCERNS, FOR_SAFETY, ASK_A_LEAD)
    name = _("What the team set out to do for you")
    yield Belonging(FollowUp, "about", name, CONCERNS, FOR_SAFETY, ASK_A_LEAD)
    name = _("How that went")
    about = "settling__follow_up__about"
    yield Belonging(SettlingNote, about, name, CONCERNS, FOR_SAFETY, ASK_A_LEAD)
    name = _("Concerns that you raised")
    yield Belonging(Concern, "raised_by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("What you decided about concerns")
    yield Belonging(ConcernDecision, "by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Follow-ups that you settled")
    yield Belonging(Settling, "by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
