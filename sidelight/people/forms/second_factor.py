"""What people type, or let their browser say, to prove who they are."""

import struct
from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.forms import AuthenticateWebAuthnForm, LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sidelight.people.models import Person

NAME_LONGEST = 30
NOT_THIS_PASSKEY = _("That passkey did not work here. Please try again, or use a code.")
CODE_ATTRS = {
    "autocomplete": "one-time-code",
    "autocapitalize": "none",
    "spellcheck": "false",
}


class CodeField(forms.CharField):
    """Six digits, or a recovery code."""

    def __init__(self, label: Any, hint: Any) -> None:  # Any: lazy words
        super().__init__(
            label=label,
            help_text=hint,
            max_length=40,
            widget=forms.TextInput(attrs=CODE_ATTRS),
            error_messages={"required": _("Please type the code.")},
        )


class CredentialField(forms.JSONField):
    """What a browser says about a passkey; it is used once, so no page repeats what was sent."""

    widget = forms.HiddenInput

    def to_python(self, value: Any) -> Any:  # Any: whatever JSON can say
        """Return what was said; numbers without an end and lists without a bottom say nothing."""
        try:
            return super().to_python(value)
        except (RecursionError, ValueError):
            raise ValidationError(NOT_THIS_PASSKEY) from None

    def bound_data(self, data: Any, initial: Any) -> Any:  # Any: as above
        """Return nothing to show again: what cannot be read could not be written either."""
        return initial

    def prepare_value(self, value: Any) -> str:  # Any: as above
        """Return an empty field; the browser fills it."""
        return ""


# What a browser sends may be anything: every shape of it is "that did not work".
UNREADABLE = (
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
    ValidationError,
    struct.error,
)


class UsesPasskey(forms.Form):
    """Checks a passkey's answer without counting tries: a signature cannot be guessed.

    The library's count is by person, so that whoever knows a passphrase could lock its owner out.
    """

    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        """Return the passkey that gave this answer."""
        credential = self.cleaned_data["credential"]
        try:
            auth.parse_authentication_response(credential)
            known: Person | None = self.user  # type: ignore[attr-defined]  # allauth's
            person = known or auth.extract_user_from_response(credential)
            return auth.complete_authentication(person, credential)
        except UNREADABLE:
            raise ValidationError(NOT_THIS_PASSKEY) from None


class PasskeyForm(UsesPasskey, AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A passkey after the passphrase."""


class PasskeyAgainForm(UsesPasskey, AuthenticateWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A passkey once more, of somebody signed in."""

    reauthenticated = True


class PasskeySignInForm(UsesPasskey, LoginWebAuthnForm):  # type: ignore[misc]  # allauth ships no types
    """A passkey in place of sign-in name and passphrase."""


class AppForm(forms.Form):
    """The first code of a new authenticator app."""

    code = CodeField(_("The six digits that the app shows now"), "")


class PasskeyNameForm(forms.Form):
    """What a passkey is called; only its owner sees it."""

    name = forms.CharField(
        label=_("A name for it"),
        help_text=_("So that you know it again: my phone, the laptop at work. Only you see it."),
        max_length=NAME_LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Please give it a name.")},
    )


class NewPasskeyForm(PasskeyNameForm):
    """A name, and what the browser says about the passkey that it has just made."""

    credential = CredentialField(
        error_messages={
            "required": _("Your browser made no passkey. Please try again."),
            "invalid": NOT_THIS_PASSKEY,
        },
    )

    def clean_credential(self) -> Mapping[str, Any]:
        """Return the browser's answer if it fits the challenge that was set."""
        credential: Mapping[str, Any] = self.cleaned_data["credential"]
        try:
            auth.parse_registration_response(credential)
            auth.complete_registration(credential)
        except UNREADABLE:
            raise ValidationError(NOT_THIS_PASSKEY) from None
        return credential
