"""What a manager types to plan a room, and to give one more person a place."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from sidelight.people.models import Person
from sidelight.people.queries import somebody_called
from sidelight.rooms.actions.planning import NewPlace, NewRoom
from sidelight.rooms.models import MOST_MEMBERS, Place, Room
from sidelight.rooms.queries.entering import holds_the_part
from sidelight.team.queries import zone

LENGTHS = (30, 45, 60, 75, 90, 120)
A_DATE = gettext_lazy("Please give a date.")
A_TIME = gettext_lazy("Please give a time like 16:00.")


def lengths() -> list[tuple[int, str]]:
    """Return how long a session may take, in minutes and in words."""
    return [(one, ngettext("%d minute", "%d minutes", one) % one) for one in LENGTHS]


class RoomForm(forms.Form):
    """A room with its people. Members are written by name: nobody browses a list of them."""

    name = forms.CharField(
        label=gettext_lazy("Name of the room"),
        help_text=gettext_lazy("Its members see it. Choose one that tells others nothing."),
        max_length=60,
        error_messages={"required": gettext_lazy("Please give the room a name.")},
    )
    kind = forms.TypedChoiceField(
        label=gettext_lazy("What kind of room"),
        coerce=Room.Kind,
        choices=[one for one in Room.Kind.choices if one[0] != Room.Kind.REHEARSAL],
        initial=Room.Kind.GROUP,
        widget=forms.RadioSelect,
    )
    day = forms.DateField(
        label=gettext_lazy("Day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": A_DATE, "invalid": A_DATE},
    )
    start = forms.TimeField(
        label=gettext_lazy("Starts at"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"required": A_TIME, "invalid": A_TIME},
    )
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("How long"),
        coerce=int,
        initial=60,
        choices=lengths,  # in the language of whoever looks
    )
    members = forms.CharField(
        label=gettext_lazy("Members"),
        help_text=gettext_lazy("One name in each line, as others see it. All of one age band."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Please write who comes.")},
    )

    def __init__(
        self,
        leaders: Sequence[Person],
        seconds: Sequence[Person],
        *,
        at: datetime,
        given: QueryDict | None = None,
    ) -> None:
        super().__init__(given)
        self.at, self.staff = at, {one.slug: one for one in [*leaders, *seconds]}
        self.fields["leaders"] = forms.MultipleChoiceField(
            label=_("Leaders"),
            help_text=_("A group opens only while two of them are in it. A one-to-one has one."),
            choices=[(one.slug, one.shown_name) for one in leaders],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Please choose who leads the room.")},
        )
        self.fields["second"] = forms.ChoiceField(
            label=_("Second on duty"),
            help_text=_("For a one-to-one: who can look in. The member is told."),
            required=False,
            choices=[("", _("Nobody")), *((one.slug, one.shown_name) for one in seconds)],
        )

    def clean_members(self) -> list[Person]:
        """Return the members whose names were written. Says which name nobody has."""
        names = [name.strip() for name in self.cleaned_data["members"].splitlines()]
        found = {name: somebody_called(name) for name in names if name}
        missing = [name for name in found if not _is_a_member(found[name], self.at)]
        if missing:
            self.add_error("members", _nobody_called(missing))
        people = [person for person in found.values() if person is not None]
        return list({person.pk: person for person in people}.values())

    def clean(self) -> None:
        """Compare the fields with each other, so that everything is said at once."""
        given = self.cleaned_data
        leaders, second = given.get("leaders", []), given.get("second", "")
        if second and second in leaders:
            self.add_error("second", _("The second on duty is another person than the leader."))
        if given.get("kind") == Room.Kind.ONE_TO_ONE:
            self._check_one_to_one(leaders, second, given.get("members", []))
        elif len(leaders) == 1:
            self.add_error("leaders", _("A group needs two leaders. Please choose one more."))
        elif len(given.get("members", [])) > MOST_MEMBERS:
            self.add_error("members", _("A room has eight places for members."))
        if "day" in given and "start" in given and self._starts_at() <= self.at:
            self.add_error("start", _("This is over. Please choose a later time."))

    def new_room(self) -> NewRoom:
        """Return the room as the action wants it."""
        starts_at = self._starts_at()
        given = self.cleaned_data
        ends_at = starts_at + timedelta(minutes=given["minutes"])
        return NewRoom(given["name"], starts_at, ends_at, given["kind"])

    def new_places(self) -> list[NewPlace]:
        """Return who is in it, and as what."""
        given = self.cleaned_data
        seconds = [given["second"]] if given["second"] else []
        return [
            *(NewPlace(person, Place.Part.MEMBER) for person in given["members"]),
            *(NewPlace(self.staff[slug], Place.Part.LEADER) for slug in given["leaders"]),
            *(NewPlace(self.staff[slug], Place.Part.SECOND) for slug in seconds),
        ]

    def _check_one_to_one(self, leaders: list[str], second: str, members: list[Person]) -> None:
        if len(leaders) > 1:
            self.add_error("leaders", _("A one-to-one has one leader."))
        if len(members) > 1:
            self.add_error("members", _("A one-to-one has one member."))
        if not second:
            self.add_error("second", _("Please choose who is the second on duty."))

    def _starts_at(self) -> datetime:
        given = self.cleaned_data
        return datetime.combine(given["day"], given["start"], zone())


class PlaceForm(forms.Form):
    """One more person in a room that is planned already."""

    who = forms.CharField(
        label=gettext_lazy("Name that others see"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Please write who comes.")},
    )
    part = forms.TypedChoiceField(
        label=gettext_lazy("They come as"), coerce=Place.Part, choices=Place.Part.choices
    )

    def clean_who(self) -> Person:
        """Return the person of this name."""
        found = somebody_called(self.cleaned_data["who"])
        if found is None:
            raise forms.ValidationError(_("Nobody here has that name."))
        return found


def _is_a_member(person: Person | None, at: datetime) -> bool:
    return person is not None and holds_the_part(person, Place.Part.MEMBER, at)


def _nobody_called(names: Sequence[str]) -> str:
    """One answer for somebody who is not there and somebody of the staff."""
    return _("No member is called: %(names)s. Please check how it is written.") % {
        "names": ", ".join(names)
    }
