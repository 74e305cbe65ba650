"""What safeguarding leads and counsellors type in."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from sidelight.safeguarding.models import ConcernOutcome, FollowUpOutcome

LONGEST = 4000
SAY_SOMETHING = {"required": _("Please write a few words first.")}
DAYS = [(1, _("by tomorrow")), (3, _("in three days")), (7, _("in a week"))]


# Any: words that wait for a language.
def _words(label: Any, hint: Any = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages=SAY_SOMETHING,
    )


class NoteForm(forms.Form):
    """What a lead wants the other leads to know."""

    words = _words(_("Your note"), _("What you know, what you did, whom you asked."))


class AskForm(forms.Form):
    """Something that is to be done, and by when."""

    words = _words(_("What is to be done?"), rows=2)
    days = forms.TypedChoiceField(label=_("By when?"), choices=DAYS, coerce=int, initial=1)

    def due_at(self, at: datetime) -> datetime:
        """Return by when, counted from this instant."""
        return at + timedelta(days=self.cleaned_data["days"])


class ClosingForm(forms.Form):
    """How a concern ended."""

    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        choices=[(one.value, capfirst(one.label)) for one in ConcernOutcome],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose how it went.")},
    )
    note = _words(
        _("Your words about it"),
        _("What was decided and why, who was asked, and whether the young person was told."),
    )


class OpeningAgainForm(forms.Form):
    """Why a closed concern is open again."""

    note = _words(_("Why is it open again?"))


class SettlingForm(forms.Form):
    """How a follow-up went."""

    outcome = forms.ChoiceField(
        label=_("How did it go?"),
        choices=[(one.value, capfirst(one.label)) for one in FollowUpOutcome],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose how it went.")},
    )
    note = _words(_("Your words about it"), _("What you did, and what they said, in short."))
