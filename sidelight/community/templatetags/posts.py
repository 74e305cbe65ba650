"""A post drawn from what the database just said of it, words included.

Drawing is half the work of a page, and most posts look the same to everybody. So each drawing is
kept for a minute under everything that it is made of: words that were changed or taken back are
other words, or none, and so another drawing, or none.
"""

from collections.abc import Sequence

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from sidelight.community.models import Reaction
from sidelight.community.queries import ThreadPost, ThreadRow
from sidelight.foundation.short_memory import remembered_briefly

register = template.Library()


@register.simple_tag
def thread_posts(posts: Sequence[ThreadPost], first: ThreadPost, wish: str) -> SafeString:
    """Draw posts of a conversation. wish: what the first one asks for."""
    language = get_language()
    drawn = [_post(item, wish if item is first else "", language) for item in posts]
    return SafeString("".join(drawn))


@register.simple_tag
def thread_cards(rows: Sequence[ThreadRow]) -> SafeString:
    """Draw the conversations in the list of a space."""
    language = get_language()
    return SafeString("".join([_card(row, language) for row in rows]))


@remembered_briefly
def _post(item: ThreadPost, wish: str, language: str) -> SafeString:
    shown = {"item": item, "post": item.post, "reactions": Reaction.Kind.choices, "wish": wish}
    return render_to_string("community/post.html", shown)


@remembered_briefly
def _card(row: ThreadRow, language: str) -> SafeString:
    return render_to_string("community/thread_card.html", {"post": row})
