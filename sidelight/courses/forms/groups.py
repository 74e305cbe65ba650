"""What a manager types to plan a group. Its dates are shown before anything is planned."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sidelight.courses.actions.groups_planning import NewGroup
from sidelight.courses.forms.fields import DateField, TimeField
from sidelight.courses.models import ProgrammeVersion
from sidelight.courses.queries.leaders import MayLead
from sidelight.courses.rules.evenings import Hour, PlannedDay, known_zones, planned_days
from sidelight.courses.rules.groups import FEWEST_SEATS, leaders_suffice
from sidelight.foundation.text import clean_words
from sidelight.people.models import AgeBand
from sidelight.rooms.models import MOST_MEMBERS

MOST_DAYS = 60  # of a plan, with what is left out: far more than a course has
LENGTHS = (45, 60, 75, 90, 120)


def lengths() -> list[tuple[int, str]]:
    """Return how long an evening may be, in minutes and in words."""
    return [(one, ngettext("%d minute", "%d minutes", one) % one) for one in LENGTHS]


class GroupForm(forms.Form):
    """A new group. It is sent twice: the dates are shown, then it is planned with them."""

    version = forms.ChoiceField(
        label=gettext_lazy("Course"),
        error_messages={"required": gettext_lazy("Please choose a course.")},
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the group"),
        help_text=gettext_lazy(
            "Members see it, also in their calendar. Choose one that tells others nothing."
        ),
        max_length=60,
        error_messages={"required": gettext_lazy("Please give the group a name.")},
    )
    band = forms.TypedChoiceField(
        label=gettext_lazy("For whom"), coerce=AgeBand, choices=AgeBand.choices
    )
    first_day = DateField(label=gettext_lazy("First evening"))
    starts = TimeField(label=gettext_lazy("Starts at"))
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("How long"), coerce=int, initial=75, choices=lengths
    )
    zone = forms.CharField(
        label=gettext_lazy("By the clock of"),
        help_text=gettext_lazy("A time zone by its name, like Europe/London."),
        max_length=40,
    )
    seats = forms.TypedChoiceField(
        label=gettext_lazy("Places"),
        coerce=int,
        initial=MOST_MEMBERS,
        choices=[(one, str(one)) for one in range(FEWEST_SEATS, MOST_MEMBERS + 1)],
    )

    def __init__(
        self,
        versions: Sequence[ProgrammeVersion],
        leaders: Sequence[MayLead],
        closed: Mapping[date, str],
        *,
        at: datetime,
        given: QueryDict | None = None,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(given, initial=dict(initial or {}))
        self.at, self.closed, self.given = at, closed, given
        self.versions = {str(one.pk): one for one in versions}
        self.staff = {one.person.slug: one for one in leaders}
        self.days: list[PlannedDay] = []
        self.fields["version"].choices = [(str(one.pk), one.title) for one in versions]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["leaders"] = leaders_field(leaders)

    @property
    def is_agreed(self) -> bool:
        """Whether exactly these dates were shown before, and planning with them was asked for."""
        shown = [one.day for one in self.days]
        return self.given is not None and "plan" in self.given and self._dates("shown") == shown

    @property
    def has_new_dates(self) -> bool:
        """Whether planning was asked for, and there are dates that were not shown before."""
        asked = self.given is not None and "plan" in self.given
        return asked and bool(self.days) and not self.is_agreed

    def clean_name(self) -> str:
        """Return the name with nothing unseen in it."""
        return clean_words(self.cleaned_data["name"])

    def clean_zone(self) -> str:
        """Return the zone, if this machine knows it."""
        zone: str = self.cleaned_data["zone"]
        if zone not in known_zones():
            raise ValidationError(
                _("We do not know this zone. Please write one like Europe/London.")
            )
        return zone

    def clean_leaders(self) -> list[MayLead]:
        """Return who is to lead. Says whether they are enough."""
        chosen = [self.staff[slug] for slug in self.cleaned_data["leaders"]]
        if not leaders_suffice([one.part for one in chosen]):
            raise ValidationError(_("Please choose a counsellor, and one more who leads."))
        return chosen

    def clean(self) -> None:
        """Work out the dates, as soon as all that they are made of is there."""
        given = self.cleaned_data
        if not {"version", "first_day", "starts", "minutes", "zone"} <= given.keys():
            return
        weeks = self.versions[given["version"]].weeks.count()
        if not weeks:
            self.add_error("version", _("This course has no weeks. Please choose another one."))
            return
        self.days = planned_days(
            given["first_day"],
            weeks,
            self._hour(),
            closed=self.closed,
            leaves_out=self._leaves_out(),
        )
        if self.days[0].starts_at <= self.at:
            self.add_error("first_day", _("This is over. Please choose a later day."))

    def new_group(self) -> NewGroup:
        """Return the group as the action wants it."""
        given = self.cleaned_data
        return NewGroup(
            version=self.versions[given["version"]],
            name=given["name"],
            band=given["band"],
            hour=self._hour(),
            days=[one.day for one in self.days if one.number],
            leaders=[one.person for one in given["leaders"]],
            seats=given["seats"],
        )

    def _hour(self) -> Hour:
        given = self.cleaned_data
        return Hour(given["starts"], given["minutes"], given["zone"])

    def _leaves_out(self) -> Callable[[date], bool]:
        """Leave out what was ticked, and each closed day that is shown for the first time."""
        shown, ticked = set(self._dates("shown")), set(self._dates("skip"))
        return lambda day: day in ticked & shown or (day in self.closed and day not in shown)

    def _dates(self, name: str) -> list[date]:
        return days_named(self.given, name) if self.given is not None else []


def days_named(given: QueryDict, name: str) -> list[date]:
    """Return the days that a page sent back under this name; what is no day is no answer."""
    return [day for one in given.getlist(name)[:MOST_DAYS] if (day := _day(one)) is not None]


def _day(typed: str) -> date | None:
    try:
        return parse_date(typed)
    except ValueError:  # it looks like a day that no month has
        return None


def leaders_field(
    leaders: Sequence[MayLead], *, others: Sequence[tuple[str, str]] = ()
) -> forms.MultipleChoiceField:
    """Return a choice of who leads, each with as what. others: who stands there as well."""
    return forms.MultipleChoiceField(
        label=_("Leaders"),
        help_text=_("A counsellor, and one more. Only those who are ready stand here."),
        choices=[
            *((one.person.slug, f"{one.person.shown_name} ({one.part.label})") for one in leaders),
            *others,
        ],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Please choose who leads the group.")},
    )
