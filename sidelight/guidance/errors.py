"""Every refusal of this app, named. The text of each is fit to show to the person refused."""

from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import Refusal


class IdeasDoNotFit(Refusal):
    """A list has too many ideas, or one that is too long."""

    kind_words = _("Please keep to 60 ideas at the most, each up to 120 letters.")


class NothingAsked(Refusal):
    """A question without words."""

    kind_words = _("Please write your question first.")


class NotForYou(Refusal):
    """Somebody reads or answers questions whose work it is not."""

    kind_words = _("Editors, counsellors and safeguarding leads answer questions.")


class ForTrainedPeople(Refusal):
    """An editor opens a question that worries, or one that could not be screened."""

    kind_words = _("A counsellor or a safeguarding lead reads this one first.")


class EndedAlready(Refusal):
    """Somebody else answered meanwhile."""

    kind_words = _("Somebody has answered this one. Nothing was changed.")


class TheirWords(Refusal):
    """What should be published repeats what was asked."""

    kind_words = _(
        "This has a row of words just as they were asked. Please say it in words of your own, so "
        "that nobody can be known by them."
    )


class AnotherPerson(Refusal):
    """Somebody says yes to what they wrote themselves."""

    kind_words = _("You wrote this one. Somebody else looks at it.")


class ClinicalEyes(Refusal):
    """Somebody says yes to an answer about health who is no counsellor and no lead."""

    kind_words = _("A counsellor or a safeguarding lead looks at this one.")


class LookedAtAlready(Refusal):
    """Somebody else looked meanwhile, or it is not what was looked at any more."""

    kind_words = _("This has changed since you opened it. Please look once more.")


class ReviewTooFar(Refusal):
    """The next look is in the past, or more than a year away."""

    kind_words = _("Please pick a day from tomorrow on, within a year.")


class NotYoursToSign(Refusal):
    """Signed by who wrote it, or about health by somebody whose work that is not."""

    kind_words = _(
        "Somebody else has to read this and answer for it: not who wrote it, and about health "
        "a counsellor or safeguarding lead."
    )


class ChangedSinceRead(Refusal):
    """What waits is not what was read on the page, or does not wait any more."""

    kind_words = _("This was changed while you read it. Please look at it again.")


class TakenOffAlready(Refusal):
    """An article that is off is taken off once more."""

    kind_words = _("This article is off already.")


class OnlyEditors(Refusal):
    """Somebody else wants to write articles."""

    kind_words = _("Only editors write articles.")
