"""Why a group could not be planned, opened or changed; each says what to do next."""

from collections.abc import Sequence

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class NotPlanned(Refusal):
    kind_words = _("Only a manager can plan a group or change it.")


class ChangedMeanwhile(Refusal):
    """Two managers at once: the second one looked at a group that is not like that any more."""

    kind_words = _("Somebody changed this group a moment ago. Please look at it again first.")


class NotOffered(Refusal):
    kind_words = _("This course is not published, or was withdrawn. Please choose another one.")


class NotForThisBand(Refusal):
    kind_words = _("This course is not written for these ages. Please choose another one.")


class NoSuchZone(Refusal):
    kind_words = _("We do not know this time zone. Please write one like Europe/London.")


class NotSoLong(Refusal):
    kind_words = _("An evening is 30 to 180 minutes long. Please choose a length.")


class NotSoManySeats(Refusal):
    kind_words = _("A group has two to eight places. Please choose a number.")


class NotTheseDays(Refusal):
    kind_words = _("There is one day for each week of the course, each later than the one before.")


class InThePast(Refusal):
    kind_words = _("This time is over. Please choose a later one.")


class EndsBeforeItStarts(Refusal):
    kind_words = _("Please choose an end that is after the start.")


class EveningsOverlap(Refusal):
    kind_words = _(
        "The evenings of a group follow each other, in the order of the weeks. This one would"
        " come too early or too late. Please choose a time between the evenings around it."
    )


class TooFewLeaders(Refusal):
    kind_words = _(
        "A group needs a counsellor and one more who leads, both ready. Please choose them."
    )


class NotReadyToLead(Refusal):
    """Somebody without the role, or whose checks or training are out of date, or who has left."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __str__(self) -> str:
        words = gettext("%(name)s is not ready to lead. Please choose somebody else.")
        return words % {"name": self.name}


class LeadsElsewhere(Refusal):
    """A leader would have to be in two places at once."""

    def __init__(self, name: str, elsewhere: str) -> None:
        super().__init__()
        self.name, self.elsewhere = name, elsewhere

    def __str__(self) -> str:
        words = gettext(
            "%(name)s leads “%(elsewhere)s” at one of these times."
            " Please choose somebody else, or another time."
        )
        return words % {"name": self.name, "elsewhere": self.elsewhere}


class NotReadyToOpen(Refusal):
    """Something is missing before members may ask for a place. missing: in plain words."""

    kind_words = _("This group cannot open yet. What is missing stands on its page.")

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__()
        self.missing = list(missing)


class GroupIsOver(Refusal):
    kind_words = _("This group has ended or was cancelled. It cannot be changed any more.")


class OpenAlready(Refusal):
    kind_words = _("This group is open already.")


class SessionIsOver(Refusal):
    kind_words = _("This evening has begun, is over, or was cancelled. It cannot be changed.")


class SameTime(Refusal):
    kind_words = _("This is when it is already. Please choose another time.")


class SeatsAreTaken(Refusal):
    kind_words = _("More places than that are taken or offered. Only empty places can go.")


class ClosedAlready(Refusal):
    kind_words = _("This day is on the list already.")
