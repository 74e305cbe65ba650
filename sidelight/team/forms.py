"""What a manager types about hours, roles and readiness."""

from functools import partial

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from sidelight.people.models import Role
from sidelight.people.queries import STAFF_ROLES
from sidelight.team.actions import Dates, Days

A_TIME = _("Please give a time like 16:00.")
A_DATE = _("Please give a date.")


time_field = partial(
    forms.TimeField,
    widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    error_messages={"required": A_TIME, "invalid": A_TIME},
)
date_field = partial(
    forms.DateField,
    widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    error_messages={"required": A_DATE, "invalid": A_DATE},
)


class HoursForm(forms.Form):
    """One line of the week."""

    weekday = forms.TypedChoiceField(label=_("Day"), coerce=int, choices=list(WEEKDAYS.items()))
    opens = time_field(label=_("Opens"))
    closes = time_field(label=_("Closes"), help_text=_("Midnight is 00:00."))


class RoleForm(forms.Form):
    """A role and its days; empty days mean from now on, and without an end."""

    role = forms.TypedChoiceField(
        label=_("Role"),
        coerce=Role,
        choices=[(role.value, role.label) for role in Role if role in STAFF_ROLES],
    )
    first = date_field(
        label=_("First day"), help_text=_("Leave it empty for today."), required=False
    )
    last = date_field(
        label=_("Last day"), help_text=_("The role ends when this day is over."), required=False
    )

    @property
    def days(self) -> Days:
        """The days as the action wants them."""
        return Days(self.cleaned_data["first"], self.cleaned_data["last"])


class ReadinessForm(forms.Form):
    """Until when somebody's checks and training hold."""

    checks_until = date_field(
        label=_("Checks hold until"),
        help_text=_("The last day on which their background check counts."),
    )
    training_until = date_field(
        label=_("Training holds until"),
        help_text=_("The last day on which their training for this role counts."),
    )

    @property
    def dates(self) -> Dates:
        """The dates as the action wants them."""
        return Dates(self.cleaned_data["checks_until"], self.cleaned_data["training_until"])


class StaffForm(forms.Form):
    """A new sign-in for somebody on the team."""

    shown_name = forms.CharField(
        label=_("The name others will see"),
        help_text=_("A first name is enough. Members see it beside notes from the team."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Please give a name.")},
    )
    passphrase = forms.CharField(
        label=_("A first passphrase"),
        help_text=_("At least 10 letters. Tell it to them in person. They change it at once."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": _("Please make up a first passphrase.")},
    )

    def clean_passphrase(self) -> str:
        """Return the passphrase if it is hard enough to guess."""
        passphrase: str = self.cleaned_data["passphrase"]
        validate_password(passphrase)
        return passphrase
