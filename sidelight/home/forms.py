"""What the first manager and the writers of the house texts type in."""

from typing import Any, cast

from allauth.account.adapter import get_adapter
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sidelight.design.actions import Choice, logo_from
from sidelight.design.errors import ColourNotKnown, LookNotFit
from sidelight.design.models import APP_NAME_LONGEST, AppIcon
from sidelight.design.models import NAME_LONGEST as LOOK_NAME_LONGEST
from sidelight.design.queries import APP_NAME, SIDELIGHT, LookShown
from sidelight.design.rules import Logo, is_colour
from sidelight.foundation.text import clean_words
from sidelight.home.actions import FirstManager
from sidelight.people.errors import NameNotFit
from sidelight.people.rules import NAME_LONGEST, name_fits

SPARE_CLAUSES = 2
MOST_CLAUSES = 20


class SetUpForm(forms.Form):
    """The first manager's shown name and passphrase."""

    shown_name = forms.CharField(
        label=_("Your name, as others here will see it"),
        help_text=_("A first name is enough."),
        max_length=NAME_LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    passphrase = forms.CharField(
        label=_("A passphrase"),
        help_text=_("At least 10 letters. Four words in a row are easy to keep in mind."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean_shown_name(self) -> str:
        """Return the name if it fits the rule that holds for everybody."""
        name = " ".join(self.cleaned_data["shown_name"].split())
        if not name_fits(name):
            raise ValidationError(NameNotFit.kind_words)
        return name

    def clean_passphrase(self) -> str:
        """Return the passphrase if it is hard enough to guess."""
        passphrase: str = get_adapter().clean_password(self.cleaned_data["passphrase"])
        return passphrase

    def first_manager(self) -> FirstManager:
        """Return what was typed, as the action wants it."""
        return FirstManager(self.cleaned_data["shown_name"], self.cleaned_data["passphrase"])


class TextForm(forms.Form):
    """A new version of a house text."""

    words = forms.CharField(
        label=_("The text"),
        help_text=_("Use short sentences and plain words. Leave a line empty for a new paragraph."),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 16}),
        error_messages={"required": _("Please write the text before you put it in force.")},
    )
    what_changed = forms.CharField(
        label=_("What is new in this version?"),
        help_text=_("Everybody is shown this when they are asked to agree again."),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ClauseForm(forms.Form):
    """One house rule; both fields empty means that there is none."""

    title = forms.CharField(label=_("The rule in a few words"), max_length=80, required=False)
    words = forms.CharField(
        label=_("What it means"),
        max_length=1_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:  # Any: Django's own signature
        """Ask for the half that is missing."""
        title, words = self.cleaned_data.get("title"), self.cleaned_data.get("words")
        if words and not title:
            self.add_error("title", _("Please give this rule a few words as its name."))
        if title and not words:
            self.add_error("words", _("Please say what this rule means."))
        return self.cleaned_data


class BaseClauseFormSet(forms.BaseFormSet[ClauseForm]):
    """The clauses of one version, in reading order."""

    def clean(self) -> None:
        """Ask for at least one clause: a moderator's reason cites one."""
        if not any(self.errors) and not self.clauses:
            raise ValidationError(_("Please write at least one rule. Moderators refer to them."))

    @property
    def clauses(self) -> list[tuple[str, str]]:
        """The clauses that were written, without the empty ones."""
        written = [form.cleaned_data for form in self.forms if form.is_valid()]
        return [(one["title"], one["words"]) for one in written if one.get("title")]


ClauseFormSet = cast(  # the stubs forget which formset they were given
    type[BaseClauseFormSet],
    forms.formset_factory(
        ClauseForm,
        formset=BaseClauseFormSet,
        extra=SPARE_CLAUSES,
        max_num=MOST_CLAUSES,
        absolute_max=MOST_CLAUSES,
    ),
)


class LookForm(forms.Form):
    """The name, the colour and the logo of a charity."""

    class Palette(TextChoices):
        SIDELIGHT = "sidelight", _("The colours that Sidelight comes with")
        OWN = "own", _("A colour of our own")

    name = forms.CharField(
        label=_("The name of this place"),
        help_text=_("It stands at the top of every page. Without one, it says Sidelight."),
        max_length=LOOK_NAME_LONGEST,
        required=False,
    )
    palette = forms.ChoiceField(
        label=_("Colours"), choices=Palette, widget=forms.RadioSelect, initial=Palette.SIDELIGHT
    )
    colour = forms.CharField(
        label=_("Our colour"),
        help_text=_(
            "Buttons and links take its shades. Where it is too faint to read, we make it darker, "
            "and lighter for dark screens."
        ),
        max_length=7,
        required=False,
        widget=forms.TextInput(attrs={"type": "color"}),
    )
    logo = forms.FileField(
        label=_("A logo"),
        help_text=_("A PNG, JPEG or WebP file below 400 kB. We make it small, and keep no more."),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/png,image/jpeg,image/webp"}),
    )
    no_logo = forms.BooleanField(label=_("Show no logo"), required=False)
    app_name = forms.CharField(
        label=_("What the help card is called on a phone"),
        help_text=_(
            "Somebody can keep the numbers of Help now among their apps. Others may see their "
            "phone, so pick a word that tells nothing. Without one, it says Card."
        ),
        max_length=APP_NAME_LONGEST,
        required=False,
    )
    app_icon = forms.ChoiceField(
        label=_("Its picture"),
        choices=AppIcon,
        widget=forms.RadioSelect,
        initial=AppIcon.LEAF,
        required=False,
    )

    @classmethod
    def filled_with(cls, look: LookShown) -> "LookForm":
        """Return the form as the look in force would fill it."""
        palette = cls.Palette.OWN if look.has_colour else cls.Palette.SIDELIGHT
        name = "" if look.name == SIDELIGHT else look.name
        app_name = "" if look.app_name == APP_NAME else look.app_name
        return cls(
            initial={
                "name": name,
                "palette": palette,
                "colour": look.colour,
                "app_name": app_name,
                "app_icon": look.app_icon,
            }
        )

    def clean_name(self) -> str:
        """Return the name on one line, with nothing invisible in it."""
        return " ".join(clean_words(self.cleaned_data["name"]).split())

    def clean_app_name(self) -> str:
        """Return the name on one line, with nothing invisible in it."""
        return " ".join(clean_words(self.cleaned_data["app_name"]).split())

    def clean_colour(self) -> str:
        """Return the colour where one of their own is wanted, or else nothing."""
        if self.cleaned_data.get("palette") != self.Palette.OWN:
            return ""
        colour: str = self.cleaned_data["colour"].lower()
        if not is_colour(colour):
            raise ValidationError(ColourNotKnown.kind_words)
        return colour

    def clean_logo(self) -> Logo | None:
        """Return the picture, drawn anew, if one was sent."""
        sent = self.cleaned_data["logo"]
        try:
            return logo_from(sent.read()) if sent else None
        except LookNotFit as refusal:
            raise ValidationError(str(refusal)) from refusal

    def choice(self, logo_until_now: Logo | None) -> Choice:
        """Return what was chosen; without another word the logo stays."""
        typed = self.cleaned_data
        logo = None if typed["no_logo"] else typed["logo"] or logo_until_now
        return Choice(
            typed["name"],
            typed["colour"],
            logo,
            typed["app_name"],
            typed["app_icon"] or AppIcon.LEAF,
        )


class PiecesForm(forms.Form):
    """One field of each shape, for the style page."""

    line = forms.CharField(label=_("A short answer"), help_text=_("A few words."))
    text = forms.CharField(
        label=_("A long answer"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    pick = forms.ChoiceField(
        label=_("One of a list"), choices=[("", _("Please choose")), ("a", _("This one"))]
    )
    way = forms.ChoiceField(
        label=_("One of a few"),
        choices=[("a", _("This way")), ("b", _("That way"))],
        widget=forms.RadioSelect,
    )
    chips = forms.MultipleChoiceField(
        label=_("Some of a few"),
        choices=[("a", _("Just listen")), ("b", _("Ideas")), ("c", _("Something else"))],
        widget=forms.CheckboxSelectMultiple,
    )
    sure = forms.BooleanField(label=_("I have read this"))
    file = forms.FileField(label=_("A file"), required=False)
