"""What somebody looks for: an evening of the week, an age band, a start."""

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from sidelight.people.models import AgeBand


def weekdays() -> list[tuple[str, object]]:
    """Return the days to choose from, Monday as 1, in the language of whoever looks."""
    return [("", _("Any day")), *((str(day + 1), name) for day, name in WEEKDAYS.items())]


class FindingForm(forms.Form):
    """Sent by GET: an address with its answers may be kept, and nothing is changed by it."""

    day = forms.TypedChoiceField(
        label=_("Which day suits you?"),
        choices=weekdays,
        coerce=int,
        empty_value=None,
        required=False,
    )
    band = forms.ChoiceField(
        label=_("How old are you?"), choices=[("", _("Any age")), *AgeBand.choices], required=False
    )
    after = forms.DateField(
        label=_("It starts on this day or later"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _("Please give a date.")},
    )
