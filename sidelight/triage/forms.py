"""What people type in to tell us of a site, and what the desk types in to decide about it."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.triage.actions import Choice, Report
from sidelight.triage.errors import NoPlace, NoSiteNamed
from sidelight.triage.models import HowItFelt, SiteOutcome, WhatItDoes, WhySite
from sidelight.triage.rules import LONGEST_ADDRESS, LONGEST_WORDS

FEW_LINES = forms.Textarea(attrs={"rows": 3, "autocomplete": "off"})
TOO_LONG = _("That is a bit long. Please use fewer words.")


class ReportForm(forms.Form):
    """A site, what it does, and how it felt; all but the address may be left out."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    address = forms.CharField(
        label=_("Which site is it?"),
        help_text=_("Its address, or its name. You do not have to open it again."),
        max_length=LONGEST_ADDRESS,
        # Not a field for addresses: browsers would want one written out in full.
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}),
        error_messages={"required": NoSiteNamed.kind_words, "max_length": TOO_LONG},
    )
    does = forms.MultipleChoiceField(
        label=_("What does it do?"),
        choices=WhatItDoes,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    does_words = forms.CharField(
        label=_("More about that"),
        help_text=_("Please do not copy what it says. A few words of your own are best."),
        max_length=LONGEST_WORDS,
        widget=FEW_LINES,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    felt = forms.MultipleChoiceField(
        label=_("How did you feel there?"),
        choices=HowItFelt,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    felt_words = forms.CharField(
        label=_("How it felt, in your own words"),
        max_length=LONGEST_WORDS,
        widget=FEW_LINES,
        required=False,
        error_messages={"max_length": TOO_LONG},
    )
    tell_me = forms.BooleanField(
        label=_("Tell me here what you did"),
        help_text=_("You get a note on your own page. We keep with this that it was you."),
        required=False,
    )

    def report(self) -> Report:
        """Return what was told."""
        said = self.cleaned_data
        return Report(
            address=said["address"],
            does=said["does"],
            felt=said["felt"],
            does_words=said["does_words"],
            felt_words=said["felt_words"],
            tell_me=said["tell_me"],
        )


class SiteForm(forms.Form):
    """What is decided about a site."""

    outcome = forms.ChoiceField(
        label=_("What is it?"),
        choices=SiteOutcome,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please pick one.")},
    )
    why = forms.ChoiceField(
        label=_("Why?"),
        choices=WhySite,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please pick a reason.")},
    )
    listed = forms.CharField(
        label=_("For the list: its address"),
        help_text=_("Only for a harmful one. Such as example.org, or example.org/one-page."),
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}),
        required=False,
    )
    whole_site = forms.BooleanField(
        label=_("The whole site, with all that is on it"),
        help_text=_("Without this, only that page and what lies beneath it."),
        required=False,
    )
    answer = forms.CharField(
        label=_("What we did, for whoever told us"),
        help_text=_("They read this as you write it. Please do not name the site."),
        max_length=LONGEST_WORDS,
        widget=FEW_LINES,
        required=False,
    )
    note = forms.CharField(
        label=_("A note for the team"), max_length=LONGEST_WORDS, widget=FEW_LINES, required=False
    )

    def clean(self) -> None:
        """Ask for the address where it goes on the list."""
        super().clean()
        harmful = self.cleaned_data.get("outcome") == SiteOutcome.HARMFUL
        if harmful and not self.cleaned_data.get("listed"):
            self.add_error("listed", NoPlace.kind_words)

    def choice(self) -> Choice:
        """Return what was decided."""
        said = self.cleaned_data
        return Choice(
            outcome=SiteOutcome(said["outcome"]),
            why=WhySite(said["why"]),
            listed=said["listed"],
            whole_site=said["whole_site"],
            answer=said["answer"],
            note=said["note"],
        )


class RemovalForm(forms.Form):
    """Why a place is taken off the list."""

    why = forms.ChoiceField(
        label=_("Why?"),
        choices=[
            (WhySite.HELPS, WhySite.HELPS.label),
            (WhySite.NOT_THERE, WhySite.NOT_THERE.label),
        ],
    )
