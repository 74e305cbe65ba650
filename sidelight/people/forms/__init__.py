"""What people type in: to join, to agree, to be named, to sign in and to be reached."""

from sidelight.people.forms.joining import AgreedField, AgreementsForm, JoinForm, NameForm
from sidelight.people.forms.signing_in import ChangePassphraseForm, SignInAgainForm, SignInForm

__all__ = [
    "AgreedField",
    "AgreementsForm",
    "ChangePassphraseForm",
    "JoinForm",
    "NameForm",
    "SignInAgainForm",
    "SignInForm",
]
