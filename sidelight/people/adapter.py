"""What allauth asks of us: no sign-up of its own, no e-mail, kind words, the right first page."""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.utils.translation import gettext_lazy as _

from sidelight.foundation import clock
from sidelight.people import actions, queries
from sidelight.people.doors import address_of, come_back_later
from sidelight.people.errors import TooOften
from sidelight.people.models import Person, Role


class NoEmailAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Only signing in, out and changing a passphrase are allauth's; the rest of it is shut."""

    # One answer for a wrong name, a wrong passphrase and a person who has left: none tells which.
    error_messages: ClassVar[dict[str, Any]] = {  # Any: lazy words beside allauth's own
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "That sign-in name and passphrase do not fit together. Please check both. "
            "The sign-in name is the one we gave you: two words and a number."
        ),
        "enter_current_password": _("That is not the passphrase you have now. Please try again."),
        "incorrect_password": _("That is not your passphrase. Please try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody gets in past our own join page, which shows the texts first."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: no address is kept, and one that others see could give somebody away."""

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing, as `send_mail`."""

    def get_login_stages(self) -> list[str]:
        """One step after the passphrase: allauth's others need an e-mail address or a phone."""
        return ["sidelight.people.second_step.SecondStep"]

    def is_ajax(self, request: HttpRequest) -> bool:
        """Always answer with a page: allauth's JSON would repeat the passphrase that was typed."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try by name and address together; too many of them wait."""
        name = str(credentials.get("username", ""))
        try:
            self.tries = actions.begin_guess(name, address_of(request), at=clock.now())
        except TooOften as refusal:
            come_back_later(request, refusal)
            raise ValidationError(str(refusal), code="too_often") from None

    def _rollback_login_failed_rl_usage(self) -> None:
        """Forgive the tries of somebody who was right: allauth calls this one then."""
        actions.forgive(self.tries)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Return the person whom the passphrase fits; somebody who has left is like nobody."""
        person = super().authenticate(request, **credentials)
        return person if person and person.is_active else None

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """Answer without telling that this person was ever here."""
        return redirect(settings.LOGIN_URL)

    def clean_password(self, password: str, user: AbstractBaseUser | None = None) -> str:
        """Return a passphrase that Django's validators accept; they refuse in kind words."""
        try:
            validate_password(password, user if isinstance(user, Person) else None)
        except ValidationError as refused:
            raise ValidationError([in_kind_words(error) for error in refused.error_list]) from None
        return password

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where somebody starts after signing in."""
        return first_page_of(request.user)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Return where somebody goes on with a new passphrase."""
        return first_page_of(request.user)


def first_page_of(person: object) -> str:
    """Return the address where this person starts: work, their own page, or the welcome page."""
    if not isinstance(person, Person):
        return resolve_url(settings.LOGIN_URL)
    at = clock.now()
    if queries.works_as(person, queries.STAFF_ROLES, at):
        return resolve_url(settings.STAFF_REDIRECT_URL)
    if Role.MEMBER in queries.roles_of(person, at):
        return resolve_url(settings.LOGIN_REDIRECT_URL)
    # Staff whose checks or training are not noted yet: every other page would say "not found".
    return resolve_url("welcome")


KIND_WORDS = {
    "password_too_short": _(
        "Please make it longer: %(min_length)d letters or more. "
        "Four words in a row are easy to keep in mind."
    ),
    "password_too_common": _(
        "Many people use that one, so it is easy to guess. Please pick another."
    ),
    "password_entirely_numeric": _("Please use some letters too, not only numbers."),
}


def in_kind_words(error: ValidationError) -> ValidationError:
    """Return a validator's refusal as we would say it to a young person."""
    words = KIND_WORDS.get(error.code or "")
    return ValidationError(words, code=error.code, params=error.params) if words else error
