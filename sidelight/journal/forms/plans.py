"""What the pages of a safety plan ask for."""

from collections.abc import Sequence
from uuid import uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sidelight.journal import rules
from sidelight.journal.actions import PlanWriting
from sidelight.journal.errors import PartTooLong
from sidelight.journal.forms.pages import HIDDEN, WordsField
from sidelight.journal.models import Section
from sidelight.journal.queries.plans import Parts
from sidelight.people.models import Person


class PlanForm(forms.Form):
    """A safety plan. Every part may stay empty."""

    key = forms.UUIDField(widget=HIDDEN, initial=uuid4)
    seen = forms.IntegerField(widget=HIDDEN, min_value=0, initial=0)
    turn = forms.IntegerField(widget=HIDDEN, min_value=0, max_value=2**31 - 1, initial=1)

    def __init__(self, given: QueryDict | None, *, parts: Parts, seen: int) -> None:
        super().__init__(given, initial={**parts, "seen": seen})
        for section in Section:
            self.fields[section.value] = WordsField(
                label=section.label,
                help_text=PLAN_HINTS[section],
                required=False,
                max_length=rules.LONGEST_SECTION,
                widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
                error_messages={"max_length": PartTooLong.kind_words},
            )

    def sections(self) -> list[forms.BoundField]:
        """Return the parts in their order, for the page."""
        return [self[section.value] for section in Section]

    def writing(self) -> PlanWriting:
        """Return what was typed, for the action."""
        given = self.cleaned_data
        parts = {section.value: given[section.value] for section in Section}
        return PlanWriting(parts, given["key"], given["turn"], given["seen"])


# What somebody might write there. Never how somebody hurts themselves, not even to forbid it.
PLAN_HINTS = {
    Section.SIGNS: _("Thoughts, feelings or moments that tell you early."),
    Section.MYSELF: _("Small things that helped before, such as music, or a walk round the block."),
    Section.AWAY: _("Somewhere to go, or somebody to be with. You need not talk about it there."),
    Section.PEOPLE: _("Somebody you could tell. How do you reach them?"),
    Section.HELP: _("A doctor, a counsellor, a help line."),
    Section.SAFER: _("Who could stay with you, or look after you? Where is it easier to be?"),
    Section.WORTH: _("People, animals, places, plans. Small ones count."),
}


class OpenForm(forms.Form):
    """To whom a plan is opened for today."""

    to = forms.ChoiceField(
        label=_("Who may write it with you today?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Please pick somebody.")},
    )

    def __init__(self, readers: Sequence[Person], given: QueryDict | None) -> None:
        only = readers[0].slug if len(readers) == 1 else None
        super().__init__(given, initial={"to": only})
        self.readers = {one.slug: one for one in readers}
        to = self.fields["to"]
        assert isinstance(to, forms.ChoiceField)  # noqa: S101  # for the type checker
        to.choices = [(one.slug, one.shown_name) for one in readers]

    def reader(self) -> Person:
        """Return who was picked."""
        return self.readers[self.cleaned_data["to"]]
