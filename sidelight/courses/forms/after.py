"""What the page after an evening asks for. Everything may stay empty."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.courses.actions.after import AfterWords
from sidelight.courses.forms.fields import words_field
from sidelight.courses.queries.after import PARTS

# Firefox puts back what a hidden field held before a reload; it must not.
HIDDEN = forms.HiddenInput(attrs={"autocomplete": "off"})


class AfterForm(forms.Form):
    """One thing for the week, somebody to tell, and the next two days."""

    key = forms.UUIDField(widget=HIDDEN, initial=uuid4)
    seen = forms.IntegerField(widget=HIDDEN, min_value=0, initial=0)
    turn = forms.IntegerField(widget=HIDDEN, min_value=0, max_value=2**31 - 1, initial=1)
    one_thing = words_field(_("One thing for this week"), rows=2)
    tell = words_field(
        _("Somebody I could tell"),
        _("A friend, a grown-up, somebody at school, a doctor, a helpline. You need not do it."),
        rows=2,
    )
    hours = words_field(
        _("The next two days"),
        _("What is on, what may be hard, what could help a little. Small things count."),
        rows=3,
    )

    def after_words(self) -> AfterWords:
        """Return what was typed, for the action."""
        given = self.cleaned_data
        parts = {name: given[name] for name in PARTS}
        return AfterWords(parts, given["key"], given["turn"], given["seen"])
