"""What anybody types in to ask, and what is typed in to answer."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.guidance.actions.questions import NewAnswer
from sidelight.guidance.errors import NothingAsked
from sidelight.guidance.models import Answer, AnswerLook, QuestionTopic
from sidelight.guidance.rules import LONGEST_ANSWER, LONGEST_QUESTION, LONGEST_TITLE

TOO_LONG = _("That is a bit long. Please use fewer words.")
SAY_SOMETHING = _("Please write a few words first.")


class AskForm(forms.Form):
    """A question; key: a second tap is the same question."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    words = forms.CharField(
        label=_("What would you like to ask?"),
        help_text=_("Please leave out names, schools and places."),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        error_messages={"required": NothingAsked.kind_words, "max_length": TOO_LONG},
    )
    tell_me = forms.BooleanField(
        label=_("Tell me here when there is an answer"),
        help_text=_("You get a note on your own page. We keep with this that it was you."),
        required=False,
    )


class ReplyForm(forms.Form):
    """An answer for whoever asked alone."""

    words = forms.CharField(
        label=_("What you write back"),
        help_text=_("Only whoever asked reads this, as you write it. Say where there is help."),
        max_length=LONGEST_QUESTION,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": SAY_SOMETHING},
    )


class AnswerForm(forms.Form):
    """A question in our own words, with its answer for everybody. Nothing is filled in before."""

    asked = forms.CharField(
        label=_("The question, in your own words"),
        help_text=_("As anybody could ask it. Nothing by which somebody could be known."),
        max_length=LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": SAY_SOMETHING},
    )
    words = forms.CharField(
        label=_("The answer"),
        help_text=_("Short sentences. An empty line begins a new paragraph."),
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"required": SAY_SOMETHING},
    )
    topic = forms.ChoiceField(
        label=_("Where does it stand?"),
        choices=QuestionTopic,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please pick one.")},
    )
    kind = forms.ChoiceField(
        label=_("What is it about?"),
        help_text=_("What is about health, harm or safety is seen by a counsellor or a lead."),
        choices=Answer.Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please pick one.")},
    )
    review_on = forms.DateField(
        label=_("Look at it again on"),
        help_text=_("A day within a year."),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": _("Please pick a day."),
            "invalid": _("Please write the day like 2026-03-31."),
        },
    )

    def new_answer(self, replaces: Answer | None = None) -> NewAnswer:
        """Return what was written."""
        said = self.cleaned_data
        return NewAnswer(
            topic=said["topic"],
            kind=said["kind"],
            asked=said["asked"],
            words=said["words"],
            review_on=said["review_on"],
            replaces=replaces,
        )


class LookForm(forms.Form):
    """What a second person says; seen: of which version."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    said = forms.ChoiceField(choices=AnswerLook.Said)
