"""What a manager types to change a group that is planned or open."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sidelight.courses.forms.fields import DateField, TimeField
from sidelight.courses.forms.groups import days_named, leaders_field
from sidelight.courses.models import Group, GroupLeader, OffBecause
from sidelight.courses.queries.leaders import MayLead
from sidelight.courses.queries.off_words import GROUP_OFF_WORDS, SESSION_OFF_WORDS
from sidelight.courses.rules.evenings import Evening, Hour, OddTime, evening_on, odd_time
from sidelight.courses.rules.groups import FEWEST_SEATS, leaders_suffice
from sidelight.people.models import Person
from sidelight.rooms.models import MOST_MEMBERS

NEVER_SEEN = -1


def seen_in(given: QueryDict) -> int:
    """Return which revision of a group a page showed; one that no group has for nonsense."""
    said = given.get("seen", "")
    fits = said.isascii() and said.isdecimal() and len(said) <= 9
    return int(said) if fits else NEVER_SEEN


def days_in(given: QueryDict) -> list[date]:
    """Return the days that a page showed, as it sends them back."""
    return days_named(given, "shown")


class WhenForm(forms.Form):
    """Another time for one evening, by the clock of its group."""

    day = DateField(label=gettext_lazy("Day"))
    starts = TimeField(label=gettext_lazy("Starts at"))

    def evening(self, group: Group) -> Evening:
        """Return the evening that this means."""
        given = self.cleaned_data
        return evening_on(given["day"], Hour(given["starts"], group.minutes, group.zone))

    def time_is_odd(self, group: Group) -> OddTime:
        """Return what the clocks do to this time on that day."""
        given = self.cleaned_data
        return odd_time(given["day"], Hour(given["starts"], group.minutes, group.zone))


class SessionOffForm(forms.Form):
    """Why an evening does not take place, and whether one is added at the end."""

    because = forms.TypedChoiceField(
        label=gettext_lazy("What everybody reads"),
        coerce=OffBecause,
        choices=[(one.value, SESSION_OFF_WORDS[one]) for one in SESSION_OFF_WORDS],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose what everybody reads.")},
    )
    instead = forms.ChoiceField(
        label=gettext_lazy("And its week of the course"),
        choices=[
            ("end", gettext_lazy("One more evening at the end, so that no week is lost")),
            ("no", gettext_lazy("Leave this week out")),
        ],
        initial="end",
        widget=forms.RadioSelect,
    )


class GroupOffForm(forms.Form):
    """Why a group is cancelled."""

    because = forms.TypedChoiceField(
        label=gettext_lazy("What everybody reads"),
        coerce=OffBecause,
        choices=[(one.value, GROUP_OFF_WORDS[one]) for one in GROUP_OFF_WORDS],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose what everybody reads.")},
    )


class LeadersForm(forms.Form):
    """Who leads a group from now on. Those who lead it and are not ready stay to be chosen."""

    def __init__(
        self,
        ready: Sequence[MayLead],
        standing: Sequence[GroupLeader],
        *,
        given: QueryDict | None = None,
    ) -> None:
        chosen = [one.person.slug for one in standing]
        super().__init__(given, initial={"leaders": chosen})
        self.people = {one.person.slug: one.person for one in standing}
        self.people |= {one.person.slug: one.person for one in ready}
        self.parts = {one.person.slug: one.part for one in ready}
        self.fields["leaders"] = leaders_field(ready, others=self._not_ready(standing))

    def clean_leaders(self) -> list[Person]:
        """Return who is to lead. Says whether those who are ready are enough."""
        chosen: list[str] = self.cleaned_data["leaders"]
        if not leaders_suffice([self.parts[one] for one in chosen if one in self.parts]):
            raise ValidationError(_("Please choose a counsellor, and one more who leads."))
        return [self.people[slug] for slug in chosen]

    def _not_ready(self, standing: Sequence[GroupLeader]) -> list[tuple[str, str]]:
        words = _("%(name)s (not ready just now)")
        return [
            (one.person.slug, words % {"name": one.person.shown_name})
            for one in standing
            if one.person.slug not in self.parts
        ]


class SeatsForm(forms.Form):
    """How many places a group has."""

    seats = forms.TypedChoiceField(
        label=gettext_lazy("Places"),
        help_text=gettext_lazy("New ones are offered to whoever waits. Only empty ones can go."),
        coerce=int,
        choices=[(one, str(one)) for one in range(FEWEST_SEATS, MOST_MEMBERS + 1)],
    )
