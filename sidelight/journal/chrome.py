"""Where notices about a journal lead."""

from django.urls import reverse

from sidelight.notices.models import NoticeKind


def where_notices_lead(kind: str, about: str) -> str:
    """Return where the note leads that a page was read: to what its writer has shown."""
    return reverse("journal_shares") if kind == NoticeKind.PAGE_READ else ""
