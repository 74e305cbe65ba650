"""What people type in: to join, to agree, to be named, to sign in and to be reached."""

from sidelight.people.forms.invitations import TakeUpForm
from sidelight.people.forms.joining import AgreedField, AgreementsForm, JoinForm
from sidelight.people.forms.naming import OTHER_NAMES, NameForm, names_for, typed_so_far
from sidelight.people.forms.needs import NeedsForm, StaffNeedsForm
from sidelight.people.forms.own import MarkForm, StepForm
from sidelight.people.forms.recovering import (
    FirstWordsForm,
    NewPassphraseForm,
    NewWordsForm,
    RecoverForm,
)
from sidelight.people.forms.signing_in import ChangePassphraseForm, SignInAgainForm, SignInForm

__all__ = [
    "OTHER_NAMES",
    "AgreedField",
    "AgreementsForm",
    "ChangePassphraseForm",
    "FirstWordsForm",
    "JoinForm",
    "MarkForm",
    "NameForm",
    "NeedsForm",
    "NewPassphraseForm",
    "NewWordsForm",
    "RecoverForm",
    "SignInAgainForm",
    "SignInForm",
    "StaffNeedsForm",
    "StepForm",
    "TakeUpForm",
    "names_for",
    "typed_so_far",
]
