"""Words in the forms of courses."""

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.text import clean_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST = 1500
TOO_LONG = _("That is a lot of words. Please keep to 1,500 letters. You can say more in a talk.")


class WordsField(forms.CharField):
    """Words, cleaned before they are measured: what is kept is what must fit and be there."""

    def to_python(self, value: object) -> str:
        return super().to_python(clean_words(str(value or ""))) or ""


def words_field(
    label: "StrOrPromise",
    hint: "StrOrPromise" = "",
    *,
    required: "StrOrPromise" = "",
    rows: int = 4,
) -> WordsField:
    """Return a field for some sentences. required: what is said when it is empty; or nothing."""
    return WordsField(
        label=label,
        help_text=hint,
        required=bool(required),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
        error_messages={"max_length": TOO_LONG, "required": required},
    )
