"""Words, days and times in the forms of courses."""

from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.text import clean_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST = 1500
A_DATE = _("Please give a date.")
A_TIME = _("Please give a time like 18:30.")
LATEST = date(2098, 12, 31)
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


class DateField(forms.DateField):
    """A day, typed or picked."""

    default_error_messages = {"required": A_DATE, "invalid": A_DATE}
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    # Far beyond it a calendar knows no day a week later.
    default_validators = [MaxValueValidator(LATEST, _("Please give a day before the year 2099."))]


class TimeField(forms.TimeField):
    """A time of day, typed or picked."""

    default_error_messages = {"required": A_TIME, "invalid": A_TIME}
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
