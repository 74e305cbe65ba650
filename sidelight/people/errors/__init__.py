"""Every refusal of this app, named. The text of each is fit to show to the person refused."""

from datetime import datetime
from math import ceil

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """Something a person asked for was refused; `kind_words` says why and what to do next."""

    kind_words = _("That did not work. Nothing was lost. Please try again.")

    def __str__(self) -> str:
        return str(self.kind_words)


class NotOpenYet(Refusal):
    """Somebody wants to join before the charity has made ready for them."""

    kind_words = _("This place is not open yet. Help that is open now is on the help page.")


class SomebodyLeft(Refusal):
    """Words arrive from somebody who left while they were on their way."""

    kind_words = _("You have left this place. These words were not sent.")


class NameTaken(Refusal):
    """An approved name looks the same as this one."""

    kind_words = _("Somebody here already has a name like that. Please choose another one.")


class NameNotFit(Refusal):
    """The name is empty, too long, or looks like an address or a number to reach somebody."""

    kind_words = _("Please use 2 to 24 letters, with no phone number, handle or web address.")


class OutsideTheBands(Refusal):
    """Somebody younger than 13 or older than 19 wants to join."""

    kind_words = _("This place is for people from 13 to 19. There is other help for you.")


class MustAgreeFirst(Refusal):
    """The texts agreed to are not the ones in force."""

    kind_words = _("Our words have changed since this page was opened. Please read them again.")


class NotForYourself(Refusal):
    """Somebody tries to give a role to themselves or to end their own."""

    kind_words = _("Nobody changes their own role. Please ask another manager.")


class MembersHoldNoStaffRole(Refusal):
    """A staff role for a young person's sign-in: they would read what others wrote."""

    kind_words = _("This is a member's sign-in. Staff need a sign-in of their own.")


class TheyHaveLeft(Refusal):
    """A role for somebody whose sign-in has ended for good."""

    kind_words = _("They have left. Somebody who comes back is invited again.")


class OnlyManagersGrant(Refusal):
    """Somebody who is not a manager tries to give or end a role."""

    kind_words = _("Only a manager can give a role or end one.")


class NeedsSecondPerson(Refusal):
    """Whoever granted a role wants to approve it, too."""

    kind_words = _("Two people have to agree to this role. Please ask a colleague to approve it.")


class OnlyManagersApprove(Refusal):
    """Somebody who is neither a manager nor a safeguarding lead tries to approve a role."""

    kind_words = _("Only another manager or a safeguarding lead can approve a role.")


class NotWaiting(Refusal):
    """A role is to be approved or declined that no longer waits for a second person."""

    kind_words = _("This role does not wait for a second person any more. Nothing was changed.")


class OnlyManagersInvite(Refusal):
    """Somebody who is not a manager tries to invite, or to withdraw an invitation."""

    kind_words = _("Only a manager can invite somebody or withdraw an invitation.")


class AlreadyInvited(Refusal):
    """An open invitation for a name like this one is there already."""

    kind_words = _(
        "There is an open invitation for that name. Withdraw it first if you need a new link."
    )


class InvitationOver(Refusal):
    """An invitation that was never made, was used or withdrawn, ran out, or lost its manager."""

    kind_words = _(
        "This invitation does not work any more. Please ask a manager to invite you again."
    )


class AlreadyFounded(Refusal):
    """The set-up page is used a second time."""

    kind_words = _("This place has been set up already. Please sign in.")


class OnlyInTheDemo(Refusal):
    """A sign-in name is to be chosen for somebody who is not invented."""

    kind_words = _("Sign-in names are made by Sidelight. Only the demo's are written down.")


class NothingWrittenDown(Refusal):
    """A step of one's own without words, or with too many."""

    kind_words = _("Please write it in a few words: 120 letters at most.")


class OfferTooOld(Refusal):
    """A name that we offered too long ago, or that was not offered at all."""

    kind_words = _("These names were offered a while ago. Here are new ones to pick from.")


class CodeNotRight(Refusal):
    """A one-time code that the app does not show now, or that was used before."""

    kind_words = _(
        "That code did not work. Each code works once, for half a minute. "
        "Please wait for the next one and type that."
    )


class CodesSought(Refusal):
    """So many codes were tried for somebody, from anywhere, that one-time codes have to wait."""

    kind_words = _(
        "Many codes were tried for your sign-in, and perhaps not by you. For up to an hour only "
        "a recovery code or a passkey works. Please change your passphrase afterwards."
    )


class LastSecondFactor(Refusal):
    """Staff want to remove the only second factor they have."""

    kind_words = _(
        "This is your only second factor, and your work needs one. "
        "Add another one first, then remove this one."
    )


class OnlyManagersForget(Refusal):
    """Somebody who is not a manager wants to reset the second factor of somebody else."""

    kind_words = _("Only another manager can do that.")


class TooOften(Refusal):
    """Something was tried so often that it has to wait; `again_at` is when it need not."""

    kind_words = _(
        "That was many tries in a short time. Please try again in %(wait)s. Nothing is lost."
    )

    def __init__(self, *, again_at: datetime, at: datetime) -> None:
        super().__init__()
        self.again_at = again_at
        self.wait_seconds = max(1, ceil((again_at - at).total_seconds()))

    def __str__(self) -> str:
        return self.kind_words % {"wait": in_words(self.wait_seconds)}


def in_words(seconds: int) -> str:
    """Return how long somebody waits, rounded up: minutes, and from two hours on hours."""
    minutes = ceil(seconds / 60)
    if minutes < 120:
        return ngettext("%d minute", "%d minutes", minutes) % minutes
    return gettext("%d hours") % ceil(minutes / 60)


class RecoveryDoesNotFit(Refusal):
    """The sign-in name and the recovery words do not belong together, or there are none."""

    kind_words = _(
        "That sign-in name and those words do not fit together. Please check both, word by word."
    )


class RecoveryOver(Refusal):
    """The words were checked too long ago, or were used or made anew meanwhile."""

    kind_words = _("That took a while. Please type your words once more.")


class OnlyMembersKeepWords(Refusal):
    """Somebody of the staff asks for recovery words: they would lead past the second factor."""

    kind_words = _("Staff have recovery codes instead. A manager can help you.")


class OnlyManagersWrite(Refusal):
    """Somebody who is not a manager tries to put a text in force."""

    kind_words = _("Only a manager can change this text.")


class LastManagerStays(Refusal):
    """The only manager who is ready wants to leave: nobody could let anybody in or out again."""

    kind_words = _(
        "You are the only manager here. Please make sure that somebody else is a manager and is "
        "ready. Then you can leave."
    )


class OnlyLeadsHold(Refusal):
    """Somebody who is not a safeguarding lead tries to place a hold or to end one."""

    kind_words = _("Only a safeguarding lead can place a hold or end one.")


class NotAboutYourself(Refusal):
    """A lead tries to place or end a hold, or to answer a complaint, about themselves."""

    kind_words = _("This is about you. Please ask a colleague to do it.")


class HoldNeedsAReason(Refusal):
    """A hold without a reason, or to be looked at again on a day past or more than a year away."""

    kind_words = _("A hold needs a reason, and a day within a year on which you look at it again.")


class AlreadyHeld(Refusal):
    """There is an open hold about this person."""

    kind_words = _("There is a hold about this person already. End it first to write a new one.")


class NothingLeftToHold(Refusal):
    """The person was erased, or there is no open hold to end."""

    kind_words = _("There is nothing here to hold, or to let go of, any more.")


class NothingSaid(Refusal):
    """A complaint or an answer without words."""

    kind_words = _("Please write a few words first.")


class OnlyLeadsAnswer(Refusal):
    """Somebody who is not a safeguarding lead tries to read or answer a complaint."""

    kind_words = _("Only a safeguarding lead reads complaints and answers them.")


class AlreadyAnswered(Refusal):
    """A complaint has its answer."""

    kind_words = _("Somebody has answered this already.")


class NotOurErasure(Refusal):
    """A line of the erasure log was not written by this place, or was changed."""

    kind_words = _("A line of the erasure log is not as this place wrote it. Nothing was changed.")


class TooManyPasskeys(Refusal):
    """Somebody has as many passkeys as one can tell apart."""

    kind_words = _("You have ten passkeys. Remove one that you no longer use, then add this one.")
