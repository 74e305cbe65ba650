"""What a leader types for whoever leads next."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.rooms.rules.closing import LONGEST_NOTE


class HandOverForm(forms.Form):
    """The hand-over note."""

    words = forms.CharField(
        label=_("For whoever leads next"),
        help_text=_(
            "How the group was. What to come back to. What was promised, and to whom. A line or "
            "two is enough. Use shown names, and only where next week needs them."
        ),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={"required": _("There are no words in it yet. A line or two is enough.")},
    )
