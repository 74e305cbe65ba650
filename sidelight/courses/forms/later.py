"""What somebody may say weeks after a course: how they are, and words if they like."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.courses.forms.fields import words_field
from sidelight.outcomes.models import Feeling


class LaterForm(forms.Form):
    """One tap, and words that may stay empty."""

    words = words_field(
        _("Anything you would like to tell your counsellor?"),
        _("You can leave it empty."),
    )
    value = forms.ChoiceField(
        choices=Feeling.choices,
        error_messages={"required": _("Please tap how you are.")},
    )
