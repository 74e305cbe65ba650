"""Every refusal of this app, named. The text of each is fit to show to the person refused."""

from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """Something a person asked for was refused; `kind_words` says why and what to do next."""

    kind_words = _("That did not work. Nothing was lost. Please try again.")

    def __str__(self) -> str:
        return str(self.kind_words)


class NotOpenYet(Refusal):
    """Somebody wants to join before the charity has made ready for them."""

    kind_words = _("This place is not open yet. Help that is open now is on the help page.")


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


class OnlyManagersGrant(Refusal):
    """Somebody who is not a manager tries to give or end a role."""

    kind_words = _("Only a manager can give a role or end one.")


class NeedsSecondPerson(Refusal):
    """Whoever granted a role wants to approve it, too."""

    kind_words = _("Two people have to agree to this role. Please ask a colleague to approve it.")


class OnlyManagersApprove(Refusal):
    """Somebody who is neither a manager nor a safeguarding lead tries to approve a role."""

    kind_words = _("Only another manager or a safeguarding lead can approve a role.")


class AlreadyFounded(Refusal):
    """The set-up page is used a second time."""

    kind_words = _("This place has been set up already. Please sign in.")


class OnlyInTheDemo(Refusal):
    """A sign-in name is to be chosen for somebody who is not invented."""

    kind_words = _("Sign-in names are made by Sidelight. Only the demo's are written down.")
