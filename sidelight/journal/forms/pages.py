"""What the pages of a journal ask for. What was typed stays, whatever happens."""

from collections.abc import Sequence
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.text import clean_words
from sidelight.journal import rules
from sidelight.journal.actions import Writing
from sidelight.journal.errors import PageTooLong
from sidelight.journal.queries.pages import OwnPage, Said
from sidelight.people.models import Person

# Firefox puts back what a hidden field held before a reload; it must not.
HIDDEN = forms.HiddenInput(attrs={"autocomplete": "off"})


class ShowForm(forms.Form):
    """To whom a page is shown, as its writer has it before them."""

    key = forms.UUIDField(widget=HIDDEN, initial=uuid4)
    seen = forms.IntegerField(widget=HIDDEN, min_value=1)
    to = forms.ChoiceField(
        label=_("Who may read it?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please pick somebody.")},
    )

    def __init__(self, readers: Sequence[Person], given: QueryDict | None, *, own: OwnPage) -> None:
        only = readers[0].slug if len(readers) == 1 else None
        super().__init__(given, initial={"seen": own.page.revision, "to": only})
        self.readers = {one.slug: one for one in readers}
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)  # noqa: S101  # for the type checker
        to.choices = [(one.slug, one.shown_name) for one in readers]

    def reader(self) -> Person:
        """Return who was picked."""
        return self.readers[self.cleaned_data["to"]]


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
        label=_("A title"),
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
