"""An article is made of parts whose look is ours, and everybody can read each of them."""

from collections.abc import Iterator

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import Block, RichTextBlock, StreamBlock

from sidelight.guidance.models.blocks import parts
from sidelight.guidance.tests.build import pictured
from sidelight.people.models import Person

KINDS = {"heading", "text", "callout", "steps", "question", "help", "quotation", "picture", "film"}


def blocks_in(block: Block) -> Iterator[Block]:
    yield block
    for child in getattr(block, "child_blocks", {}).values():
        yield from blocks_in(child)


def test_there_are_these_parts_and_no_others() -> None:
    assert {name for name, _block in parts()} == KINDS


def test_a_text_has_bold_words_links_and_lists_alone() -> None:
    """No headings out of their order, no pictures without words, nothing from elsewhere."""
    texts = [one for one in blocks_in(StreamBlock(parts())) if isinstance(one, RichTextBlock)]

    assert len(texts) == 2
    assert {feature for text in texts for feature in text.features} == {"bold", "link", "ul"}


@pytest.mark.django_db
def test_a_picture_says_what_it_shows(ed: Person) -> None:
    picture = dict(parts())["picture"]
    shown = pictured(by=ed)

    picture.clean(picture.normalize({"picture": shown, "caption": ""}))
    shown.contextual_alt_text = ""

    with pytest.raises(ValidationError):
        picture.clean(picture.normalize({"picture": shown, "caption": ""}))
