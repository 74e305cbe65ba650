"""What a manager types about a day on which groups do not meet."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.courses.forms.fields import DateField
from sidelight.foundation.text import clean_words


class ClosedDayForm(forms.Form):
    """A day, and what it is called."""

    day = DateField(label=_("Day"))
    name = forms.CharField(
        label=_("What it is called"),
        help_text=_("Staff see it beside an evening on that day."),
        max_length=60,
        error_messages={"required": _("Please write what the day is called.")},
    )

    def clean_name(self) -> str:
        """Return the name with nothing unseen in it."""
        return clean_words(self.cleaned_data["name"])
