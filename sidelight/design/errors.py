"""Every refusal of this app, named. The text of each is fit to show to the person refused."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class LookNotFit(Exception):
    """What was chosen for the look cannot be taken."""

    kind_words: Promise | str = ""

    def __str__(self) -> str:
        return str(self.kind_words)


class ColourNotKnown(LookNotFit):
    """The colour is not written as # and six digits."""

    kind_words = _("Please give the colour as # and six digits, for example #0d635d.")


class LogoTooLarge(LookNotFit):
    """The file is longer, or the picture in it larger, than a logo needs to be."""

    kind_words = _("This picture is too large. Please choose one below 400 kB.")


class LogoNotFit(LookNotFit):
    """The file is no picture of a kind that every browser shows, or it is broken."""

    kind_words = _("We could not read this picture. Please choose a PNG, JPEG or WebP file.")
