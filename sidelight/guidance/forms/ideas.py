"""What editors type about ideas for a pause."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sidelight.foundation.text import clean_words
from sidelight.guidance.errors import IdeasDoNotFit
from sidelight.guidance.rules import MOST_IDEAS, ideas_in, too_long


class IdeasForm(forms.Form):
    """The ideas for a pause, a line each."""

    ideas = forms.CharField(
        label=_("Ideas, one on each line"),
        help_text=_(
            "Small things to do away from the screen, that need nothing and cost nothing. Nothing "
            "about food, weight or effort. Without any, ours are offered."
        ),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        error_messages={"max_length": IdeasDoNotFit.kind_words},
    )

    def clean_ideas(self) -> tuple[str, ...]:
        """Return the ideas, and name the first that is too long."""
        ideas = ideas_in(clean_words(self.cleaned_data["ideas"]))
        if long := too_long(ideas):
            raise ValidationError(_("This one is too long: %(idea)s") % {"idea": long[0]})
        if len(ideas) > MOST_IDEAS:
            raise ValidationError(IdeasDoNotFit.kind_words)
        return ideas
