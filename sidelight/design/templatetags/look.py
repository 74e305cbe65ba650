"""The pieces of a page as template tags: docs/style.md shows each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zlib import crc32

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

register = template.Library()

TINTS = 6
NOTICE_ICONS = {"calm": "info", "good": "check", "careful": "careful", "help": "help"}
# django.contrib.messages' words for levels, in ours.
NOTICE_KINDS = {"success": "good", "warning": "careful", "error": "help"}
TIERS = (
    gettext_lazy("In its turn"),
    gettext_lazy("Look soon"),
    gettext_lazy("Look first"),
    gettext_lazy("Look now"),
)


@register.inclusion_tag("design/icon.html")
def icon(name: str, label: str = "") -> dict[str, str]:
    """Draw an icon of the sprite; without a label it is decoration and is not read out."""
    return {"name": name, "label": label}


@register.inclusion_tag("design/field.html")
def field(field: BoundField) -> dict[str, object]:
    """Draw a form field with label, hint and error tied to it."""
    return {"field": field, "shape": shape_of(field)}


@register.inclusion_tag("design/chips.html")
def chips(field: BoundField) -> dict[str, BoundField]:
    """Draw radio or checkbox choices as chips."""
    return {"field": field}


@register.inclusion_tag("design/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, object]:
    """Draw the summary of what to mend; the page moves there."""
    return {"form": form, "fields": [form[name] for name in form.fields if name in form.errors]}


@register.simple_block_tag(end_name="endnotice")
def notice(content: SafeString, kind: str = "calm", title: str = "") -> SafeString:
    """Draw a notice around what is written between the tags."""
    return render_to_string(
        "design/notice.html", {"kind": kind, "title": title, "content": content}
    )


@register.filter
def notice_icon(kind: str) -> str:
    """Return the icon that says a notice's kind without its colour."""
    return NOTICE_ICONS.get(kind, "info")


@register.filter
def notice_kind(level: str) -> str:
    """Return the notice kind for a message level."""
    return NOTICE_KINDS.get(level, "calm")


@register.inclusion_tag("design/badge.html")
def badge(words: str, kind: str = "plain", icon: str = "") -> dict[str, str]:
    """Draw a small label."""
    return {"words": words, "kind": kind, "icon": icon}


@register.inclusion_tag("design/tier.html")
def tier(tier: int) -> dict[str, object]:
    """Draw how soon something should be looked at: 0 in its turn … 3 now."""
    return {"tier": tier, "words": TIERS[tier]}


@register.inclusion_tag("design/initial.html")
def initial(name: str) -> dict[str, object]:
    """Draw the first letter of a shown name, always in the same tint for the same name."""
    return {"letter": name[:1].upper(), "tint": crc32(name.encode()) % TINTS + 1}


@register.inclusion_tag("design/when.html")
def when(at: datetime) -> dict[str, datetime]:
    """Draw an instant in the site's own time zone."""
    return {"at": at}


@dataclass(frozen=True)
class Turning:
    """Where the two ways out of a page of a list lead; empty where the list ends."""

    number: int
    of: int
    before: str
    after: str
    first: Literal["newest", "oldest"]


@register.inclusion_tag("design/pages.html", takes_context=True)
def pages(
    context: Context, page: Page[object], first: Literal["newest", "oldest"] = "newest"
) -> dict[str, Turning]:
    """Draw the ways to the pages before and after; a list always ends."""
    request = context["request"]
    turning = Turning(
        number=page.number,
        of=page.paginator.num_pages,
        before=address_of(request, page.previous_page_number()) if page.has_previous() else "",
        after=address_of(request, page.next_page_number()) if page.has_next() else "",
        first=first,
    )
    return {"turning": turning}


def address_of(request: HttpRequest, number: int) -> str:
    """Return the same address with another page number, keeping what was searched for."""
    parameters = request.GET.copy()
    parameters["page"] = str(number)
    return f"?{parameters.urlencode()}"


def shape_of(field: BoundField) -> Literal["hidden", "tick", "choices", "line"]:
    """Return how a field is laid out."""
    widget = field.field.widget
    choices: Sequence[type] = (RadioSelect, CheckboxSelectMultiple)
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, tuple(choices)):
        return "choices"
    return "tick" if isinstance(widget, CheckboxInput) else "line"
