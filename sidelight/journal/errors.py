"""Every refusal of the journal, in words for whoever is refused."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class NothingWritten(Refusal):
    """A new page without a word."""

    kind_words = _("Write a few words first. One is enough.")


class PageTooLong(Refusal):
    """More words than one page holds."""

    kind_words = _("That is a lot of words. Please go on with them on another page.")


class JournalFull(Refusal):
    """More pages than anybody writes by hand."""

    kind_words = _("Your journal is full. Please remove a page that you no longer need.")


class PageGone(Refusal):
    """Words arrive for a page that was removed meanwhile."""

    kind_words = _("This page was removed on another device. Your words are still here.")


class NotTheirReader(Refusal):
    """A page is shown to somebody who does not lead this member's group, or not any more."""

    kind_words = _("This person cannot read it just now. You can show it to somebody else.")


class NothingToRead(Refusal):
    """The writer took the page back, or it is over."""

    kind_words = _("This page is not shared with you any more.")


class AnswerTooLong(Refusal):
    """What a counsellor writes back is no letter."""

    kind_words = _("Please use at most 500 letters. For more, talk with them.")


class PageChanged(Refusal):
    """A page was changed or removed after its writer saw it and before they showed it."""

    kind_words = _("This page changed meanwhile. Please read it again, and then show it.")


class PartTooLong(Refusal):
    """A part of a safety plan that nobody could read on a hard day."""

    kind_words = _("One part is too long for a hard day. Please keep each to 2,000 letters.")


class OneLine(Refusal):
    """A suggestion without words, or longer than a line."""

    kind_words = _("Please suggest one line, of at most 300 letters.")


class PlanClosed(Refusal):
    """A counsellor goes on with a plan that is closed again."""

    kind_words = _("This safety plan is not open to you any more.")


class ManySuggestions(Refusal):
    """More lines wait for the owner of a plan than they could go through."""

    kind_words = _("Many lines wait for them already. Please let them go through those first.")
