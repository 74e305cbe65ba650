"""What a young person types when they ask for a place, and before the first evening."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from sidelight.courses.actions.asking import NewApplication
from sidelight.courses.forms.fields import words_field
from sidelight.courses.models import Application, AskedWords

PICK = _("Please pick what comes closest.")
Kind = AskedWords.Kind
ASKED_HERE = (Kind.NOW, Kind.HELPS, Kind.PEOPLE, Kind.WORRY)


class AskForm(forms.Form):
    """Asking for a place: two taps, and words for those who want to say something."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    wish = words_field(
        _("What would you like from it?"),
        _("A few words are enough. You can also leave it empty. Only our counsellors read it."),
    )
    where = forms.ChoiceField(
        label=_("Where will you join from?"),
        help_text=_("Somewhere that feels safe, where nobody reads along."),
        choices=Application.Where.choices,
        widget=forms.RadioSelect,
        error_messages={"required": PICK},
    )
    device = forms.ChoiceField(
        label=_("What will you join with?"),
        choices=Application.Device.choices,
        widget=forms.RadioSelect,
        error_messages={"required": PICK},
    )
    knows = words_field(
        _("Could somebody you know be in a group here?"),
        _(
            "You may leave it empty. If there is somebody, write who, as well as you can. We then "
            "make sure that you do not meet in a group. They will not know that you told us."
        ),
        rows=2,
    )

    def new_application(self) -> NewApplication:
        """Return what was typed, for the action."""
        given = self.cleaned_data
        return NewApplication(
            given["key"],
            given["where"],
            given["device"],
            {Kind.WISH: given["wish"]},
            given["knows"],
        )


class AboutYouForm(forms.Form):
    """Our own questions, for whoever would rather write than talk."""

    now = words_field(
        _("How are things for you just now?"),
        _("As much or as little as you like."),
        required=_("A few words are enough."),
    )
    helps = words_field(_("What helps you when it is hard?"))
    people = words_field(
        _("Is there somebody who knows how you are, or whom you could tell?"),
        _("They need not know that you come here."),
    )
    worry = words_field(_("Is there anything about the course that worries you?"))

    def answers(self) -> dict[str, str]:
        """Return each answer by its kind."""
        return {
            kind: self.cleaned_data[kind]
            for kind in (Kind.NOW, Kind.HELPS, Kind.PEOPLE, Kind.WORRY)
        }


class KnownForm(forms.Form):
    """Telling in private of somebody who may be in a group."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    words = words_field(
        _("Who is it?"),
        _("Write it as well as you can: a name that they use here, or how you know them."),
        required=_("Please write a few words first."),
    )
