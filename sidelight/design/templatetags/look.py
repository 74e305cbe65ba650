"""The pieces of a page as template tags: docs/style.md shows each of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Literal

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.http import HttpRequest
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.dates import MONTHS
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy

from sidelight.design.queries import Frame
from sidelight.design.registers import NavLink
from sidelight.foundation.paging import ListPage
from sidelight.foundation.short_memory import remembered_briefly

register = template.Library()

NOTICE_ICONS = {"calm": "info", "good": "check", "careful": "careful", "help": "help"}
# django.contrib.messages' words for levels, in ours.
NOTICE_KINDS = {"success": "good", "warning": "careful", "error": "help"}
TIERS = (
    gettext_lazy("In its turn"),
    gettext_lazy("Look soon"),
    gettext_lazy("Look first"),
    gettext_lazy("Look now"),
)


@register.simple_tag(name="icon")
@cache  # the few icons there are, drawn once a process: a page shows a hundred
def drawn_icon(name: str, label: str = "") -> SafeString:
    """Draw an icon of the sprite; without a label it is decoration and is not read out."""
    return SafeString(render_to_string("design/icon.html", {"name": name, "label": label}).strip())


@register.simple_tag
def frame(part: Literal["head", "header", "footer"], around: Frame) -> SafeString:
    """Draw a part of what is around every page: once a minute for all that it is drawn from."""
    return _part(part, around)


@remembered_briefly
def _part(part: str, around: Frame) -> SafeString:
    # Neither a request nor anything else of a visitor gets in here: others see this drawing, too.
    return render_to_string(f"design/{part}.html", {"chrome": around})


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


@register.simple_block_tag(end_name="enddialog")
def dialog(content: SafeString, label: str, title: str, name: str) -> SafeString:
    """Draw a button that opens what is written between the tags. name: unique on the page.

    The page also loads design/dialog.js; without script it unfolds where it stands.
    """
    shown = {"label": label, "title": title, "name": name, "content": content}
    return render_to_string("design/dialog.html", shown)


@register.inclusion_tag("design/table.html")
def table(
    caption: str, heads: Sequence[str], rows: Sequence[Sequence[object]]
) -> dict[str, object]:
    """Draw a table; on a phone each row becomes a short list under its column's names."""
    paired = [list(zip(heads, row, strict=True)) for row in rows]
    return {"caption": caption, "heads": heads, "rows": paired}


@register.inclusion_tag("design/way_here.html", takes_context=True)
def way_here(context: Context, here: str, *before: str) -> dict[str, object]:
    """Draw the way from the first page to this one.

    before: what stands between them, each as its words and its address.
    """
    between = [NavLink(*pair) for pair in zip(before[::2], before[1::2], strict=True)]
    return {"front": context["chrome"].front_address, "between": between, "here": here}


@register.filter
def notice_icon(kind: str) -> str:
    """Return the icon that says a notice's kind without its colour."""
    return NOTICE_ICONS.get(kind, "info")


@register.filter
def notice_kind(level: str) -> str:
    """Return the notice kind for a message level."""
    return NOTICE_KINDS.get(level, "calm")


@register.simple_tag
def badge(words: str, kind: str = "plain", icon: str = "") -> SafeString:
    """Draw a small label."""
    sign = drawn_icon(icon) if icon else ""
    return format_html('<span class="badge badge-{}">{}{}</span>', kind, sign, words)


@register.simple_tag
@cache  # as many as there are shapes and colours
def mark(shape: str, colour: str) -> SafeString:
    """Draw what stands beside a shown name in place of a picture."""
    shown = {"shape": shape, "colour": colour}
    return SafeString(render_to_string("design/mark.html", shown).strip())


@register.simple_tag
def tier(tier: int) -> SafeString:
    """Draw how soon something should be looked at: 0 in its turn … 3 now."""
    return _tier(tier, get_language())


@cache  # as many as there are tiers and languages: a queue shows fifty
def _tier(tier: int, language: str | None) -> SafeString:
    shown = {"tier": tier, "words": TIERS[tier]}
    return SafeString(render_to_string("design/tier.html", shown).strip())


@register.simple_tag
def when(at: datetime) -> SafeString:
    """Draw an instant in the site's own time zone."""
    here = timezone.localtime(at)
    words = f"{here.day} {MONTHS[here.month]} {here.year}, {here:%H:%M}"
    return format_html('<time datetime="{}">{}</time>', here.isoformat(timespec="seconds"), words)


@register.filter
def opening_words(words: str | None, most: int) -> str:
    """Return the first words of a text; nothing of one that was erased."""
    first = (words or "").split(None, most)
    return " ".join(first) if len(first) <= most else " ".join(first[:most]) + " …"


@dataclass(frozen=True)
class Turning:
    """Where the two ways out of a page of a list lead; empty where the list ends."""

    number: int
    of: int | None
    before: str
    after: str
    first: Literal["newest", "oldest"]


@register.inclusion_tag("design/pages.html", takes_context=True)
def pages(
    context: Context,
    page: Page[object] | ListPage[Any],  # Any: whatever is listed
    first: Literal["newest", "oldest"] = "newest",
) -> dict[str, Turning]:
    """Draw the ways to the pages before and after; a list always ends."""
    request = context["request"]
    turning = Turning(
        number=page.number,
        # A list that grows for years is not counted for every reader.
        of=page.paginator.num_pages if isinstance(page, Page) else None,
        before=address_of(request, page.number - 1) if page.has_previous() else "",
        after=address_of(request, page.number + 1) if page.has_next() else "",
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
