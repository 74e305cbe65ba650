"""What people type in to come back with their recovery words, and to have new ones made."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sidelight.people.forms.joining import PASSPHRASE_HINT, SHOWABLE
from sidelight.people.forms.signing_in import as_we_gave_it
from sidelight.people.models import Person


class RecoverForm(forms.Form):
    """A sign-in name and the words that go with it."""

    name = forms.CharField(
        label=_("Sign-in name"),
        help_text=_("The one we gave you: two words and a number, like quiet-otter-417."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Please type your sign-in name.")},
    )
    words = forms.CharField(
        label=_("Your seven words"),
        help_text=_("In their order. Capital letters, spaces and hyphens do not matter."),
        max_length=200,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
        error_messages={"required": _("Please type the words that you kept.")},
    )

    def clean_name(self) -> str:
        """Return the sign-in name as we gave it."""
        return as_we_gave_it(self.cleaned_data["name"])


class NewPassphraseForm(forms.Form):
    """A new passphrase, for somebody whose words fit."""

    passphrase = forms.CharField(
        label=_("Your new passphrase"),
        help_text=PASSPHRASE_HINT,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", **SHOWABLE}),
        error_messages={"required": _("Please make up a passphrase. It keeps your place yours.")},
    )

    def clean_passphrase(self) -> str:
        """Return the passphrase if it is hard enough to guess."""
        passphrase: str = get_adapter().clean_password(self.cleaned_data["passphrase"])
        return passphrase


class NewWordsForm(forms.Form):
    """The wish for new recovery words, and the passphrase that shows who wishes it."""

    passphrase = forms.CharField(
        label=_("Your passphrase"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", **SHOWABLE}),
        error_messages={"required": _("Please type your passphrase.")},
    )

    def __init__(self, person: Person, *given: Any) -> None:  # Any: what was sent, or None
        super().__init__(*given)
        self.person = person

    def clean_passphrase(self) -> str:
        """Return the passphrase if it is this person's; wrong tries are counted as at sign-in."""
        passphrase: str = self.cleaned_data["passphrase"]
        if not get_adapter().reauthenticate(self.person, passphrase):
            raise ValidationError(_("That is not your passphrase. Please try again."))
        return passphrase


class FirstWordsForm(forms.Form):
    """The wish for the first words, by somebody who has just made up their passphrase."""

    def __init__(self, person: Person, *given: Any) -> None:  # Any: as above
        super().__init__(*given)
        self.person = person
