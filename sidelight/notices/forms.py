"""What somebody picks about messages: a safe way to be reached, when, and which reminders."""

from typing import Any

import phonenumbers
from django import forms
from django.conf import settings
from django.core.validators import validate_email
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.text import clean_words
from sidelight.notices.errors import TellsTooMuch
from sidelight.notices.models import Channel
from sidelight.notices.models.settings import SENDER_LONGEST
from sidelight.notices.queries import neutral_name, plain_name
from sidelight.notices.rules import Reminders, tells
from sidelight.notices.ways.chosen import is_set_up
from sidelight.people.rules import DISGUISED, EMAIL, NEVER, PLAIN, PUSH, TEXT, SafeContact

HOURS = [(hour, f"{hour}:00") for hour in range(25)]
WAYS = {
    EMAIL: _("By e-mail"),
    TEXT: _("By text message"),
    PUSH: _("By notes on a device of mine, and nothing else"),
    NEVER: _("Never"),
}
FIRST_HOURS = [
    (72, _("three days before")),
    (48, _("two days before")),
    (24, _("one day before")),
    (0, _("none")),
]
LAST_HOURS = [
    (4, _("four hours before")),
    (2, _("two hours before")),
    (1, _("one hour before")),
    (0, _("none")),
]
WRONG_ADDRESS = {
    EMAIL: _("Please check the e-mail address. It looks like name@example.org."),
    TEXT: _("Please check the phone number. Type all of its digits."),
}


class ContactForm(forms.Form):
    """A safe way to be reached: by what, where, when, and as whose message it shows."""

    channel = forms.ChoiceField(
        label=_("How may we reach you?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please pick one. “Never” is a good answer, too.")},
    )
    address = forms.CharField(
        label=_("E-mail address or phone number"),
        help_text=_("One that only you read. Leave it empty if you picked “notes” or “never”."),
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
        label=_("Which name may be seen on your screen?"),
        widget=forms.RadioSelect,
        initial=DISGUISED,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: passed on
        super().__init__(*args, **kwargs)
        self._offer("channel", [(way, WAYS[way]) for way in WAYS if is_open(way)])
        self._offer("sender", offered := senders())
        if self.initial.get("sender") not in dict(offered):
            self.initial.pop("sender", None)  # picked before the charity's name began to tell

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:  # Any: lazy words
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  # for the type checker
        field.choices = choices

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


class RemindersForm(forms.Form):
    """How long before something somebody wants to be reminded."""

    first_hours = forms.TypedChoiceField(
        label=_("A first reminder"), choices=FIRST_HOURS, coerce=int
    )
    last_hours = forms.TypedChoiceField(label=_("A last reminder"), choices=LAST_HOURS, coerce=int)

    def reminders(self) -> Reminders:
        """Return what was picked, for the action."""
        return Reminders(**self.cleaned_data)


class SenderNameForm(forms.Form):
    """The neutral name that messages come from."""

    name = forms.RegexField(
        label=_("Neutral name"),
        help_text=_("Letters, digits and spaces. It stands on screens that others see."),
        regex=r"^[A-Za-z0-9][A-Za-z0-9 ]*$",
        max_length=SENDER_LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": _("Please use plain letters, digits and spaces alone.")},
    )

    def clean_name(self) -> str:
        """Refuse a name that would tell what this place is about."""
        name: str = clean_words(self.cleaned_data["name"])
        if tells(name):
            raise forms.ValidationError(TellsTooMuch.kind_words)
        return name


def is_open(way: str) -> bool:
    """Say whether somebody can be reached this way at all."""
    return way == NEVER or is_set_up(Channel(way))


def senders() -> list[tuple[str, str]]:
    """Return the names that somebody may pick: the charity's only where it tells nothing."""
    neutral = gettext("A neutral name: “{name}”").format(name=neutral_name())
    plain = plain_name()
    ours = [(PLAIN, gettext("The charity's name: “{name}”").format(name=plain))] if plain else []
    return [*ours, (DISGUISED, neutral)]


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
