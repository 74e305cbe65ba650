"""Why somebody gives their place back, if they want to say."""

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.courses.models import Application


class GivingBackForm(forms.Form):
    """One fixed answer, or none. Nothing else is asked."""

    because = forms.ChoiceField(
        label=_("If you like, tell us why. It helps us to do better."),
        choices=[("", _("I would rather not say")), *Application.Why.choices],
        required=False,
        widget=forms.RadioSelect,
    )

    def because_said(self) -> Application.Why | None:
        """Return what they said; none without an answer."""
        said = self.cleaned_data["because"]
        return Application.Why(said) if said else None
