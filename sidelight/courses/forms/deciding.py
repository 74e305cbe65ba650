"""What counsellors type about places. Nothing goes to a young person as it was suggested."""

from datetime import datetime

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sidelight.courses.actions.deciding import NotNow
from sidelight.courses.actions.talks import NewTalkTime
from sidelight.courses.forms.fields import A_DATE, DateField, TimeField, words_field
from sidelight.courses.models import PlaceDecision
from sidelight.courses.queries.assessing import group_called
from sidelight.courses.rules.talks import LENGTHS
from sidelight.people.models import Person
from sidelight.people.queries import somebody_called
from sidelight.team.queries import zone

WRITE = gettext_lazy("Please write a few words.")
# Where to begin from; each is to be made one's own before it is sent.
BEGINNINGS = {
    "hard": gettext_lazy(
        "Thank you for telling us so much. Just now things sound very hard for you, and a group "
        "might be too much on top. That is nothing that you did wrong. "
        "What I would like to suggest instead is this:"
    ),
    "fit": gettext_lazy(
        "Thank you for your interest, and for your time. This group does not fit well with what "
        "you would like from it. I do not want you to sit through something that does not help. "
        "Here is what I think may suit you better:"
    ),
    "time": gettext_lazy(
        "Thank you for writing to us. This does not seem to be the right moment to begin, and "
        "that is all right. The door stays open. Until then, this may do you good:"
    ),
}


class NoteForm(forms.Form):
    """A note on why somebody can decide for themselves, with which a place is confirmed."""

    words = words_field(
        gettext_lazy("Why they can decide for themselves to come"),
        gettext_lazy(
            "What they understand of the course, its limits, and what else there is. A parent's "
            "yes is not needed. They can read this in their download."
        ),
        required=WRITE,
    )


class ReasonForm(forms.Form):
    """Why somebody is let in beside somebody they know."""

    words = words_field(gettext_lazy("Why"), required=WRITE, rows=2)


class NotNowForm(forms.Form):
    """A human message, and something instead: there is no way to send it without either."""

    words = words_field(
        gettext_lazy("Your message to them"),
        gettext_lazy("Say it in your own words. They read it as you write it."),
        required=WRITE,
        rows=8,
    )
    instead = forms.ChoiceField(
        label=gettext_lazy("What there is instead"),
        choices=PlaceDecision.Instead.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose what there is instead.")},
    )
    again_on = forms.DateField(
        label=gettext_lazy("They can ask again from this day on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": A_DATE},
    )

    def __init__(
        self, groups: list[tuple[str, str]], given: QueryDict | None = None, beginning: str = ""
    ) -> None:
        super().__init__(given, initial={"words": BEGINNINGS.get(beginning, "")})
        self.fields["other_group"] = forms.ChoiceField(
            label=_("The other evening"),
            required=False,
            choices=[("", _("None")), *groups],
        )

    def clean(self) -> None:
        """Say what belongs to the choice and is missing, beside its own field."""
        given = self.cleaned_data
        instead = given.get("instead")
        if instead == PlaceDecision.Instead.GROUP and not given.get("other_group"):
            self.add_error("other_group", _("Please choose the other evening."))
        if instead == PlaceDecision.Instead.LATER and not given.get("again_on"):
            self.add_error("again_on", A_DATE)

    def not_now(self) -> NotNow:
        """Return the decision as the action wants it."""
        given = self.cleaned_data
        return NotNow(
            message=given["words"],
            instead=PlaceDecision.Instead(given["instead"]),
            other_group=group_called(given["other_group"]) if given["other_group"] else None,
            again_on=given["again_on"],
        )


class OtherGroupForm(forms.Form):
    """Another evening that somebody is offered."""

    def __init__(self, groups: list[tuple[str, str]], given: QueryDict | None = None) -> None:
        super().__init__(given)
        self.fields["other_group"] = forms.ChoiceField(
            label=_("The other evening"),
            help_text=_("In brackets: how many places are free."),
            choices=groups,
            error_messages={"required": _("Please choose the other evening.")},
        )


class NameForm(forms.Form):
    """Somebody here, by the name that others see; empty where nobody is meant."""

    who = forms.CharField(
        label=gettext_lazy("Name that others see"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_who(self) -> Person | None:
        """Return the person of this name, or none for none."""
        return _called(self.cleaned_data["who"]) if self.cleaned_data["who"] else None


class PairForm(forms.Form):
    """Two people who are not to meet."""

    one = forms.CharField(
        label=gettext_lazy("Name that others see"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Please write a name.")},
    )
    other = forms.CharField(
        label=gettext_lazy("Name of the other one"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Please write a name.")},
    )

    def clean_one(self) -> Person:
        return _called(self.cleaned_data["one"])

    def clean_other(self) -> Person:
        return _called(self.cleaned_data["other"])


class TalkTimeForm(forms.Form):
    """A time at which this counsellor talks with somebody."""

    day = DateField(label=gettext_lazy("Day"))
    start = TimeField(label=gettext_lazy("Starts at"))
    minutes = forms.TypedChoiceField(
        label=gettext_lazy("How long"),
        coerce=int,
        initial=30,
        choices=[(one, str(one)) for one in LENGTHS],
    )

    def __init__(
        self, seconds: list[Person], *, at: datetime, given: QueryDict | None = None
    ) -> None:
        super().__init__(given)
        self.at, self.seconds = at, {one.slug: one for one in seconds}
        self.fields["second"] = forms.ChoiceField(
            label=_("Second on duty"),
            help_text=_("They can look in. The member is told so."),
            choices=[(one.slug, one.shown_name) for one in seconds],
            error_messages={"required": _("Please choose who is the second on duty.")},
        )

    def new_time(self) -> NewTalkTime:
        """Return the time as the action wants it."""
        given = self.cleaned_data
        starts_at = datetime.combine(given["day"], given["start"], zone())
        return NewTalkTime(self.seconds[given["second"]], starts_at, given["minutes"])


def _called(name: str) -> Person:
    found = somebody_called(name)
    if found is None:
        raise forms.ValidationError(_("Nobody here has that name."))
    return found
