"""The parts an article is made of. Editors choose among them and cannot break how they look."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

# No headings and no pictures inside a text: those have parts of their own, in their order.
IN_TEXT = ["bold", "link", "ul"]


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
        blocks.TextBlock(max_length=400), min_num=2, max_num=12, label=_("Steps")
    )

    class Meta:
        template = "guidance/parts/steps.html"
        icon = "list-ol"
        label = _("Steps")


class Question(PartOfArticle):
    """A question and its answer."""

    question = blocks.CharBlock(max_length=160, label=_("Question"))
    answer = blocks.RichTextBlock(features=IN_TEXT, label=_("Answer"))

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

    picture = ImageBlock(label=_("Picture"))
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
    heading = blocks.CharBlock(
        max_length=80, label=_("Heading"), icon="title", template="guidance/parts/heading.html"
    )
    text = blocks.RichTextBlock(
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
