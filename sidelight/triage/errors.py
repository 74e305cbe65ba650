"""Every refusal of this app, named. The text of each is fit to show to the person refused."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class NoSiteNamed(Refusal):
    """A report without an address."""

    kind_words = _("Please write the address or the name of the site.")


class OnlyTheDesk(Refusal):
    """Somebody decides who is neither a ready moderator nor a ready safeguarding lead."""

    kind_words = _("Moderators and safeguarding leads decide about sites.")


class AboutYourOwn(Refusal):
    """Somebody decides about a site that they told of themselves."""

    kind_words = _("You told us of this one yourself. Somebody else decides.")


class OnlyLeads(Refusal):
    """It was handed to the safeguarding leads."""

    kind_words = _("A safeguarding lead decides about this one.")


class DecidedAlready(Refusal):
    """Somebody else decided meanwhile."""

    kind_words = _("Somebody has decided about this one. Nothing was changed.")


class NoPlace(Refusal):
    """What should go on the list is no address."""

    kind_words = _("Please write the address as it stands in a browser, such as example.org.")


class TooWide(Refusal):
    """What should go on the list is an ending, such as co.uk."""

    kind_words = _("That would mark very many sites. Please write the whole name of this one.")


class OneOfOurs(Refusal):
    """What should go on the list is this place, or a help service."""

    kind_words = _("This is our own site or a help service. It cannot go on the list.")


class OffTheList(Refusal):
    """It was taken off already."""

    kind_words = _("This is not on the list any more.")
