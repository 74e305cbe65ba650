"""Refusals about what helps somebody."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class TooManyWords(Refusal):
    """What somebody adds about their needs is longer than whoever leads can take in."""

    kind_words = _("Please use at most 300 letters. The most important thing is enough.")


class OnlyThoseWhoLead(Refusal):
    """Somebody who leads nobody, or is not ready, wants to read what helps a member."""

    kind_words = _("Only people who lead a session here can open this.")
