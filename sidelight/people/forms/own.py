"""What people pick and type in about themselves: a mark, a step."""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import NothingWrittenDown
from sidelight.people.models import MarkColour, MarkShape, Step
from sidelight.people.rules import STEP_LONGEST

MONTHS_BACK = 24


class MarkForm(forms.Form):
    """A shape and a colour, each out of a fixed set."""

    shape = forms.ChoiceField(label=_("Shape"), choices=MarkShape, widget=forms.RadioSelect)
    colour = forms.ChoiceField(label=_("Colour"), choices=MarkColour, widget=forms.RadioSelect)


class StepForm(forms.Form):
    """Something that somebody has done, and in which month."""

    kind = forms.ChoiceField(
        label=_("What did you do?"),
        choices=Step.Kind,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please pick one, or write one of your own.")},
    )
    words = forms.CharField(
        label=_("In your own words, if you picked something of your own"),
        max_length=STEP_LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"max_length": NothingWrittenDown.kind_words},
    )
    month = forms.TypedChoiceField(
        label=_("When was it, about?"),
        help_text=_("A month is enough. We keep no day and we count nothing."),
        coerce=date.fromisoformat,
    )

    def __init__(self, today: date, *args: Any, **kwargs: Any) -> None:  # Any: passed on
        super().__init__(*args, **kwargs)
        month = self.fields["month"]
        assert isinstance(month, forms.ChoiceField)  # noqa: S101  # for the type checker
        months = months_before(today)
        month.choices = [(each.isoformat(), date_format(each, "F Y")) for each in months]
        self.initial.setdefault("month", months[0].isoformat())

    def clean(self) -> None:
        """Ask for words where they are wanted."""
        super().clean()
        own = self.cleaned_data.get("kind") == Step.Kind.OWN
        if own and "words" not in self.errors and not self.cleaned_data["words"]:
            self.add_error("words", NothingWrittenDown.kind_words)


def months_before(today: date) -> list[date]:
    """Return the first days of this month and of those before it, newest first."""
    months = [today.replace(day=1)]
    while len(months) < MONTHS_BACK:
        last = months[-1]
        year, month = (last.year, last.month - 1) if last.month > 1 else (last.year - 1, 12)
        months.append(date(year, month, 1))
    return months
