"""What an invited person gives: the agreement to both texts, and a passphrase of their own."""

from collections.abc import Sequence

from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.people.actions import NewColleague
from sidelight.people.forms.joining import PASSPHRASE_HINT, SHOWABLE, AgreementsForm, Given
from sidelight.people.models import HouseText


class TakeUpForm(AgreementsForm):
    """A passphrase that nobody else knows, and a tick for each text."""

    passphrase = forms.CharField(
        label=_("A passphrase"),
        help_text=PASSPHRASE_HINT,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", **SHOWABLE}),
        error_messages={"required": _("Please make up a passphrase that only you know.")},
    )

    def __init__(self, texts: Sequence[HouseText], given: Given = None) -> None:
        super().__init__(texts, given)
        if not texts:
            # On the first evening there may be none yet; agreeing comes when they are in force.
            del self.fields["agreed"]

    def clean_passphrase(self) -> str:
        """Return the passphrase if it is hard enough to guess."""
        passphrase: str = get_adapter().clean_password(self.cleaned_data["passphrase"])
        return passphrase

    def new_colleague(self) -> NewColleague:
        """Return what was typed, as the action wants it."""
        agreed = self.cleaned_data.get("agreed", ())
        return NewColleague(self.cleaned_data["passphrase"], agreed)
