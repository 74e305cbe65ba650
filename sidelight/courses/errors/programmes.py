"""Why something could not be done with a programme or a pack, in words that people can read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


@dataclass(frozen=True, order=True)
class Fault:
    """One thing to put right. line: counted from 1; 0 when it is about the whole file."""

    path: str
    line: int
    says: str

    def __str__(self) -> str:
        if not self.path:
            return self.says
        if not self.line:
            return gettext("%(path)s: %(says)s") % {"path": self.path, "says": self.says}
        shown = {"path": self.path, "line": self.line, "says": self.says}
        return gettext("%(path)s, line %(line)s: %(says)s") % shown


class PackHasFaults(Refusal):
    """A course pack cannot be read; `faults` says what to put right, by file and line."""

    kind_words = _("This pack needs some changes before it can be read. Nothing was kept of it.")

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self.faults = tuple(faults)


class PictureTooLarge(Refusal):
    kind_words = _("This picture is too large: at most 400 kilobytes. Please make it smaller.")


class PictureNotFit(Refusal):
    kind_words = _("This is no PNG, JPEG or WebP picture that can be read.")
