"""What people type in to complain, to answer a complaint, and to place a hold."""

from datetime import date
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST = 4000
SEVERAL_LINES = forms.Textarea(attrs={"rows": 8})


class ComplaintForm(forms.Form):
    """What somebody is not happy with; key: a second tap is the same complaint."""

    key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid4)
    words = forms.CharField(
        label=_("What would you like to tell us?"),
        help_text=_("You do not have to say who you are."),
        max_length=LONGEST,
        widget=SEVERAL_LINES,
        error_messages={"required": _("Please write a few words first.")},
    )


class AnswerForm(forms.Form):
    """What a safeguarding lead writes to whoever complained."""

    answer = forms.CharField(
        label=_("Your answer"),
        help_text=_("Whoever has the link to the complaint reads this as you write it."),
        max_length=LONGEST,
        widget=SEVERAL_LINES,
        error_messages={"required": _("Please write a few words first.")},
    )


class HoldForm(forms.Form):
    """Whom a hold is about, why, and when somebody looks at it again."""

    who = forms.CharField(
        label=_("Name that others see"),
        help_text=_("For somebody who has left: the name that others saw before."),
        max_length=40,
        error_messages={"required": _("Please write whom the hold is about.")},
    )
    reason = forms.CharField(
        label=_("Why the law asks us to keep it"),
        help_text=_("Who asked, when, and for what. No details of what happened."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Please write why.")},
    )
    review_on = forms.DateField(
        label=_("Look at it again on"),
        help_text=_("A day within a year."),
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={
            "required": _("Please pick a day."),
            "invalid": _("Please write the day like 2026-03-31."),
        },
    )

    def review_day(self) -> date:
        """Return the day that was picked."""
        day: date = self.cleaned_data["review_on"]
        return day
