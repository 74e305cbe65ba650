"""Every refusal of this app, named, in words for the person refused."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class StaleView(Refusal):
    """A decision about something that has changed since it was shown."""

    kind_words = _("This changed while you were looking. Nothing was decided; here it is as it is.")


class NotWaiting(Refusal):
    """A decision, or a claim, on something that does not wait for one."""

    kind_words = _("This is no longer waiting for a decision.")


class NotHeldByYou(Refusal):
    """A decision by somebody who does not hold the claim, or whose claim ran out."""

    kind_words = _("You no longer hold this one. Take it again if it is still free.")


class HeldBySomebodyElse(Refusal):
    """A claim on something that another moderator holds."""

    kind_words = _("Somebody else is looking at this one just now.")


class NotYourOwn(Refusal):
    """A decision on one's own words."""

    kind_words = _("Nobody decides about their own words. Somebody else will look at this.")


class NotADecider(Refusal):
    """A decision by somebody who holds no role for it, or whose training has run out."""

    kind_words = _("Only moderators with checks and training in date can decide.")


class ReasonNeeded(Refusal):
    """Words are returned or declined without a house rule, or without a note."""

    kind_words = _("Please choose the house rule and write a few kind words to the author.")


class NothingToTakeBack(Refusal):
    """Taking back a decision that is not the last one about these words."""

    kind_words = _("This decision is no longer the last word. Nothing was changed.")


class NotTheirs(Refusal):
    """Withdrawing words that somebody else wrote, or that are gone already."""

    kind_words = _("These words cannot be taken back any more.")


class NotSeenByYou(Refusal):
    """A concern about words that somebody has not opened."""

    kind_words = _("Please open the words first. Then you can raise a concern about them.")


class UnknownKind(Refusal):
    """Words of a kind that no app registered: they could never be shown rightly."""


class AlreadyAnswered(Refusal):
    """Answering a flag that somebody has answered."""

    kind_words = _("Somebody has answered this flag already.")
