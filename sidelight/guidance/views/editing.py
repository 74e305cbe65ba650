"""The door to Wagtail's admin: editors alone, only what they need, and its looser policy."""

from collections.abc import Callable
from mimetypes import guess_type
from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils._os import safe_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from sidelight.guidance import actions, queries
from sidelight.guidance.models import Article
from sidelight.guidance.rules import READING_AGE
from sidelight.people.doors import staff_page
from sidelight.people.models import Person, Role

editors_page = staff_page(Role.EDITOR)
# Wagtail's pages have script and style in them; nothing may come from elsewhere all the same.
LOOSER = {
    "default-src": [NONE],
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "media-src": [SELF],
    "frame-src": [SELF],
    "form-action": [SELF],
    "frame-ancestors": [SELF],
    "base-uri": [SELF],
}
# What of the admin is open at all. Whatever is not here is not there, for anybody.
OPEN = frozenset(
    f"wagtailadmin_{name}"
    for name in (
        "home",
        "sprite",
        "javascript_catalog",
        "explore_root",
        "explore",
        "explore_results",
        "choose_page",
        "choose_page_child",
        "choose_page_search",
        "choose_page_chosen_multiple",
        "choose_page_external_link",
        "block_preview",
        "dismissibles",
        "tag_autocomplete",
        "tag_model_autocomplete",
    )
)
# Its own ways out and to an account lead to ours.
WAYS_OUT = {"wagtailadmin_logout": "account_logout", "wagtailadmin_account": "own_account"}
OPEN_NAMESPACES = frozenset(
    {
        "wagtailadmin_api",
        "wagtailadmin_pages",
        "wagtailadmin_editing_sessions",
        "wagtailimages",
        "wagtailimages_chooser",
        "simple_translation",
        "wagtailsnippets_guidance_film",
        "wagtailsnippetchoosers_guidance_film",
    }
)
# What stands in articles, by where its own pages are, and what these call its number.
PARTS = {"wagtailimages": ("picture", "image_id"), "wagtailsnippets_guidance_film": ("film", "pk")}


def behind_the_editors_door(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Return one of Wagtail's views as editors may open it."""

    @editors_page
    def editing(request: HttpRequest, worker: Person, *args: Any, **kwargs: Any) -> HttpResponse:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in WAYS_OUT:
            return redirect(WAYS_OUT[name])
        if not is_open(request):
            raise Http404
        if would_change_what_was_read(request):
            messages.error(
                request,
                _(
                    "It stands in an article that is signed off, or waits for that, so it stays "
                    "as it is. Bring in another one, and put that into the article."
                ),
            )
            return redirect(request.path)
        actions.let_edit(worker)
        response = view(request, *args, **kwargs)
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        # Without it a browser does not say where a form comes from, and it is refused.
        response.headers["Referrer-Policy"] = "same-origin"
        # A preview comes as a whole answer of ours, which no page may put in a frame.
        response.headers.pop("Content-Security-Policy", None)
        # As the library's own decorator does, which is typed for views with a request alone.
        response._csp_replace = LOOSER  # type: ignore[attr-defined]
        return response

    return editing


def is_open(request: HttpRequest) -> bool:
    """Whether this page of the admin is one that editors need."""
    match = request.resolver_match
    if match is None:
        return False
    return match.view_name in OPEN or not OPEN_NAMESPACES.isdisjoint(match.namespaces[:1])


def would_change_what_was_read(request: HttpRequest) -> bool:
    """Whether a picture or film would be changed or erased under an article's sign-off."""
    match = request.resolver_match
    if request.method != "POST" or match is None:
        return False
    kind, name = PARTS.get(".".join(match.namespaces[:1]), ("", ""))
    number = str(match.kwargs.get(name, ""))
    return number.isdecimal() and queries.must_stay_as_it_is(kind, int(number))


@editors_page
@require_safe
def editing_file(request: HttpRequest, worker: Person, path: str) -> HttpResponse:
    """Show a picture or film that editors brought in, to editors."""
    found = Path(safe_join(settings.MEDIA_ROOT, path))
    if not found.is_file():
        raise Http404
    kind, _encoding = guess_type(found.name)
    return HttpResponse(found.read_bytes(), content_type=kind or "application/octet-stream")


@editors_page
@require_safe
def article_reading(request: HttpRequest, worker: Person, number: int) -> HttpResponse:
    """Say how easily the last version of an article is read; a part of the editors' page."""
    article = get_object_or_404(Article, pk=number).get_latest_revision_as_object()
    shown = {"age": queries.age_to_read(article), "minutes": queries.minutes_to_read(article)}
    return render(request, "guidance/editing/measured.html", shown | {"aim": READING_AGE})
