"""What people type in to sign in and to keep their passphrase."""

import re
from datetime import timedelta
from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from sidelight.people import authenticators
from sidelight.people.forms.joining import PASSPHRASE_HINT, SHOWABLE

OWN_DEVICE_STAYS = timedelta(days=30)


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth ships no types
    """Sign-in name and passphrase, and whether this device is shared."""

    own_device = forms.BooleanField(
        label=_("This is my own device"),
        help_text=_(
            "Ticked: you stay signed in here for 30 days. "
            "Not ticked: you are signed out when the browser closes. "
            "Leave it empty on a shared phone, at school or in a library."
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: allauth's arguments, passed on
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Sign-in name"),
            help_text=_("The one we gave you: two words and a number, like quiet-otter-417."),
            max_length=60,
            widget=forms.TextInput(
                attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
            ),
            error_messages={"required": _("Please type your sign-in name.")},
        )
        word_passphrase(self.fields["password"], _("Passphrase"))
        self.order_fields(["login", "password", "own_device"])

    def clean_login(self) -> str:
        """Return the sign-in name as we gave it, however a phone wrote it."""
        return as_we_gave_it(self.cleaned_data["login"])

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in; only on somebody's own device does it outlast the browser."""
        response: HttpResponse = super().login(request, redirect_url)
        # Staff sign in anew each time: what they may open is not theirs alone.
        is_staff = authenticators.is_needed_by(self.user)
        own = self.cleaned_data["own_device"] and not is_staff
        request.session["own_device"] = own
        if own:
            request.session.set_expiry(int(OWN_DEVICE_STAYS.total_seconds()))
        return response


class ChangePassphraseForm(ChangePasswordForm):  # type: ignore[misc]  # allauth ships no types
    """The passphrase there is, and a new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: allauth's arguments, passed on
        super().__init__(*args, **kwargs)
        word_passphrase(self.fields["oldpassword"], _("The passphrase you have now"))
        word_passphrase(self.fields["password1"], _("Your new passphrase"), PASSPHRASE_HINT)
        word_passphrase(self.fields["password2"], _("Your new passphrase once more"))


class SignInAgainForm(ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """The passphrase once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: allauth's arguments, passed on
        super().__init__(*args, **kwargs)
        word_passphrase(self.fields["password"], _("Your passphrase"))


def as_we_gave_it(typed: str) -> str:
    """Return a sign-in name as we gave it, however a phone wrote it."""
    return re.sub(r"[\s_–—-]+", "-", typed.strip().lower())


def word_passphrase(field: forms.Field, label: Any, hint: Any = "") -> None:  # Any: lazy words
    """Put our words on one of allauth's passphrase fields."""
    field.label, field.help_text = label, hint
    field.error_messages["required"] = _("Please type your passphrase.")
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(SHOWABLE)
