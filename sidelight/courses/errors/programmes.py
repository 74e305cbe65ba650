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


class NotAWriter(Refusal):
    kind_words = _("Only a counsellor can write a programme.")


class NotADraft(Refusal):
    kind_words = _(
        "This version cannot be changed: it waits for a review, or was reviewed or published. "
        "Your words are still here. Take it back first, or write the next version."
    )


class ChangedMeanwhile(Refusal):
    """Two counsellors at once: the second one looked at something that is different now."""

    kind_words = _(
        "Somebody else changed this while you wrote. Your words are still here, and theirs are "
        "below. Put together what should stay, and keep it again."
    )


class NotThereAnyMore(Refusal):
    kind_words = _("Somebody took this out while you wrote. Your words are still here, to copy.")


class NotAsItShould(Refusal):
    """Something that was typed cannot be kept; `wrong` says which fields, and why."""

    kind_words = _("Something needs another look.")

    def __init__(self, wrong: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.wrong = tuple(wrong)


class HasADraft(Refusal):
    kind_words = _("There is a draft of this programme already. Write in that one.")


class TooMany(Refusal):
    kind_words = _("There is no room for another one here.")


class NameInUse(Refusal):
    kind_words = _("There is one with this name already. Please choose another name.")


class PictureInUse(Refusal):
    """A picture is shown somewhere; `where` says in which parts of the version."""

    def __init__(self, where: Sequence[str]) -> None:
        super().__init__()
        self.where = tuple(where)

    def __str__(self) -> str:
        return gettext("This picture is still shown in: %(where)s.") % {
            "where": "; ".join(self.where)
        }


class NotComplete(Refusal):
    """A draft lacks something; `missing` says what."""

    kind_words = _("Something is still missing before somebody else can look at it.")

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__()
        self.missing = tuple(missing)


class NotYoursToReview(Refusal):
    kind_words = _(
        "Another counsellor or a safeguarding lead reviews a programme: somebody who wrote "
        "nothing in it."
    )


class NotAsked(Refusal):
    kind_words = _("Nobody asks for a review of this version any more. Please look again.")


class NeedsNotes(Refusal):
    kind_words = _("Please write what should change, so that they can go on.")


class NotReviewed(Refusal):
    kind_words = _("Only a version that somebody else said yes to can be published.")


class NotWhatWasReviewed(Refusal):
    """The words differ from those that the review saw: somebody changed rows behind our back."""

    kind_words = _("This is not what was reviewed. It was not published. Please tell a manager.")


class NotToWithdraw(Refusal):
    kind_words = _("This version cannot be withdrawn, or it was withdrawn already.")
