"""Every refusal of this app, named. The text of each is fit to show to the person refused."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class NoSuchLink(Refusal):
    """A set-up link that was never made, has run out, or was used."""

    kind_words = _("This link does not work any more. The operator can make a new one.")


class DemoOnly(Refusal):
    """The demo's people are to be loaded into a place that is not a demo."""

    kind_words = _("The demo's people are for the demo only: start it with “sidelight demo”.")


class NotTheDemos(Refusal):
    """The demo is to be loaded into a database that holds other people."""

    kind_words = _("There are people here who are not the demo's. Nothing was loaded.")
