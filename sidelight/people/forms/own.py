"""What people pick and type in about themselves: a mark, a step, a safe way to be reached."""

from datetime import date
from typing import Any

import phonenumbers
from django import forms
from django.conf import settings
from django.core.validators import validate_email
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.text import clean_words
from sidelight.people.errors import NothingWrittenDown
from sidelight.people.models import MarkColour, MarkShape, Step
from sidelight.people.rules import STEP_LONGEST, SafeContact

EMAIL, TEXT, NEVER = "email", "text", "never"
PLAIN, DISGUISED = "plain", "disguised"
MONTHS_BACK = 24
HOURS = [(hour, f"{hour}:00") for hour in range(25)]


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


class ContactForm(forms.Form):
    """A safe way to be reached: by what, where, when, and as whose message it shows."""

    channel = forms.ChoiceField(
        label=_("How may we reach you?"),
        choices=[(EMAIL, _("By e-mail")), (TEXT, _("By text message")), (NEVER, _("Never"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please pick one. “Never” is a good answer, too.")},
    )
    address = forms.CharField(
        label=_("E-mail address or phone number"),
        help_text=_("One that only you read. Leave it empty if you picked “never”."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    from_hour = forms.TypedChoiceField(
        label=_("Not before"), choices=HOURS[:-1], coerce=int, initial=16
    )
    until_hour = forms.TypedChoiceField(
        label=_("Not after"), choices=HOURS[1:], coerce=int, initial=20
    )
    sender = forms.ChoiceField(
        label=_("What may be seen on your screen?"),
        choices=[
            (PLAIN, _("The charity's name")),
            (DISGUISED, _("A neutral name that says nothing about us")),
        ],
        widget=forms.RadioSelect,
        initial=DISGUISED,
    )

    def clean(self) -> None:
        """Check the address as the channel wants it, and that the hours are a span."""
        super().clean()
        given = self.cleaned_data
        if {"channel", "address"} <= given.keys():
            self.check_address(given["channel"], clean_words(given["address"]))
        if {"from_hour", "until_hour"} <= given.keys() and given["from_hour"] >= given[
            "until_hour"
        ]:
            self.add_error("until_hour", _("Please pick an hour after the first one."))

    def check_address(self, channel: str, address: str) -> None:
        """Put the address into one form, or say beside it what is wrong."""
        self.cleaned_data["address"] = ""
        try:
            if channel == EMAIL:
                validate_email(address)
                self.cleaned_data["address"] = address
            elif channel == TEXT:
                self.cleaned_data["address"] = phone_number(address)
        except forms.ValidationError:
            self.add_error("address", WRONG_ADDRESS[channel])

    def contact(self) -> SafeContact:
        """Return what was typed, for the action."""
        return SafeContact(**self.cleaned_data)


WRONG_ADDRESS = {
    EMAIL: _("Please check the e-mail address. It looks like name@example.org."),
    TEXT: _("Please check the phone number. Type all of its digits."),
}


def phone_number(typed: str) -> str:
    """Return a number with its country, as +447700900123. Raises ValidationError."""
    region = str(settings.LANGUAGE_CODE).rpartition("-")[2].upper()
    try:
        number = phonenumbers.parse(typed, region)
    except phonenumbers.NumberParseException:
        raise forms.ValidationError("") from None
    if not phonenumbers.is_possible_number(number):
        raise forms.ValidationError("")
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def months_before(today: date) -> list[date]:
    """Return the first days of this month and of those before it, newest first."""
    months = [today.replace(day=1)]
    while len(months) < MONTHS_BACK:
        last = months[-1]
        year, month = (last.year, last.month - 1) if last.month > 1 else (last.year - 1, 12)
        months.append(date(year, month, 1))
    return months
