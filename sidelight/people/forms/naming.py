"""What people type in or pick to be named: one of our safe names, or one of their own."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sidelight.people.actions import free_safe_names
from sidelight.people.errors import NameNotFit, OfferTooOld
from sidelight.people.rules import NAME_LONGEST

OWN = "own"
# The button that asks for other names sends the form without joining.
OTHER_NAMES = "other_names"
NAMES_OFFERED = 3
OFFER_LASTS = timedelta(hours=1)
SALT = "sidelight.people.offered-names"


class NameForm(forms.Form):
    """Three names of our making to pick from, and room for one of one's own.

    What was offered travels signed: a name that we did not offer is never shown unseen.
    """

    offered = forms.CharField(widget=forms.HiddenInput, required=False)
    offer = forms.ChoiceField(
        label=_("Pick a name, or make up your own"),
        help_text=_("A name from here is yours at once."),
        widget=forms.RadioSelect,
        required=False,
        error_messages={"invalid_choice": OfferTooOld.kind_words},
    )
    name = forms.CharField(
        label=_("A name of your own"),
        help_text=_(
            "Anything but your real name. 2 to 24 letters, no numbers to reach you by. "
            "A person looks at it before others see it."
        ),
        max_length=NAME_LONGEST,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": NameNotFit.kind_words},
    )

    def __init__(
        self,
        names: Sequence[str],
        given: QueryDict | None = None,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(offering(names, given), initial={**(initial or {})})
        choice = self.fields["offer"]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  # for the type checker
        choice.choices = [*((name, name) for name in names), (OWN, _("My own, from below"))]
        self.initial["offered"] = sealed(names)

    @property
    def safe_name(self) -> str:
        """The name of our making that was picked; empty when it is one of their own."""
        picked: str = self.cleaned_data["offer"]
        return "" if picked in ("", OWN) else picked

    def clean(self) -> None:
        """Take one name, not two and not none."""
        super().clean()
        if {"offer", "name"} & self.errors.keys():
            return
        typed = self.cleaned_data["name"]
        if self.safe_name and typed:
            two = _("You picked a name and wrote one, too. Empty this field, or tick “My own”.")
            self.add_error("name", two)
        elif not self.safe_name and not typed:
            self.add_error("name", _("Please choose a name that others may see."))


def sealed(names: Sequence[str]) -> str:
    """Return names as they travel in the form: signed, with the time."""
    return signing.dumps(list(names), salt=SALT)


def offering(names: Sequence[str], given: QueryDict | None) -> QueryDict | None:
    """Return what was sent, with the names that the page offers now."""
    if given is None:
        return None
    sent = given.copy()
    sent["offered"] = sealed(names)
    return sent


def names_for(given: QueryDict | None) -> list[str]:
    """Return the names to offer: those of the form that was sent, or else new ones."""
    names = offered_in(given) if given and OTHER_NAMES not in given else []
    return names or free_safe_names(NAMES_OFFERED)


def typed_so_far(given: QueryDict) -> dict[str, object]:
    """Return what stands in a form that asked for other names, but for passphrase and pick."""
    kept = {name: given[name] for name in ("name", "age_band", "key") if name in given}
    return {**kept, "agreed": given.getlist("agreed")}


def offered_in(given: QueryDict) -> list[str]:
    """Return the names that a form offered; none when they are not ours or too old."""
    try:
        names = signing.loads(given.get("offered", ""), salt=SALT, max_age=OFFER_LASTS)
    except signing.BadSignature:
        return []
    return [str(name) for name in names]
