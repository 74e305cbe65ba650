"""The living style page: every piece of a page, drawn by the very templates that pages use."""

from datetime import UTC, datetime

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sidelight.design.registers import HelpLine, NavLink
from sidelight.home.forms import PiecesForm
from sidelight.people.doors import open_page
from sidelight.people.models.persons import MarkColour, MarkShape

COLOURS = (
    "paper", "glow", "card", "sunk", "line", "edge", "ink", "quiet", "sea", "sea-deep",
    "sea-soft", "link", "amber", "amber-ink", "amber-soft", "leaf", "leaf-soft", "clay",
    "clay-soft", "focus",
)  # fmt: skip
ICONS = (
    "arrow-back", "arrow-on", "careful", "chat", "check", "clock", "close", "desk", "eye",
    "eye-closed", "flag", "help", "house", "info", "key", "leaf", "leave", "lock", "mail", "pen",
    "people", "person", "phone", "plus", "reply", "search", "shield", "sun", "star", "lamp",
    "wave", "web",
)  # fmt: skip
AN_INSTANT = datetime(2026, 3, 4, 16, 5, tzinfo=UTC)


@open_page
@require_safe
def style_page(request: HttpRequest) -> HttpResponse:
    """Show every colour, size, piece and state, in the light that the device asks for."""
    lines = [
        HelpLine(_("A help line"), about=_("What they do"), phone="000 111", open_now=True),
        HelpLine(_("Another one"), text_number="00000", hours=_("In the evening"), open_now=False),
    ]
    shown = {
        "colours": COLOURS,
        "icons": ICONS,
        "shapes": MarkShape.values,
        "mark_colours": MarkColour.values,
        "forms": [PiecesForm(), PiecesForm({}, prefix="empty")],
        "lines": lines,
        "at": AN_INSTANT,
        "page": Paginator(range(30), 10).page(2),
        "links": [NavLink(_("Here"), "#tabs", current=True), NavLink(_("There"), "#cards")],
        "heads": [_("Role"), _("Who"), _("Until")],
        "rows": [[_("moderator"), "Mo", _("June")], [_("editor"), "Ed", _("July")]],
    }
    return render(request, "home/style.html", shown)
