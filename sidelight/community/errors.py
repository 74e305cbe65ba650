"""Every refusal of this app, named, in words for the person refused."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal, TooOften


class MembersWriteHere(Refusal):
    """Somebody who is no member of this band tries to write."""

    kind_words = _("Only members of this space can write here.")


class SpaceClosed(Refusal):
    """Writing in a space that staff have closed."""

    kind_words = _("This space is closed for now. Your words are kept as a draft.")


class ManagersOpenSpaces(Refusal):
    """Somebody who is no manager opens, changes or closes a space."""

    kind_words = _("Only a manager can open, change or close a space.")


class NotForThem(Refusal):
    """Letting somebody into a space that is not for them, or for a time that is over."""

    kind_words = _("This space is not open for you just now.")


class ThreadGone(Refusal):
    """A reply to a post that is no longer published."""

    kind_words = _("What you answer is no longer here. Your words are kept as a draft.")


class NothingWritten(Refusal):
    """Sending a form without any words."""

    kind_words = _("There is nothing here yet. Write a few words, then send them.")


class SentVeryMuch(TooOften):
    """More than moderators can read with care, in an hour or a day."""

    kind_words = _(
        "You have sent a lot in a short time, and a person reads every word. "
        "You can send this in %(wait)s. Until then it is kept as a draft."
    )


class NotYours(Refusal):
    """Changing a post of somebody else, or one that cannot be changed any more."""

    kind_words = _("You can change only your own words, and only while they are here.")


class BandNeedsALead(Refusal):
    """Opening a space to more than one age band without a safeguarding lead's reason."""

    kind_words = _("Only a safeguarding lead can open a space to every age, with a reason.")


class AboutTooLong(Refusal):
    """More words about oneself than the small page holds."""

    kind_words = _("Please keep to 200 letters.")


class MembersMute(Refusal):
    """Somebody of the staff mutes something: they would miss what they should see."""

    kind_words = _("Only members can mute something, each for themselves.")


class NotYourself(Refusal):
    """Somebody mutes themselves."""

    kind_words = _("You cannot mute yourself.")
