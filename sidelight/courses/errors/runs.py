"""Why an evening's plan could not be changed just now; each says what to do next."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class PlanChangedMeanwhile(Refusal):
    """Two leaders at once: the second one pressed what was drawn before the first one's change."""

    kind_words = _("The plan changed a moment ago. Please look at it, then try again.")


class NotInThisPlan(Refusal):
    kind_words = _("That is not in the plan of this evening.")


class SentAlready(Refusal):
    """Another leader sent the same words a moment before."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __str__(self) -> str:
        words = gettext("%(name)s has just sent this. It was not sent a second time.")
        return words % {"name": self.name}


class NoteTooLong(Refusal):
    kind_words = _("That is too long for one note. Please keep it shorter.")


class LedByNobodyNamed(Refusal):
    kind_words = _("This person does not lead this evening. Please choose one who does.")
