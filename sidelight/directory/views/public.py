"""Who answers now, for anybody, whatever else is broken; and the same on paper and offline."""

import json

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from sidelight.design.queries import look_shown
from sidelight.directory import queries
from sidelight.directory.models import Nation
from sidelight.directory.rules import Where, where
from sidelight.foundation import clock
from sidelight.foundation.editions import for_everybody
from sidelight.people.doors import open_page


@open_page
@require_safe
@for_everybody
def help_now(request: HttpRequest) -> HttpResponse:
    """Who answers now; where somebody is stands in the address alone, and is kept nowhere."""
    typed = request.GET.get("where", "").strip()
    visitor = where(typed)
    if visitor and visitor.asked != typed:
        # Of a whole postcode no more than its first letters stays, in the address as well.
        return redirect(f"{reverse('help_now')}?where={visitor.asked}")
    near = queries.help_near(visitor, clock.now())
    shown = {
        "near": near,
        "visitor": visitor,
        "place": queries.where_in_words(visitor) if visitor else "",
        "not_known": bool(typed) and visitor is None,
        "nations": Nation.choices,
    }
    response = render(request, "directory/help_now.html", shown)
    response.headers["X-Robots-Tag"] = "noindex" if typed else "all"
    return response


@open_page
@require_safe
@for_everybody
def help_card(request: HttpRequest) -> HttpResponse:
    """The few numbers that fit on a card, to print and to keep."""
    visitor = _visitor(request)
    shown = {"lines": queries.card_lines(visitor), "visitor": visitor}
    return render(request, "directory/card.html", shown)


@open_page
@require_safe
def help_card_alone(request: HttpRequest) -> HttpResponse:
    """The card as a browser keeps it for when there is no network; nobody's own is in it."""
    shown = {"lines": queries.card_lines(), "look": look_shown()}
    return render(request, "directory/card_alone.html", shown)


@open_page
@require_safe
def help_worker(request: HttpRequest) -> HttpResponse:
    """The small program that keeps the card in a browser, and nothing else."""
    kept = [reverse("help_card_alone"), static("directory/card_alone.css"), _icon("svg")]
    answer = render(
        request,
        "directory/help_worker.js",
        {"kept": json.dumps(kept)},
        "text/javascript; charset=utf-8",
    )
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@open_page
@require_safe
def help_app(request: HttpRequest) -> HttpResponse:
    """What a phone shows of the card among its apps: a name and a picture that tell nothing."""
    look = look_shown()
    told = {
        "name": look.app_name,
        "short_name": look.app_name,
        "start_url": reverse("help_card_alone"),
        "scope": reverse("help_now"),
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": [
            {"src": _icon("svg"), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
            {"src": _icon("png"), "sizes": "512x512", "type": "image/png", "purpose": "any"},
        ],
    }
    answer = JsonResponse(told, content_type="application/manifest+json")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


def _icon(kind: str) -> str:
    return static(f"design/app_icons/{look_shown().app_icon}.{kind}")


def _visitor(request: HttpRequest) -> Where | None:
    return where(request.GET.get("where", "").strip())
