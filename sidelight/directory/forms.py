"""What an editor types about a help service."""

from datetime import time
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from sidelight.directory.errors import NoWayToReachThem
from sidelight.directory.models import Nation
from sidelight.directory.rules import Cost, Entry, areas_in, unknown_areas
from sidelight.foundation.week import Hours, closes_after_opening

HALF_A_LINE = _("Please give both times of that day, or neither.")
WAYS = ("phone", "text_number", "write_page", "web")
WHOLE_ADDRESS = _("Please give the whole address, beginning with https.")
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
    write_page = forms.URLField(
        label=_("Page to chat on"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": WHOLE_ADDRESS},
    )
    web = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": WHOLE_ADDRESS},
    )
    youngest = forms.IntegerField(label=_("From age"), required=False, min_value=1, max_value=120)
    oldest = forms.IntegerField(label=_("Up to age"), required=False, min_value=1, max_value=120)
    nations = forms.MultipleChoiceField(
        label=_("Where they help"),
        help_text=_("Leave all empty when they help everywhere."),
        choices=Nation,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    letters = forms.CharField(
        label=_("Only these postcodes"),
        help_text=_("The letters with which postcodes there begin, such as M, OL, SK."),
        max_length=200,
        required=False,
    )
    languages = forms.CharField(
        label=_("Languages other than English"),
        help_text=_("Such as: Welsh, and by text in British Sign Language."),
        max_length=120,
        required=False,
    )
    cost = forms.ChoiceField(
        label=_("What it costs"),
        choices=[
            (Cost.UNKNOWN, _("Not known")),
            (Cost.FREE, _("Free to call or text")),
            (Cost.AS_USUAL, _("What a call or a text usually costs")),
        ],
        required=False,
    )
    position = forms.IntegerField(
        label=_("Place in the list"),
        help_text=_("The lowest number comes first. Put the most urgent help first."),
        min_value=1,
        max_value=999,
        initial=100,
    )
    time_zone = forms.CharField(
        label=_("Whose time the hours are in"),
        help_text=_("Leave it empty when it is yours. Otherwise a name such as Europe/Dublin."),
        max_length=40,
        required=False,
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
            "write_page": entry.write_page,
            "web": entry.web,
            "youngest": entry.youngest,
            "oldest": entry.oldest,
            "nations": [area for area in entry.areas if area in Nation.values],
            "letters": ", ".join(area for area in entry.areas if area not in Nation.values),
            "languages": entry.languages,
            "cost": entry.cost,
            "time_zone": entry.time_zone,
            "position": entry.position,
            "round_the_clock": entry.round_the_clock,
        }
        for line in entry.hours:
            shown[f"opens_{line.weekday}"] = line.opens
            shown[f"closes_{line.weekday}"] = line.closes
        return cls(initial=shown)

    def clean_time_zone(self) -> str:
        """Return the name of a time zone that there is, or nothing."""
        zone: str = self.cleaned_data["time_zone"].strip().replace(" ", "_")
        if zone and zone not in available_timezones():
            raise ValidationError(_("We do not know that one. It is a name such as Europe/Dublin."))
        return zone

    def clean_letters(self) -> tuple[str, ...]:
        """Return the letters, and name those with which no postcode begins."""
        letters = areas_in(self.cleaned_data["letters"])
        if unknown := unknown_areas(letters):
            words = _("We know no postcode that begins with %(letters)s.")
            raise ValidationError(words % {"letters": ", ".join(unknown)})
        return letters

    def clean(self) -> None:
        """Refuse half a line, hours or ages out of order, and an entry that leads nowhere."""
        youngest, oldest = self.cleaned_data.get("youngest"), self.cleaned_data.get("oldest")
        if youngest and oldest and youngest > oldest:
            self.add_error("oldest", _("The second age must not be below the first."))
        for weekday in WEEKDAYS:
            opens, closes = self._times(weekday)
            if (opens is None) != (closes is None):
                self.add_error(f"opens_{weekday}", HALF_A_LINE)
            elif opens and closes is not None and not closes_after_opening(opens, closes):
                self.add_error(f"closes_{weekday}", OUT_OF_ORDER)
        ways = (self.cleaned_data.get(way) for way in WAYS)
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
            write_page=typed["write_page"],
            web=typed["web"],
            youngest=typed["youngest"],
            oldest=typed["oldest"],
            areas=(*typed["nations"], *typed["letters"]),
            languages=typed["languages"],
            cost=Cost(typed["cost"]),
            time_zone=typed["time_zone"],
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
