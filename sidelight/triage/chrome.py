"""Where the notices of triage lead."""

from django.urls import reverse

from sidelight.notices.models import NoticeKind
from sidelight.triage import queries


def where_notices_lead(kind: str, about: str) -> str:
    """Return where a notice about a site leads: to what we did."""
    if kind != NoticeKind.SITE_LOOKED_AT:
        return ""
    key = queries.key_of(about)
    return reverse("site_report", args=[key]) if key else ""
