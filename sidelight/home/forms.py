"""What the first manager and the writers of the house texts type in."""

from typing import Any, cast

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sidelight.home.actions import FirstManager
from sidelight.people.errors import NameNotFit
from sidelight.people.rules import NAME_LONGEST, name_fits

SPARE_CLAUSES = 2
MOST_CLAUSES = 20


class SetUpForm(forms.Form):
    """The first manager's shown name and passphrase."""

    shown_name = forms.CharField(
        label=_("Your name, as others here will see it"),
        help_text=_("A first name is enough."),
        max_length=NAME_LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    passphrase = forms.CharField(
        label=_("A passphrase"),
        help_text=_("At least 10 letters. Four words in a row are easy to keep in mind."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_shown_name(self) -> str:
        """Return the name if it fits the rule that holds for everybody."""
        name = " ".join(self.cleaned_data["shown_name"].split())
        if not name_fits(name):
            raise ValidationError(NameNotFit.kind_words)
        return name

    def clean_passphrase(self) -> str:
        """Return the passphrase if it is hard enough to guess."""
        passphrase: str = get_adapter().clean_password(self.cleaned_data["passphrase"])
        return passphrase

    def first_manager(self) -> FirstManager:
        """Return what was typed, as the action wants it."""
        return FirstManager(self.cleaned_data["shown_name"], self.cleaned_data["passphrase"])


class TextForm(forms.Form):
    """A new version of a house text."""

    words = forms.CharField(
        label=_("The text"),
        help_text=_("Short sentences and everyday words. An empty line begins a new paragraph."),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={"required": _("Please write the text before you put it in force.")},
    )
    what_changed = forms.CharField(
        label=_("What is new in this version?"),
        help_text=_("Everybody is shown this when they are asked to agree again."),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ClauseForm(forms.Form):
    """One house rule; both fields empty means that there is none."""

    title = forms.CharField(label=_("The rule in a few words"), max_length=80, required=False)
    words = forms.CharField(
        label=_("What it means"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        """Ask for the half that is missing."""
        title, words = self.cleaned_data.get("title"), self.cleaned_data.get("words")
        if words and not title:
            self.add_error("title", _("Please give this rule a few words as its name."))
        if title and not words:
            self.add_error("words", _("Please say what this rule means."))
        return self.cleaned_data


class BaseClauseFormSet(forms.BaseFormSet[ClauseForm]):
    """The clauses of one version, in reading order."""

    def clean(self) -> None:
        """Ask for at least one clause: a moderator's reason cites one."""
        if not any(self.errors) and not self.clauses:
            raise ValidationError(_("Please write at least one rule. Moderators refer to them."))

    @property
    def clauses(self) -> list[tuple[str, str]]:
        """The clauses that were written, without the empty ones."""
        written = [form.cleaned_data for form in self.forms if form.is_valid()]
        return [(one["title"], one["words"]) for one in written if one.get("title")]


ClauseFormSet = cast(  # the stubs forget which formset they were given
    type[BaseClauseFormSet],
    forms.formset_factory(
        ClauseForm,
        formset=BaseClauseFormSet,
        extra=SPARE_CLAUSES,
        max_num=MOST_CLAUSES,
        absolute_max=MOST_CLAUSES,
    ),
)
