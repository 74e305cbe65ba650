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
