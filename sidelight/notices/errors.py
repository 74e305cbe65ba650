"""Why a notice, a message or a link is refused."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class NobodyToReach(Refusal):
    """A test was asked for by somebody who has no way to be reached."""

    kind_words = _("There is no way to reach you yet. Pick one first, and keep it.")


class TellsTooMuch(Refusal):
    """A name was to stand in messages from which somebody could guess what this place is about."""

    kind_words = _("Somebody could guess from this name what we do. Please choose another one.")


class NotADevice(Refusal):
    """What a browser gave is not where notes can be sent."""

    kind_words = _("Notes do not work with this browser. E-mail or text messages do.")


class TooManyDevices(Refusal):
    """Somebody has as many devices as there may be."""

    kind_words = _("You have five devices here. Remove one of them first.")


class NotAPointer(Exception):
    """Something that is not the slug of a thing was to be put into a notice."""


class NotNeutral(Exception):
    """A link was to leave the building whose address says what it is about, or leads elsewhere."""


class NoSuchLink(Exception):
    """The link was not made here, was changed, or is for something else."""


class LinkOver(Exception):
    """The link was made here for this, and its time is over."""
