"""What somebody ticks and types about what helps them."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sidelight.people.errors.needs import TooManyWords
from sidelight.people.models import Need, Person
from sidelight.people.rules import NEEDS_WORDS_LONGEST

LOOKS = (Need.LARGE, Need.SPACED, Need.LETTERS, Need.STILL)


def choices(needs: Sequence[Need]) -> list[tuple[str, str | Promise]]:
    """Return needs as a field wants them."""
    return [(need.value, need.label) for need in needs]


class StaffNeedsForm(forms.Form):
    """What pages do for one of the staff, who lead and are not led."""

    pages = forms.MultipleChoiceField(
        label=_("How pages look for you"),
        choices=choices([*LOOKS, Need.READER]),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, person: Person, given: QueryDict | None, *, words: str = "") -> None:
        said = [need.value for need in Need if person.says(need)]
        super().__init__(given, initial={"pages": said, "people": said, "words": words})

    def needs(self) -> Sequence[Need]:
        """Return what was ticked, for the action."""
        ticked = [self.cleaned_data.get(name, []) for name in ("pages", "people")]
        return [Need(code) for codes in ticked for code in codes]


class NeedsForm(StaffNeedsForm):
    """What pages do for a member, and what whoever leads should know. All of it is voluntary."""

    pages = forms.MultipleChoiceField(
        label=_("How pages look for you"),
        choices=choices(LOOKS),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    people = forms.MultipleChoiceField(
        label=_("What the people who lead should know"),
        help_text=_("They see it beside your name in a session. Other members never do."),
        choices=choices([need for need in Need if need not in LOOKS]),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = forms.CharField(
        label=_("Anything else that helps you"),
        help_text=_("Only people who lead here can open this, and we note who did."),
        max_length=NEEDS_WORDS_LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": TooManyWords.kind_words},
    )
