"""What a member types at the end of a course."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.courses.rules.endings import LONGEST_NAME
from sidelight.foundation.text import clean_words


class CertificateForm(forms.Form):
    """A name for a piece of paper. It is printed, and kept nowhere."""

    name = forms.CharField(
        label=_("The name on the paper"),
        help_text=_("Any name that you like. We print it, and keep it nowhere."),
        max_length=LONGEST_NAME,
        error_messages={"required": _("Please type the name that should stand on it.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_name(self) -> str:
        return " ".join(clean_words(self.cleaned_data["name"]).split())
