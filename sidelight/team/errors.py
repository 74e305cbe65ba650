"""Every refusal of this app, named. The text of each is fit to show to the person refused."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class OnlyManagers(Refusal):
    """Somebody who is not a manager tries to change hours or readiness."""

    kind_words = _("Only a manager can do this.")


class NotForYourself(Refusal):
    """Somebody tries to confirm their own checks and training."""

    kind_words = _("Nobody confirms their own checks and training. Please ask another manager.")


class HoursOutOfOrder(Refusal):
    """Hours end before they begin, or run past midnight."""

    kind_words = _(
        "The closing time must be after the opening time. For hours past midnight, close at 00:00 "
        "and add the rest to the next day."
    )


class AlreadyOpenThen(Refusal):
    """New hours overlap with hours of the same day."""

    kind_words = _("These hours overlap with others on that day. End those first, or change these.")


class AlreadyEnded(Refusal):
    """Hours are ended a second time."""

    kind_words = _("These hours have ended already. Nothing was changed.")


class NotADateToConfirm(Refusal):
    """A date that is past, or so far off that it is a slip of the finger."""

    kind_words = _("Please give dates from today on, and not more than five years ahead.")


class RoleNotHeld(Refusal):
    """Readiness is to be confirmed for a role that the person does not hold."""

    kind_words = _("This person does not hold this role. Please give them the role first.")


class AlreadyFounded(Refusal):
    """The first manager's own declaration is used when somebody was confirmed before."""

    kind_words = _("The first manager has been set up already. Please ask another manager.")


class RoleEndsBeforeItStarts(Refusal):
    """A role's last day lies before its first, or before today."""

    kind_words = _("The last day must not be before the first day, or before today.")


class OnlyLeadsAreOnCall(Refusal):
    """Somebody is to be on call who is no safeguarding lead, or is not ready then."""

    kind_words = _(
        "This person is not a safeguarding lead who is ready for all of that time. "
        "Please look at their role, checks and training first."
    )


class OnlyManagersAndLeads(Refusal):
    """Somebody else tries to say who is on call."""

    kind_words = _("Only a manager or a safeguarding lead can do this.")


class NobodyNamesThemselves(Refusal):
    """A safeguarding lead puts themselves on call."""

    kind_words = _("Nobody puts themselves on call. Please ask a manager or another lead.")


class NotATimeToBeOnCall(Refusal):
    """A time on call that ends before it begins, is over already, or is far too long or far off."""

    kind_words = _(
        "The end must be after the start and after now. "
        "Please give at most 92 days at a time, starting within a year."
    )


class AlreadyOver(Refusal):
    """A time on call is ended that has ended or run out."""

    kind_words = _("This time on call is over already. Nothing was changed.")
