"""What somebody chooses who wants to practise an evening."""

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.courses.models import Week
from sidelight.people.models import Person


class RehearsalForm(forms.Form):
    """A week, and a colleague if there is one."""

    week = forms.TypedChoiceField(
        label=_("Which evening"),
        coerce=int,
        error_messages={"required": _("Please choose an evening.")},
    )
    colleague = forms.TypedChoiceField(
        label=_("Who practises with you"),
        help_text=_("One of you is enough here. In a real group there are always two."),
        coerce=int,
        required=False,
        empty_value=None,
    )

    def __init__(
        self, *args: object, weeks: Sequence[Week], colleagues: Sequence[Person], **more: object
    ) -> None:
        super().__init__(*args, **more)  # type: ignore[arg-type]  # as Django takes them
        self.weeks = {week.pk: week for week in weeks}
        self.colleagues = {person.pk: person for person in colleagues}
        self.fields["week"].choices = [  # type: ignore[attr-defined]  # a choice field
            (week.pk, f"{week.version.title}, {week.number}: {week.title}") for week in weeks
        ]
        self.fields["colleague"].choices = [  # type: ignore[attr-defined]  # the same
            ("", _("Nobody: I practise alone")),
            *((person.pk, person.shown_name) for person in colleagues),
        ]

    def chosen(self) -> tuple[Week, list[Person]]:
        """Return what was chosen; only of a form that is valid."""
        given = self.cleaned_data
        colleague = self.colleagues.get(given["colleague"])
        return self.weeks[given["week"]], [colleague] if colleague else []
