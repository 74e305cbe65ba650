"""What the pages of a journal ask for. What was typed stays, whatever happens."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.text import clean_words
from sidelight.journal import rules
from sidelight.journal.actions import Writing
from sidelight.journal.errors import PageTooLong
from sidelight.journal.queries.pages import Said

# Firefox puts back what a hidden field held before a reload; it must not.
HIDDEN = forms.HiddenInput(attrs={"autocomplete": "off"})


class WordsField(forms.CharField):
    """Words, cleaned before they are measured: what is kept is what must fit."""

    def to_python(self, value: object) -> str:
        return super().to_python(clean_words(str(value or ""))) or ""


class PageForm(forms.Form):
    """One page. Nothing in it is asked for but a few words."""

    key = forms.UUIDField(widget=HIDDEN, initial=uuid4)
    seen = forms.IntegerField(widget=HIDDEN, min_value=0, initial=0)
    turn = forms.IntegerField(widget=HIDDEN, min_value=0, max_value=2**31 - 1, initial=1)
    title = WordsField(
        label=_("A title, if you like"),
        required=False,
        max_length=rules.LONGEST_TITLE,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    words = WordsField(
        label=_("Your words"),
        required=False,
        max_length=rules.LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off"}),
        error_messages={"max_length": PageTooLong.kind_words},
    )

    def writing(self, *, asked: str, prompt: str = "") -> Writing:
        """Return what was typed, for the action."""
        given = self.cleaned_data
        return Writing(
            Said(given["words"], given["title"], asked),
            key=given["key"],
            turn=given["turn"],
            seen=given["seen"],
            prompt=prompt,
        )
