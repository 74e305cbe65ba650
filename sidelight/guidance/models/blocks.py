"""The parts an article is made of. Editors choose among them and cannot break how they look."""

from typing import Any

from django.forms import Field
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

Deconstructed = tuple[str, tuple[Any, ...], dict[str, Any]]  # Any: as Wagtail writes it
# No headings and no pictures inside a text: those have parts of their own, in their order.
IN_TEXT = ["bold", "link", "ul"]


class Line(blocks.CharBlock):  # type: ignore[misc]  # Wagtail ships no types
    """A line that is a part by itself. Wagtail shows its name above, and ties it to no field."""

    def set_name(self, name: str) -> None:
        super().set_name(name)
        self.field.widget.attrs["aria-label"] = self.label

    def deconstruct(self) -> Deconstructed:
        return as_wagtails_own("CharBlock", super().deconstruct())


class Text(blocks.RichTextBlock):  # type: ignore[misc]  # the same
    """Paragraphs and lists. Wagtail ties the name of none of its text editors to it."""

    @cached_property
    def field(self) -> Field:
        made: Field = super().field
        made.widget.options["ariaLabel"] = self.label
        return made

    def deconstruct(self) -> Deconstructed:
        return as_wagtails_own("RichTextBlock", super().deconstruct())


class Step(blocks.TextBlock):  # type: ignore[misc]  # the same
    """One of several texts in a list, of which Wagtail names none."""

    @cached_property
    def field(self) -> Field:
        made: Field = super().field
        made.widget.attrs["aria-label"] = self.label
        return made

    def deconstruct(self) -> Deconstructed:
        return as_wagtails_own("TextBlock", super().deconstruct())


def as_wagtails_own(kind: str, block: Deconstructed) -> Deconstructed:
    """Return how a block is written in a migration: what is kept of it is no different."""
    return (f"wagtail.blocks.{kind}", *block[1:])


class PartOfArticle(blocks.StructBlock):  # type: ignore[misc]  # Wagtail ships no types
    """One part with fields of its own, shown by the template of its name."""


class Callout(PartOfArticle):
    """A thing to remember, set apart."""

    title = blocks.CharBlock(max_length=80, label=_("Title"))
    words = blocks.TextBlock(max_length=600, label=_("Words"))

    class Meta:
        template = "guidance/parts/callout.html"
        icon = "pick"
        label = _("Thing to remember")


class Steps(PartOfArticle):
    """Steps in their order."""

    title = blocks.CharBlock(max_length=80, label=_("Title"))
    steps = blocks.ListBlock(
        Step(max_length=400, label=_("Step")), min_num=2, max_num=12, label=_("One by one")
    )

    class Meta:
        template = "guidance/parts/steps.html"
        icon = "list-ol"
        label = _("Steps")


class Question(PartOfArticle):
    """A question and its answer."""

    question = blocks.CharBlock(max_length=160, label=_("Question"))
    answer = Text(features=IN_TEXT, label=_("Answer"))

    class Meta:
        template = "guidance/parts/question.html"
        icon = "help"
        label = _("Question and answer")


class HelpBox(PartOfArticle):
    """The way to help now; the numbers come from the directory."""

    words = blocks.TextBlock(
        max_length=400,
        label=_("Words"),
        help_text=_("No telephone numbers: those come from the list of help, which is checked."),
    )

    class Meta:
        template = "guidance/parts/help.html"
        icon = "warning"
        label = _("Box with help now")


class Quotation(PartOfArticle):
    """What somebody said."""

    words = blocks.TextBlock(max_length=400, label=_("Words"))
    who = blocks.CharBlock(max_length=80, label=_("Who said it"))

    class Meta:
        template = "guidance/parts/quotation.html"
        icon = "openquote"
        label = _("Quotation")


class Picture(PartOfArticle):
    """A picture with what it shows in words."""

    picture = ImageBlock(label=_("Which picture"))
    caption = blocks.CharBlock(max_length=160, required=False, label=_("Caption"))

    class Meta:
        template = "guidance/parts/picture.html"
        icon = "image"
        label = _("Picture")


class FilmBlock(SnippetChooserBlock):  # type: ignore[misc]  # Wagtail ships no types
    """A film of our own, with its captions and its words."""

    class Meta:
        template = "guidance/parts/film.html"
        icon = "media"
        label = _("Film")


def parts() -> list[tuple[str, Any]]:  # Any: Wagtail ships no types
    """Return every kind of part an article may have, by the name that is kept."""
    heading = Line(
        max_length=80, label=_("Heading"), icon="title", template="guidance/parts/heading.html"
    )
    text = Text(
        features=IN_TEXT, label=_("Text"), icon="pilcrow", template="guidance/parts/text.html"
    )
    return [
        ("heading", heading),
        ("text", text),
        ("callout", Callout()),
        ("steps", Steps()),
        ("question", Question()),
        ("help", HelpBox()),
        ("quotation", Quotation()),
        ("picture", Picture()),
        ("film", FilmBlock("guidance.Film")),
    ]
