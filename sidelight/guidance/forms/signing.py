"""What a second person types about an article."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignOffForm(forms.Form):
    """Who answers for a version, as readers see it. digest: of what was read."""

    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
    shown_as = forms.CharField(
        label=_("Who read it, as readers see it"),
        max_length=80,
        help_text=_("Such as “a counsellor of this charity”. Your own name only if you want."),
        error_messages={"required": _("Please say who read it, as readers are to see it.")},
    )


class SendBackForm(forms.Form):
    """What writers should change."""

    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("What should change"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Editors read this above the article. It stands on the page of articles too."),
        error_messages={"required": _("Please say what should change, so that they can do it.")},
    )


class TakeOffForm(forms.Form):
    """Why an article goes."""

    why = forms.CharField(
        label=_("Why it goes"),
        max_length=200,
        help_text=_("Only people who work here read this."),
        error_messages={"required": _("Please say in a few words why it goes.")},
    )
