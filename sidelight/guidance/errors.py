"""Every refusal of this app, named. The text of each is fit to show to the person refused."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class NotForThisRole(Refusal):
    """Somebody without the role of an editor or a manager tries to change guidance."""

    kind_words = _("Only an editor or a manager can do this.")


class IdeasDoNotFit(Refusal):
    """A list has too many ideas, or one that is too long."""

    kind_words = _("Please keep to 60 ideas at the most, each up to 120 letters.")
