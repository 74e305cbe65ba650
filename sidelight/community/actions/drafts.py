"""Drafts: kept as somebody writes, for their eyes only."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sidelight.community.models import Draft, DraftPlace
from sidelight.foundation.text import clean_words
from sidelight.people.models import Person

WRITTEN = ("title", "body", "happened", "feeling", "helps", "wish")


def keep_draft(
    author: Person,
    place: DraftPlace,
    *,
    key: UUID,
    written: Mapping[str, str],
    at: datetime,
) -> Draft:
    """Keep what stands in the form now; what was kept for this place before is replaced.

    written: fields of the form by name; a field that is absent keeps what it had.
    """
    kept = {name: clean_words(written[name]) for name in WRITTEN if name in written}
    draft, _ = Draft.objects.update_or_create(
        author=author,
        space=place.space,
        answers=place.answers,
        edits=place.edits,
        defaults={**kept, "key": key, "saved_at": at},
    )
    return draft


def throw_draft_away(author: Person, key: UUID) -> None:
    """Forget a draft: it was sent, or its author no longer wants it."""
    Draft.objects.filter(author=author, key=key).delete()
