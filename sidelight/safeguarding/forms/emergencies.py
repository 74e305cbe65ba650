"""What a member gives for an emergency, and why staff ask to open it."""

from uuid import uuid4

import phonenumbers
from django import forms
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.text import clean_words
from sidelight.safeguarding.actions import Ask
from sidelight.safeguarding.models import WhyOpened
from sidelight.safeguarding.rules.emergencies import LONGEST, Details

OFF = {"autocomplete": "off", "spellcheck": "false"}
LONGEST_REASON = 1000
WRITE_WHY = _("Please write down why. A lead reads it before they agree.")


class DetailsForm(forms.Form):
    """Who somebody is and where, for the moment in which help has to find them."""

    first_name = forms.CharField(
        label=_("Your real first name"),
        help_text=_("So that a paramedic can ask for you."),
        max_length=LONGEST["first_name"],
        widget=forms.TextInput(attrs=OFF),
        error_messages={"required": _("Please write your first name.")},
    )
    where = forms.CharField(
        label=_("Where you are during a session"),
        help_text=_("The address, and the floor or door if that helps."),
        max_length=LONGEST["where"],
        widget=forms.Textarea(attrs={**OFF, "rows": 2}),
        error_messages={"required": _("Please write where help could find you.")},
    )
    phone = forms.CharField(
        label=_("A phone number that you answer"),
        max_length=LONGEST["phone"],
        required=False,
        widget=forms.TextInput(attrs={**OFF, "inputmode": "tel"}),
    )
    adult = forms.CharField(
        label=_("A grown-up whom we may call then, with their number"),
        help_text=_("Somebody you are safe with. You can leave it empty."),
        max_length=LONGEST["adult"],
        required=False,
        widget=forms.TextInput(attrs=OFF),
    )

    def clean_phone(self) -> str:
        """Return the number as it was typed, if it can be one."""
        typed = clean_words(self.cleaned_data["phone"])
        if typed and not can_be_dialled(typed):
            raise forms.ValidationError(_("Please check the phone number. Type all of its digits."))
        return typed

    def details(self) -> Details:
        """Return what was typed, for the action."""
        return Details(**self.cleaned_data)


def can_be_dialled(typed: str) -> bool:
    """Return whether there could be a number like this, here or with the code of its country."""
    region = str(settings.LANGUAGE_CODE).rpartition("-")[2].upper()
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(typed, region))
    except phonenumbers.NumberParseException:
        return False


class AskToOpenForm(forms.Form):
    """Why somebody wants details opened."""

    why = forms.ChoiceField(
        label=_("What will they read about it afterwards?"),
        choices=[(one.value, capfirst(one.label)) for one in WhyOpened],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one.")},
    )
    reason = forms.CharField(
        label=_("Why, in your words"),
        help_text=_("What you saw, and what you want to do with it. Leads alone read this."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": WRITE_WHY},
    )
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def ask(self) -> Ask:
        """Return what was typed, for the action."""
        given = self.cleaned_data
        return Ask(WhyOpened(given["why"]), given["reason"], given["key"])
