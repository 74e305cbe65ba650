"""What counsellors type to write a programme. The pack's schema says what each field may hold."""

from collections.abc import Mapping
from dataclasses import replace

from django import forms
from django.http import QueryDict
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from sidelight.courses.queries.content import seen_of
from sidelight.courses.queries.packs.entries import message_lines, one_line
from sidelight.courses.rules.endings import tells_why
from sidelight.courses.rules.packs import Pack, PackHandout, PackWeek
from sidelight.foundation.text import clean_words
from sidelight.people.models import AgeBand
from sidelight.rooms.models import MOST_KEEP_DAYS

A_TITLE = {"required": _("Please give it a title.")}
MARKDOWN = _(
    "Markdown: an empty line begins a paragraph, - a list, ## a heading; **bold**, *slanted*, "
    "[words](https://address), ![what it shows](media/picture.png)."
)


class Line(forms.CharField):
    """One line of words."""

    def clean(self, value: object) -> str:
        said: str = super().clean(value)
        return one_line(said)


class Lines(forms.CharField):
    """A list, one entry a line."""

    widget = forms.Textarea

    def clean(self, value: object) -> tuple[str, ...]:
        said: str = super().clean(value)
        return tuple(line for line in map(one_line, said.splitlines()) if line)


class Messages(forms.CharField):
    """Ready-made messages, with an empty line between two of them."""

    widget = forms.Textarea

    def clean(self, value: object) -> tuple[str, ...]:
        said: str = super().clean(value)
        found = clean_words(said).split("\n\n")
        return tuple(message for message in map(message_lines, found) if message)


class Words(forms.CharField):
    """Markdown."""

    widget = forms.Textarea

    def clean(self, value: object) -> str:
        said: str = super().clean(value)
        return clean_words(said)


class PartForm(forms.Form):
    """A form for one part of a version. `seen` says which words it showed when it was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def look_again(self, part: object) -> None:
        """Say that the part is seen as it is now; what was typed stays."""
        told = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        told["seen"] = seen_of(part)
        self.data = told

    def differing(self, theirs: Mapping[str, object]) -> list[tuple[str, object]]:
        """Return what somebody else wrote where it is not what was typed here, by label."""
        typed = self.cleaned_data if hasattr(self, "cleaned_data") else {}
        return [
            (str(field.label), theirs[name])
            for name, field in self.fields.items()
            if name in theirs and _same(typed.get(name)) != _same(theirs[name])
        ]


def _same(value: object) -> object:
    """Lists and their lines are told apart by nobody who reads them."""
    if isinstance(value, str):
        return [line for line in value.splitlines() if line.strip()]
    return (
        [line for one in value for line in str(one).splitlines()]
        if isinstance(value, list | tuple)
        else value
    )


class TitleForm(forms.Form):
    title = Line(label=_("What the course is called"), max_length=80, error_messages=A_TITLE)


class CourseForm(PartForm):
    """What a version says about itself as a whole."""

    title = Line(label=_("Title"), max_length=80, error_messages=A_TITLE)
    summary = Line(
        label=_("In one or two sentences"),
        help_text=_("For the list of courses."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    words = Words(
        label=_("What the course is about"),
        help_text=MARKDOWN,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    ages = forms.MultipleChoiceField(
        label=_("For which ages"),
        choices=AgeBand.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    authors = Lines(
        label=_("Written by"),
        help_text=_("One name in each line, as others may read them."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    licence = Line(
        label=_("Licence"),
        help_text=_("Its short name, such as CC-BY-SA-4.0: may others use it, and how."),
        max_length=40,
        required=False,
    )
    language = Line(
        label=_("Language"), help_text=_("Such as en-GB."), max_length=20, initial="en-GB"
    )
    notice = Line(
        label=_("Notice"),
        help_text=_("Shown wherever the course is. Leave it while nobody trained has looked."),
        max_length=200,
        required=False,
    )

    certificate = Line(
        label=_("On a certificate, after the name"),
        help_text=_(
            "Such as “took part in a seven-week course”. Nothing that tells why somebody came. "
            "Left empty, it says: took part in a course on everyday wellbeing skills, in a small "
            "group, online."
        ),
        max_length=200,
        required=False,
    )
    keep_days = forms.IntegerField(
        label=_("For how many days what is said in the room is kept"),
        help_text=_(
            "Locked; a safeguarding lead opens it only for a reason. From 0 to 30. With 0 it is "
            "erased within an hour after each session. Members read this before they ask for a "
            "place, and again in the room."
        ),
        min_value=0,
        max_value=MOST_KEEP_DAYS,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"),
            _("Please give a whole number from 0 to 30."),
        ),
    )

    def clean_certificate(self) -> str:
        """Refuse words that would tell a school why somebody came."""
        words: str = self.cleaned_data["certificate"]
        if tells_why(words):
            raise forms.ValidationError(_("This tells why somebody came. Please use other words."))
        return words

    @classmethod
    def of(cls, part: Pack, given: QueryDict | None = None) -> "CourseForm":
        return cls(given, initial={**cls.shown(part), "seen": seen_of(part)})

    @staticmethod
    def shown(part: Pack) -> Mapping[str, object]:
        return {
            "title": part.title,
            "summary": part.summary,
            "words": part.words,
            "ages": list(part.ages),
            "authors": "\n".join(part.authors),
            "licence": part.licence,
            "language": part.language,
            "notice": part.notice,
            "certificate": part.certificate,
            "keep_days": part.keep_days,
        }

    def part(self) -> Pack:
        said = self.cleaned_data
        plain = {name: said[name] for name in self.shown(Pack("")) if name != "ages"}
        return replace(Pack(**plain), ages=tuple(said["ages"]))


class WeekForm(PartForm):
    """What a week says about itself."""

    title = Line(label=_("Title of the week"), max_length=80, error_messages=A_TITLE)
    words = Words(
        label=_("What this week is about"),
        help_text=MARKDOWN,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    one_thing = Line(
        label=_("One thing for the week"),
        help_text=_("One sentence to take along."),
        max_length=300,
        required=False,
    )

    @classmethod
    def of(cls, part: PackWeek, given: QueryDict | None = None) -> "WeekForm":
        return cls(given, initial={**cls.shown(part), "seen": seen_of(part)})

    @staticmethod
    def shown(part: PackWeek) -> Mapping[str, object]:
        return {"title": part.title, "words": part.words, "one_thing": part.one_thing}

    def part(self) -> PackWeek:
        said = self.cleaned_data
        return PackWeek(said["title"], said["words"], said["one_thing"])


class HandoutForm(PartForm):
    """A page that members may keep."""

    title = Line(label=_("Title"), max_length=80, error_messages=A_TITLE)
    words = Words(
        label=_("The page"),
        help_text=MARKDOWN,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )

    @classmethod
    def of(cls, part: PackHandout, given: QueryDict | None = None) -> "HandoutForm":
        return cls(given, initial={**cls.shown(part), "seen": seen_of(part)})

    @staticmethod
    def shown(part: PackHandout) -> Mapping[str, object]:
        return {"title": part.title, "words": part.words}

    def part(self, name: str = "") -> PackHandout:
        """Return what was typed. name: of one that is there; a new one is named by its title."""
        said = self.cleaned_data
        named = name or slugify(said["title"])[:50].strip("-") or "handout"
        return PackHandout(named, said["title"], said["words"])
