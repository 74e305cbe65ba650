"""Every refusal of this app, named. The text of each is fit to show to the person refused."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class IdeasDoNotFit(Refusal):
    """A list has too many ideas, or one that is too long."""

    kind_words = _("Please keep to 60 ideas at the most, each up to 120 letters.")
