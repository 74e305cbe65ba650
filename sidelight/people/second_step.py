"""What the sign-in library asks of us about second factors: who needs one, and in which words."""

from typing import Any, ClassVar

from allauth.account.utils import user_pk_to_url_str
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django import forms
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sidelight.foundation import clock
from sidelight.people import actions, authenticators
from sidelight.people.doors import address_of, come_back_later
from sidelight.people.errors import Refusal
from sidelight.people.forms.second_factor import CodeField
from sidelight.people.models import Person

CALLED = "Sidelight"
WRONG_CODES = "wrong_codes"


class SecondStep(AuthenticateStage):  # type: ignore[misc]  # allauth ships no types
    """After the passphrase: the second factor of everybody who has one and needs one."""

    def handle(self) -> tuple[Any, bool]:  # Any: allauth's own kinds of answer
        """Ask for the second factor, in a session with a new key and a fresh count of tries."""
        response, goes_on = super().handle()
        if response is not None:
            # Whoever knew the key of the session before must not wait in it for the code.
            self.request.session.cycle_key()
            self.request.session[WRONG_CODES] = 0
        return response, goes_on

    def _should_handle(self, request: HttpRequest) -> bool:
        person = self.login.user
        if isinstance(person, Person) and not authenticators.is_needed_by(person):
            return False
        return bool(super()._should_handle(request))


class UsesCode:
    """Asks our own action about a code, within limits that shut out nobody else."""

    cleaned_data: dict[str, Any]
    fields: dict[str, forms.Field]
    authenticator: Authenticator

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # Any: allauth's arguments, passed on
        super().__init__(*args, **kwargs)
        self.fields["code"] = CodeField(
            _("Your code"), _("Six digits from your authenticator app, or a recovery code.")
        )

    def clean_code(self) -> str:
        """Use the code up if it is right; what was typed is never shown again."""
        request, code = context.request, self.cleaned_data["code"]
        person, address = self.user, address_of(request)  # type: ignore[attr-defined]  # allauth's
        try:
            self.authenticator = actions.use_code(person, code, address=address, at=clock.now())
        except Refusal as refusal:
            come_back_later(request, refusal)
            note_wrong_code(request)
            raise ValidationError(str(refusal)) from None
        self.authenticator.user = person
        return str(code)


class CodeForm(UsesCode, AuthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """A code after the passphrase."""


class CodeAgainForm(UsesCode, ReauthenticateForm):  # type: ignore[misc]  # allauth ships no types
    """A code once more, of somebody signed in."""


def note_wrong_code(request: HttpRequest) -> None:
    """Count a wrong code of this sign-in."""
    request.session[WRONG_CODES] = request.session.get(WRONG_CODES, 0) + 1


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Second factors as we keep them: encrypted, without mail, under the sign-in name."""

    error_messages: ClassVar[dict[str, Any]] = {  # Any: lazy words beside allauth's own
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _(
            "That did not work. A one-time code works once, for half a minute: "
            "please wait for the next one and try again."
        ),
    }

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        """Return what the app shows: the sign-in name, so that two can be told apart."""
        return str(user.get_username())

    def get_totp_issuer(self) -> str:
        """Return the name under which the authenticator app keeps it."""
        return CALLED

    def encrypt(self, text: str) -> str:
        """Return a secret as it is kept in the database."""
        return authenticators.encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Return a secret that was kept."""
        return authenticators.decrypt(encrypted_text)

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: there is no address to send it to."""

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Never here: our own action decides, and writes it into the ledger."""
        return False

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Return whom a passkey is for: this host, as the visitor called it."""
        return {"id": context.request.get_host().partition(":")[0], "name": CALLED}

    def get_public_key_credential_user_entity(self, user: AbstractBaseUser) -> dict[str, Any]:
        """Return what a phone shows beside a passkey: the sign-in name, never the shown name."""
        return {
            "id": user_pk_to_url_str(user).encode(),
            "name": user.get_username(),
            "display_name": user.get_username(),
        }
