"""Search over published words only."""

from unicodedata import category, normalize

from django.db.models import QuerySet
from modelsearch.backends import get_search_backend

from sidelight.community.models import Post
from sidelight.community.queries.quiet import out_of_muted_spaces, without_muted
from sidelight.community.queries.readers import Reader


def search(reader: Reader, wanted: str) -> QuerySet[Post]:
    """Return published posts that hold all these words, newest first.

    The search rows only propose: what is shown is read through `reader.posts`, so a row that
    outlived its decision shows nothing. All of them are read through it before the page is cut,
    or words that this reader may not see would push out those that they may.
    """
    plain = _letters_only(wanted)
    if not plain:
        return reader.posts.none()
    hits = get_search_backend().search(plain, Post, operator="and", order_by_relevance=False)
    proposed = hits.get_queryset().order_by().values("pk")
    found = without_muted(reader.posts.filter(pk__in=proposed), reader.person)
    found = out_of_muted_spaces(found, reader.person)
    loaded = found.select_related("author", "space", "answers", "submission__words")
    return loaded.order_by("-written_at", "-pk")


def _letters_only(wanted: str) -> str:
    """Return the words without signs: to a search engine, quotes and stars are commands."""
    kept = (c if category(c)[0] in "LMN" else " " for c in normalize("NFC", wanted))
    return " ".join("".join(kept).split())
