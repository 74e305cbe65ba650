"""What an editor types about a help service."""

from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from sidelight.directory.errors import NoWayToReachThem
from sidelight.directory.rules import Entry
from sidelight.foundation.week import Hours, closes_after_opening

HALF_A_LINE = _("Please give both times of that day, or neither.")
OUT_OF_ORDER = _("The closing time must be after the opening time. Midnight is 00:00.")


class ServiceForm(forms.Form):
    """One help service, with at most one stretch of hours a day."""

    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        error_messages={"required": _("Please give the name by which people know them.")},
    )
    about = forms.CharField(
        label=_("Who they are there for"),
        help_text=_("One or two short sentences, for a fourteen-year-old on a bad day."),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Please say in a sentence who they are there for.")},
    )
    phone = forms.CharField(
        label=_("Number to call"), max_length=30, required=False, widget=forms.TextInput()
    )
    text_number = forms.CharField(label=_("Number to text"), max_length=30, required=False)
    web = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Please give the whole address, beginning with https.")},
    )
    position = forms.IntegerField(
        label=_("Place in the list"),
        help_text=_("The lowest number comes first. Put the most urgent help first."),
        min_value=1,
        max_value=999,
        initial=100,
    )
    round_the_clock = forms.BooleanField(
        label=_("Open day and night, every day"),
        help_text=_("Otherwise fill in the hours below. Leave a day empty when they are closed."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: Django's arguments, passed on
        super().__init__(*args, **kwargs)
        for weekday, name in WEEKDAYS.items():
            self.fields[f"opens_{weekday}"] = time_field(_("%(day)s opens") % {"day": name})
            self.fields[f"closes_{weekday}"] = time_field(_("%(day)s closes") % {"day": name})

    @classmethod
    def filled_with(cls, entry: Entry) -> "ServiceForm":
        """Return the form as it stands for an entry."""
        shown: dict[str, Any] = {  # Any: each field has a type of its own
            "name": entry.name,
            "about": entry.about,
            "phone": entry.phone,
            "text_number": entry.text_number,
            "web": entry.web,
            "position": entry.position,
            "round_the_clock": entry.round_the_clock,
        }
        for line in entry.hours:
            shown[f"opens_{line.weekday}"] = line.opens
            shown[f"closes_{line.weekday}"] = line.closes
        return cls(initial=shown)

    def clean(self) -> None:
        """Refuse half a line, hours out of order, and an entry that leads nowhere."""
        for weekday in WEEKDAYS:
            opens, closes = self._times(weekday)
            if (opens is None) != (closes is None):
                self.add_error(f"opens_{weekday}", HALF_A_LINE)
            elif opens and closes is not None and not closes_after_opening(opens, closes):
                self.add_error(f"closes_{weekday}", OUT_OF_ORDER)
        ways = (self.cleaned_data.get(way) for way in ("phone", "text_number", "web"))
        if not self.errors and not any(ways):
            raise ValidationError(NoWayToReachThem.kind_words)

    @property
    def entry(self) -> Entry:
        """What was typed, as a plain fact."""
        typed = self.cleaned_data
        return Entry(
            name=typed["name"],
            about=typed["about"],
            phone=typed["phone"],
            text_number=typed["text_number"],
            web=typed["web"],
            round_the_clock=typed["round_the_clock"],
            position=typed["position"],
            hours=() if typed["round_the_clock"] else tuple(self._lines()),
        )

    @property
    def days(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The pairs of times, Monday first, as the page draws them."""
        return [(self[f"opens_{day}"], self[f"closes_{day}"]) for day in WEEKDAYS]

    def _lines(self) -> list[Hours]:
        lines = []
        for weekday in WEEKDAYS:
            opens, closes = self._times(weekday)
            if opens is not None and closes is not None:
                lines.append(Hours(weekday, opens, closes))
        return lines

    def _times(self, weekday: int) -> tuple[time | None, time | None]:
        typed = self.cleaned_data
        return typed.get(f"opens_{weekday}"), typed.get(f"closes_{weekday}")


def time_field(label: str) -> forms.TimeField:
    """Return a field for a time of day that may stay empty."""
    return forms.TimeField(
        label=label,
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": _("Please give a time like 09:30.")},
    )
