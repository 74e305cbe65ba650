"""What a letter is made of. It is drawn for this one answer and kept nowhere."""

from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict
from django.template.defaultfilters import truncatechars
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sidelight.journal.forms.pages import WordsField
from sidelight.journal.queries.letters import ForALetter
from sidelight.journal.queries.pages import OwnPage

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_NAME = 60
LONGEST_PART = 2_000


def _part(label: "StrOrPromise", hint: "StrOrPromise") -> WordsField:
    return WordsField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST_PART,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


class LetterForm(forms.Form):
    """To whom, what I want you to know, which pages, and what would help."""

    to = WordsField(
        label=_("To whom?"),
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    know = _part(_("What I want you to know"), _("One sentence is enough."))
    pages = forms.MultipleChoiceField(
        label=_("Pages to put in"), required=False, widget=forms.CheckboxSelectMultiple
    )
    plan = forms.BooleanField(label=_("Put my safety plan in"), required=False)
    helps = _part(
        _("What would help me"), _("Such as: please just listen. Or: please come with me.")
    )
    name = WordsField(
        label=_("Your name at the end"),
        required=False,
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, offered: ForALetter, given: QueryDict | None) -> None:
        super().__init__(given)
        pages = self.fields["pages"]
        assert isinstance(pages, forms.MultipleChoiceField)  # noqa: S101  # for the type checker
        pages.choices = [(own.page.slug, name_of(own)) for own in offered.pages]
        if not offered.pages:
            del self.fields["pages"]
        if offered.plan is None:
            del self.fields["plan"]

    def clean(self) -> None:
        """A letter has something in it."""
        super().clean()
        if not any(self.cleaned_data.get(name) for name in ("know", "pages", "plan", "helps")):
            self.add_error(None, gettext("Write or pick something first."))


def name_of(own: OwnPage) -> str:
    """Return what a page is called in the list, with its day."""
    said = own.said
    words = truncatechars((said.title or " ".join(said.words.split())) if said else "", 60)
    day = date_format(localtime(own.page.begun_at), "j F Y")
    return f"{words} ({day})"
