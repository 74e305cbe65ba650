"""What somebody types to open a transcript, and to keep a sentence ready."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReasonForm(forms.Form):
    """Why what was said in a room is opened."""

    reason = forms.CharField(
        label=_("Why do you need to read it?"),
        help_text=_("Your reason is kept with your name, for whoever checks our work."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Please write why.")},
    )


class ReadyMessageForm(forms.Form):
    """A sentence that leaders can put into a room with one tap."""

    title = forms.CharField(
        label=_("What it is for"),
        help_text=_("Leaders see this. Keep it short, like “Half time”."),
        max_length=60,
        error_messages={"required": _("Please write what it is for.")},
    )
    words = forms.CharField(
        label=_("The words"),
        help_text=_("Members read this as you write it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Please write a few words first.")},
    )
