"""What the community's pages ask for. Errors are kind, and what was typed stays."""

from typing import TYPE_CHECKING
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.community import rules
from sidelight.community.actions import NewWords
from sidelight.community.errors import AboutTooLong
from sidelight.community.models import Draft, ForWhom, Wish
from sidelight.foundation.text import clean_words
from sidelight.people.models import AgeBand
from sidelight.review.models import FlagReason

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


TOO_LONG = _("That is a lot of words. Please keep to 4,000 letters, or send two.")


class WordsField(forms.CharField):
    """Words, cleaned before they are measured: what is kept is what must fit and be there."""

    def to_python(self, value: object) -> str:
        return super().to_python(clean_words(str(value or ""))) or ""


def _answer(label: "StrOrPromise") -> WordsField:
    return WordsField(
        label=label,
        required=False,
        max_length=rules.LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _body(longest: int, too_long: "StrOrPromise") -> WordsField:
    return WordsField(
        label=_("Your words"),
        max_length=longest,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Write a few words first, then send them."),
            "max_length": too_long,
        },
    )


class ReplyForm(forms.Form):
    """Words for a reply, or new words for one."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    body = _body(rules.LONGEST_BODY, TOO_LONG)

    def words(self) -> NewWords:
        """Return what was typed, for the action."""
        return NewWords(body=self.cleaned_data["body"], key=self.cleaned_data["key"])


class EditPostForm(ReplyForm):
    """New words for a post, with its title."""

    title = WordsField(
        label=_("A title, so that people know what it is about"),
        max_length=rules.LONGEST_TITLE,
        error_messages={"required": _("A few words are enough for a title.")},
    )
    # As long as what the questions and the words made together, or it could not be changed.
    body = _body(
        rules.LONGEST_COMPOSED, _("That is a lot of words. Please make it shorter, or send two.")
    )
    field_order: tuple[str, ...] = ("key", "title", "body")

    def words(self) -> NewWords:
        return NewWords(
            title=self.cleaned_data["title"],
            body=self.cleaned_data["body"],
            key=self.cleaned_data["key"],
        )


class PostForm(EditPostForm):
    """A new post: a title, words, three questions that may help to start, and a wish."""

    body = _body(rules.LONGEST_BODY, TOO_LONG)
    happened = _answer(_("What has been going on?"))
    feeling = _answer(_("How does it feel?"))
    helps = _answer(_("What would help a little, or has helped before?"))
    wish = forms.ChoiceField(
        label=_("What I would like back"),
        choices=Wish.choices,
        initial=Wish.LISTEN,
        widget=forms.RadioSelect,
    )
    field_order = ("key", "title", "happened", "feeling", "helps", "body", "wish")
    questions = ("happened", "feeling", "helps")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on untouched
        answers = [self.data.get(name, "") for name in self.questions]
        # Whoever answered a question has written enough.
        self.fields["body"].required = not any(clean_words(answer) for answer in answers)

    def words(self) -> NewWords:
        """Return the words with the questions that were answered above them."""
        asked = [
            f"{self.fields[name].label}\n{self.cleaned_data[name]}"
            for name in self.questions
            if self.cleaned_data[name].strip()
        ]
        return NewWords(
            title=self.cleaned_data["title"],
            body="\n\n".join([*asked, self.cleaned_data["body"]]).strip(),
            key=self.cleaned_data["key"],
            wish=self.cleaned_data["wish"],
        )


class FlagForm(forms.Form):
    """Telling the team about a post."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    reason = forms.ChoiceField(
        label=_("What is it about?"),
        choices=FlagReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please pick what comes closest.")},
    )
    words = WordsField(
        label=_("Anything you want to add"),
        required=False,
        max_length=rules.LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the team reads this. You do not have to explain."),
    )


class ChangeSpaceForm(forms.Form):
    """How a space is named, described and placed."""

    name = forms.CharField(label=_("Name"), max_length=60)
    about = forms.CharField(
        label=_("What it is for, in one or two short sentences"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    position = forms.IntegerField(
        label=_("Place in the list (1 is first)"), min_value=0, max_value=999, initial=10
    )


class SpaceForm(ChangeSpaceForm):
    """A new space, which is for one age band."""

    band = forms.ChoiceField(label=_("Age band"), choices=AgeBand.choices)
    for_whom = forms.ChoiceField(
        label=_("Who reads and writes here"),
        choices=ForWhom.choices,
        initial=ForWhom.BAND,
        widget=forms.RadioSelect,
        required=False,
        help_text=_("This cannot be changed later: people wrote for those whom it was for."),
    )
    field_order = ("name", "about", "band", "for_whom", "position")

    def clean_for_whom(self) -> str:
        return self.cleaned_data["for_whom"] or ForWhom.BAND


class MixingForm(forms.Form):
    """Why a space is opened to every age band."""

    reason = forms.CharField(
        label=_("Why this space is for every age"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Kept with your name, and shown to everybody who writes there."),
    )


def from_draft(draft: Draft) -> dict[str, object]:
    """Return what a form shows when a draft is taken up again."""
    names = ("key", "title", "body", "happened", "feeling", "helps", "wish")
    return {name: getattr(draft, name) for name in names}


class DraftForm(forms.Form):
    """Whatever stands in a compose form while somebody writes; nothing in it is required."""

    key = forms.UUIDField()
    title = WordsField(required=False, max_length=rules.LONGEST_TITLE)
    body = WordsField(required=False, max_length=rules.LONGEST_DRAFT)
    happened = WordsField(required=False, max_length=rules.LONGEST_DRAFT)
    feeling = WordsField(required=False, max_length=rules.LONGEST_DRAFT)
    helps = WordsField(required=False, max_length=rules.LONGEST_DRAFT)
    wish = forms.ChoiceField(required=False, choices=Wish.choices, initial=Wish.LISTEN)

    def clean_wish(self) -> str:
        return self.cleaned_data["wish"] or Wish.LISTEN


class AboutForm(forms.Form):
    """A few words about oneself."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    words = WordsField(
        label=_("A few words about me"),
        help_text=_("What you like, what helps you. No real names, schools, places or addresses."),
        max_length=rules.LONGEST_ABOUT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Write a few words first, then send them."),
            "max_length": AboutTooLong.kind_words,
        },
    )
