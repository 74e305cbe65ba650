"""The way to guidance at the foot of every page."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from sidelight.design.registers import NavLink
from sidelight.guidance import queries
from sidelight.notices.models import NoticeKind


def ways_on() -> Sequence[NavLink]:
    """Return where every page leads beside the people who help."""
    return [
        NavLink(_("Understand"), reverse("understand")),
        NavLink(_("Help to tell somebody"), reverse("tell_somebody")),
        NavLink(_("Ask something"), reverse("ask")),
        NavLink(_("Report a site"), reverse("report_a_site")),
    ]


def where_notices_lead(kind: str, about: str) -> str:
    """Return where a notice about a question leads: to our answer."""
    if kind != NoticeKind.QUESTION_ANSWERED:
        return ""
    key = queries.key_of_question(about)
    return reverse("own_question", args=[key]) if key else ""
