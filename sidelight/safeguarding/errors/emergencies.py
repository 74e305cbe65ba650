"""Refusals about emergency details."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class NotWanted(Refusal):
    """Details arrive from somebody who has no place on a course: there is no need to know them."""

    kind_words = _("You do not need this now. Nothing was kept.")


class DetailsNotFit(Refusal):
    """No name, no place, or far too many words."""

    kind_words = _("Please write your first name and where you are, in a few words.")


class MayNotAsk(Refusal):
    """Somebody who is no counsellor or safeguarding lead, or not ready, asks for details."""

    kind_words = _("Only counsellors and safeguarding leads, in date, can ask for this.")


class ReasonNeeded(Refusal):
    """Details are to be opened without a written reason."""

    kind_words = _("Please write down why. A lead reads it before they agree.")


class NoDetails(Refusal):
    """There are none, or their member has taken them away, or they cannot be decrypted."""

    kind_words = _(
        "There are no emergency details to open. Tell the emergency services what you know."
    )


class SecondPersonNeeded(Refusal):
    """Whoever asked wants to agree as well."""

    kind_words = _("You asked for this, so another safeguarding lead has to agree.")


class AlreadyAgreed(Refusal):
    """Two leads agree at once, or one of them twice."""

    kind_words = _("Another lead has agreed already.")


class AskedTooLongAgo(Refusal):
    """Nobody agreed in time."""

    kind_words = _("This was asked for too long ago. Please ask again, with today's reason.")


class NotForYou(Refusal):
    """Somebody else than the two wants to look, or one of them whose role has ended."""

    kind_words = _("Only the two people who opened this can look at it.")


class NotOpenNow(Refusal):
    """Nobody has agreed yet, or the time is over."""

    kind_words = _("This is not open, or not any more. You can ask again.")


class TheyKnow(Refusal):
    """It is to be kept quiet, and the member was told."""

    kind_words = _("They have been told already.")
