"""What a manager types about hours, roles and readiness."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from django import forms
from django.core.validators import MaxValueValidator
from django.http import QueryDict
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from sidelight.people.errors import NameNotFit
from sidelight.people.models import Person, Role
from sidelight.people.queries import STAFF_ROLES
from sidelight.people.rules import NAME_LONGEST
from sidelight.team.actions import Dates, Days

A_TIME = _("Please give a time like 16:00.")
A_DATE = _("Please give a date.")
# The last day that a calendar knows has no day after it, on which a role could end.
BEFORE_2100 = MaxValueValidator(date(2099, 12, 31), _("Please give a day before the year 2100."))
AN_INSTANT = _("Please give a day and a time, like 2026-03-04 18:00.")


time_field = partial(
    forms.TimeField,
    widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    error_messages={"required": A_TIME, "invalid": A_TIME},
)
date_field = partial(
    forms.DateField,
    validators=[BEFORE_2100],
    widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    error_messages={"required": A_DATE, "invalid": A_DATE},
)
# One field for day and time: without script a browser that knows no such field takes the words.
instant_field = partial(
    forms.DateTimeField,
    widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
    error_messages={"required": AN_INSTANT, "invalid": AN_INSTANT},
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


class InvitationForm(RoleForm):
    """Who is invited, and for which role; the secret is the invited person's own to choose."""

    shown_name = forms.CharField(
        label=_("The name others will see"),
        help_text=_("A first name is enough. Members see it beside notes from the team."),
        max_length=NAME_LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Please give a name."), "max_length": NameNotFit.kind_words},
    )
    field_order = ("shown_name", "role", "first", "last")


class OnCallForm(forms.Form):
    """Which safeguarding lead is on call, from when until when, in the charity's time zone."""

    def __init__(self, leads: Sequence[Person], given: QueryDict | None = None) -> None:
        super().__init__(given)
        self.leads = {lead.slug: lead for lead in leads}
        self.fields["person"] = forms.ChoiceField(
            label=_("Safeguarding lead"),
            choices=[("", _("Choose")), *((lead.slug, lead.shown_name) for lead in leads)],
            error_messages={"required": _("Please choose who is on call.")},
        )
        self.order_fields(["person", "starts_at", "ends_at"])

    starts_at = instant_field(label=_("From"))
    ends_at = instant_field(label=_("Until"))

    def clean_person(self) -> Person:
        """Return the lead who was chosen."""
        return self.leads[self.cleaned_data["person"]]
