"""What a member types on the page of a week."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.courses.models import OneThing
from sidelight.courses.rules.weeks import LONGEST_ONE_THING


class OneThingForm(forms.Form):
    """One thing for the week, in words of one's own or in those of the week."""

    words = forms.CharField(
        label=_("My one thing, in my own words"),
        help_text=_("You can leave this empty. Only you see it."),
        max_length=LONGEST_ONE_THING,
        required=False,
        error_messages={"max_length": _("Please keep to 200 letters.")},
    )


class HowItWentForm(forms.Form):
    """What somebody says about their one thing."""

    said = forms.ChoiceField(choices=OneThing.Said.choices)
