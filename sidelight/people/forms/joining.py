"""What people type in to join, to agree and to be named."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import uuid4

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sidelight.people.actions import NewMember
from sidelight.people.errors import MustAgreeFirst
from sidelight.people.forms.naming import NameForm
from sidelight.people.models import AgeBand, HouseText

Given = QueryDict | None
OWN_DEVICE_STAYS = timedelta(days=30)
YOUNGER, OLDER = "younger", "older"
PASSPHRASE_HINT = _("At least 10 letters. Four words in a row are easy to keep in mind.")
# Read by show_passphrase.js; without script the words are typed unseen.
SHOWABLE = {"data-show": _("Show"), "data-hide": _("Hide")}


class AgreedField(forms.MultipleChoiceField):
    """A tick for each text; it carries the id of exactly the version that is on the page."""

    def __init__(self, texts: Sequence[HouseText]) -> None:
        super().__init__(
            label=_("Do you agree?"),
            choices=[
                (str(text.pk), _("I have read “%s” and I agree") % text.get_kind_display())
                for text in texts
            ],
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "required": _("Please read each text, and tick it if you agree."),
                "invalid_choice": MustAgreeFirst.kind_words,
            },
        )


class AgreementsForm(forms.Form):
    """The agreement to these texts, in these versions."""

    def __init__(self, texts: Sequence[HouseText], given: Given = None) -> None:
        super().__init__(given)
        self.texts = texts
        self.fields["agreed"] = AgreedField(texts)

    def clean_agreed(self) -> list[HouseText]:
        """Return the texts agreed to: all of them, or it is no agreement."""
        return all_agreed(self, self.texts)


class JoinForm(NameForm):
    """A name, a passphrase, an age band, the agreement, and nothing else."""

    passphrase = forms.CharField(
        label=_("A passphrase"),
        help_text=PASSPHRASE_HINT,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", **SHOWABLE}),
        error_messages={"required": _("Please make up a passphrase. It keeps your place yours.")},
    )
    age_band = forms.ChoiceField(
        label=_("How old are you?"),
        choices=[
            (YOUNGER, _("12 or younger")),
            *AgeBand.choices,
            (OLDER, _("20 or older")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose your age. We keep no date of birth.")},
    )

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(
        self,
        texts: Sequence[HouseText],
        names: Sequence[str],
        given: Given = None,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(names, given, initial)
        self.texts = texts
        self.fields["agreed"] = AgreedField(texts)

    @property
    def is_outside_the_bands(self) -> bool:
        """Whether the age given is one that other places are there for."""
        return self.data.get("age_band") in (YOUNGER, OLDER)

    def clean_agreed(self) -> list[HouseText]:
        """Return the texts agreed to: all of them, or it is no agreement."""
        return all_agreed(self, self.texts)

    def clean_passphrase(self) -> str:
        """Return the passphrase if it is hard enough to guess."""
        passphrase: str = get_adapter().clean_password(self.cleaned_data["passphrase"])
        return passphrase

    def new_member(self) -> NewMember:
        """Return what was typed, as the action wants it."""
        return NewMember(
            chosen_name=self.cleaned_data["name"],
            passphrase=self.cleaned_data["passphrase"],
            age_band=self.cleaned_data["age_band"],
            agreed_to=self.cleaned_data["agreed"],
            key=self.cleaned_data["key"],
            safe_name=self.safe_name,
        )


def all_agreed(form: forms.Form, texts: Sequence[HouseText]) -> list[HouseText]:
    """Return the texts that were ticked. Raises ValidationError when one is missing."""
    agreed = [text for text in texts if str(text.pk) in form.cleaned_data["agreed"]]
    if len(agreed) < len(texts):
        raise ValidationError(form.fields["agreed"].error_messages["required"])
    return agreed
