"""Why somebody is not shown how members say they are, or cannot keep what they wrote."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class NotYourGroup(Refusal):
    kind_words = _("Only those who lead this group see how its members say they are.")


class NotAskedNow(Refusal):
    kind_words = _("Nobody asks you this just now. That is all right.")
