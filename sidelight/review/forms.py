"""What moderators type in: a decision, the end of one, an answer to a flag."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from sidelight.people.models import Clause, HouseText
from sidelight.review import rules
from sidelight.review.actions import Choice
from sidelight.review.models import FlagAnswer, Outcome

LONGEST_NOTE = 2000
DECISIONS = [Outcome.APPROVE, Outcome.RETURN, Outcome.DECLINE]
ASIDE = {"rows": 3}


class DecisionForm(forms.Form):
    """A decision about exactly the version that was on the screen; each outcome is a button."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    outcome = forms.ChoiceField(
        label=_("Your decision"),
        choices=[(outcome.value, outcome.label) for outcome in DECISIONS],
        error_messages={"required": _("Please choose: approve, return or decline.")},
    )
    clause = forms.ModelChoiceField(
        Clause.objects.none(),
        label=_("House rule"),
        help_text=_("Needed to return or decline. The author reads it with your words."),
        empty_label=_("None: it fits"),
        required=False,
    )
    note = forms.CharField(
        label=_("Your words to the author"),
        help_text=_("Kind and plain: what is good in it, what to change, what comes next."),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    and_next = forms.BooleanField(
        label=_("And take the next one"),
        required=False,
        initial=True,
        widget=forms.CheckboxInput(attrs={"data-key": "n"}),
    )

    def __init__(
        self,
        house_rules: HouseText | None,
        given: QueryDict | None = None,
        *,
        initial: dict[str, Any] | None = None,  # Any: Django's initial values
    ) -> None:
        super().__init__(given, initial=initial)
        choices = self.fields["clause"]
        if isinstance(choices, forms.ModelChoiceField):
            choices.queryset = Clause.objects.filter(text=house_rules)

    def clean(self) -> dict[str, Any]:  # Any: what Django cleaned
        """Ask for the house rule and the note where the author will need them."""
        cleaned = self.cleaned_data
        if rules.needs_a_reason(cleaned.get("outcome", "")):
            if not cleaned.get("clause"):
                self.add_error("clause", _("Please choose the house rule this is about."))
            if not cleaned.get("note"):
                self.add_error("note", _("Please write a few kind words to the author."))
        return cleaned

    def choice(self) -> Choice:
        """Return what was chosen, as the action wants it."""
        return Choice(
            outcome=Outcome(self.cleaned_data["outcome"]),
            seen=self.cleaned_data["seen"],
            clause=self.cleaned_data["clause"],
            note=self.cleaned_data["note"],
        )


class TakingBackForm(forms.Form):
    """The end of one decision, named so that a newer one is never taken back by mistake."""

    decision = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Your words to the author"),
        help_text=_("Say that it was our mistake, if it was. What happens to their words now?"),
        max_length=LONGEST_NOTE,
        required=False,
        widget=forms.Textarea(attrs=ASIDE),
    )


class FlagAnswerForm(forms.Form):
    """What was done about a flag, and what the reader is told."""

    outcome = forms.ChoiceField(
        label=_("What did you do?"),
        choices=[
            (FlagAnswer.Outcome.STAYS, _("I looked, and it stays")),
            (FlagAnswer.Outcome.TAKEN_BACK, _("I take it down; it waits to be looked at again")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose what happens to the words.")},
    )
    words = forms.CharField(
        label=_("Your words to the reader"),
        help_text=_("Thank them, and say what you did. They do not need to know who wrote it."),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs=ASIDE),
        error_messages={"required": _("Please write a few words: they asked us for help.")},
    )
