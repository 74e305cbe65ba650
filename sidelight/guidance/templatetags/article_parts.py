"""The parts of an article, drawn in their order."""

import json
from collections.abc import Iterator

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from wagtail.blocks import StreamValue

from sidelight.foundation.short_memory import remembered_briefly
from sidelight.guidance.queries.versions import BODY

register = template.Library()

# These say what was signed and nothing else. A picture, a film and the way to help now have rows
# of their own, which change or go without a new version: they are drawn anew for every page.
OF_WORDS_ALONE = frozenset({"heading", "text", "callout", "steps", "question", "quotation"})
# As Wagtail writes a link to another page or a file of its own: where that lies now, its row says.
LINKED = "linktype="


@register.simple_tag(takes_context=True)
def article_parts(context: Context, body: StreamValue) -> SafeString:
    """Draw the parts of an article; what is words alone, once a minute for all who read them."""
    return SafeString("".join(_drawn(context, body)))


def _drawn(context: Context, body: StreamValue) -> Iterator[str]:
    for nth, raw in enumerate(body.raw_data):
        words = json.dumps(raw["value"])
        if raw["type"] in OF_WORDS_ALONE and LINKED not in words:
            yield _of_words(raw["type"], words, get_language())
        else:
            yield body[nth].render(context.flatten())


@remembered_briefly
def _of_words(kind: str, words: str, language: str | None) -> SafeString:
    # Neither a request nor a row gets in here: the very words asked for are the key.
    block = BODY.stream_block.child_blocks[kind]
    drawn: SafeString = block.render(block.to_python(json.loads(words)))
    return drawn
