"""What a counsellor writes back with a page that they have read, or suggests for a plan."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.journal.actions import NewLine
from sidelight.journal.errors import AnswerTooLong, OneLine
from sidelight.journal.models import Section
from sidelight.journal.rules import LONGEST_ANSWER, LONGEST_LINE


class ReadForm(forms.Form):
    """A few kind words, or none."""

    words = forms.CharField(
        label=_("A few words back, if you like"),
        help_text=_("Such as “Thank you for showing me. I have read it slowly.”"),
        required=False,
        max_length=LONGEST_ANSWER,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": AnswerTooLong.kind_words},
    )


class LineForm(forms.Form):
    """A line for one part of somebody's safety plan, as a suggestion."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    section = forms.ChoiceField(label=_("For which part?"), choices=Section.choices)
    words = forms.CharField(
        label=_("A line to suggest"),
        max_length=LONGEST_LINE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": OneLine.kind_words, "max_length": OneLine.kind_words},
    )

    def line(self) -> NewLine:
        """Return what was typed, for the action."""
        given = self.cleaned_data
        return NewLine(Section(given["section"]), given["words"], given["key"])
