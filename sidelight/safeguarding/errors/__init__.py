"""Every refusal of this app, named. The text of each is fit to show to the person refused."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class NotStaff(Refusal):
    """A concern raised by somebody who does not work here, or whose training has run out."""

    kind_words = _("Only staff with checks and training in date can raise a concern.")


class NotALead(Refusal):
    """Somebody who is no safeguarding lead wants to answer, note or close a concern."""

    kind_words = _("Only safeguarding leads with checks and training in date can do this.")


class NotYourTask(Refusal):
    """A follow-up is settled by somebody whose work it is not."""

    kind_words = _("Only safeguarding leads and counsellors can settle a follow-up.")


class AboutYourself(Refusal):
    """Somebody wants to raise, answer or settle what is about themselves."""

    kind_words = _("This is about you. Please ask a colleague.")


class NobodyReal(Refusal):
    """A concern about somebody made up, in a rehearsal: leads would be called for nobody."""

    kind_words = _(
        "This is a rehearsal. In a real room the safeguarding lead would have it now. "
        "Here nobody is told."
    )


class OutcomeNeeded(Refusal):
    """Something is to be closed or settled without an outcome, or without a note."""

    kind_words = _("Please choose how it went, and write a few words. Nothing is closed silently.")


class NothingSaid(Refusal):
    """A note without words."""

    kind_words = _("Please write a few words first.")


class NobodyToAsk(Refusal):
    """A follow-up about somebody whom nobody here knows."""

    kind_words = _("Nobody knows who it is, so nobody can do this for them. Keep a note instead.")


class NotOpen(Refusal):
    """A concern that is closed is to be answered or closed."""

    kind_words = _("This concern is closed. You can open it again with a note.")


class NotClosed(Refusal):
    """A concern that is open is to be opened again."""

    kind_words = _("This concern is open already.")


class AlreadyAnswered(Refusal):
    """A concern is to be answered that a lead has."""

    kind_words = _("A lead has this concern already.")


class FollowUpsOpen(Refusal):
    """A concern is to be closed while something that was asked for it is not settled."""

    kind_words = _("Something that was asked for here is still open. Please settle it first.")


class AlreadySettled(Refusal):
    """A follow-up is to be settled that somebody has settled."""

    kind_words = _("Somebody has settled this already.")
