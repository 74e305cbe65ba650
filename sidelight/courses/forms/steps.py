"""What counsellors type for a step: every kind has its own fields."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from sidelight.courses.forms.programmes import (
    A_TITLE,
    MARKDOWN,
    Line,
    Lines,
    Messages,
    PartForm,
    Words,
)
from sidelight.courses.models import StepKind
from sidelight.courses.models.programmes import LONGEST_STEP_MINUTES
from sidelight.courses.queries.content import seen_of
from sidelight.courses.queries.packs.schema import how_many
from sidelight.courses.rules.packs import PackStep

MINUTES = _("Please give a whole number of minutes from 1 to 90.")
# Which kinds have a list of their own; the others have none.
OF_KIND = {"poll": ("options",), "sort_cards": ("cards", "piles")}
LISTS = {
    "options": (_("What one can pick"), _("2 to 8, one in each line.")),
    "cards": (_("Cards"), _("2 to 12, one in each line.")),
    "piles": (_("Piles"), _("2 to 4, one in each line: where cards can go.")),
}


class StepForm(PartForm):
    """A step. Its kind decides which lists it has, also when another kind was just chosen."""

    kind = forms.ChoiceField(label=_("Kind"), choices=StepKind.choices)
    title = Line(label=_("Title"), max_length=80, error_messages=A_TITLE)
    minutes = forms.IntegerField(
        label=_("Minutes"),
        min_value=1,
        max_value=LONGEST_STEP_MINUTES,
        error_messages=dict.fromkeys(("required", "invalid", "min_value", "max_value"), MINUTES),
    )
    words = Words(
        label=_("What members read"),
        help_text=MARKDOWN,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    leader_notes = Words(
        label=_("Notes for leaders"),
        help_text=_("Leaders alone read them. Markdown as above."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    messages = Messages(
        label=_("Ready-made messages"),
        help_text=_("Leaders send one with a tap. Leave an empty line between two of them."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, given: QueryDict | None, initial: Mapping[str, object]) -> None:
        super().__init__(given, initial=dict(initial))
        chosen = given.get("kind") if given else None
        kind = str(chosen or initial.get("kind") or "")
        for name in OF_KIND.get(kind, ()):
            label, hint = LISTS[name]
            self.fields[name] = Lines(
                label=label,
                help_text=hint,
                error_messages={"required": capfirst(how_many(name))},
                widget=forms.Textarea(attrs={"rows": 4}),
            )
        order = ["kind", "title", "minutes", "words", *LISTS, "leader_notes", "messages"]
        self.order_fields(order)

    @classmethod
    def of(cls, part: PackStep, given: QueryDict | None = None) -> "StepForm":
        return cls(given, {**cls.shown(part), "seen": seen_of(part)})

    @classmethod
    def new(cls, kind: str, given: QueryDict | None = None) -> "StepForm":
        """Return an empty form for a step of this kind, with its usual title."""
        title = StepKind(kind).label if kind in StepKind.values else ""
        return cls(given, {"kind": kind, "title": title})

    @staticmethod
    def shown(part: PackStep) -> Mapping[str, object]:
        return {
            "kind": part.kind,
            "title": part.title,
            "minutes": part.minutes,
            "words": part.words,
            "leader_notes": part.leader_notes,
            "messages": "\n\n".join(part.messages),
            "options": "\n".join(part.options),
            "cards": "\n".join(part.cards),
            "piles": "\n".join(part.piles),
        }

    def part(self) -> PackStep:
        said = self.cleaned_data
        return PackStep(
            kind=said["kind"],
            title=said["title"],
            minutes=said["minutes"],
            words=said["words"],
            leader_notes=said["leader_notes"],
            messages=said["messages"],
            options=said.get("options", ()),
            cards=said.get("cards", ()),
            piles=said.get("piles", ()),
        )
