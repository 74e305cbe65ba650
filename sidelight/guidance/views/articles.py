"""Articles as everybody reads them."""

from collections.abc import Sequence
from datetime import datetime
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from sidelight.directory.queries import lines_of
from sidelight.foundation import clock
from sidelight.foundation.editions import for_everybody
from sidelight.guidance import queries
from sidelight.guidance.queries import Listed
from sidelight.guidance.rules import WIDTHS
from sidelight.guidance.views.films import everybody_sees
from sidelight.people.doors import open_page


@open_page
@for_everybody
@require_safe
def understand(request: HttpRequest) -> HttpResponse:
    """Show every topic and what there is to read about it."""
    return _public(render(request, "guidance/understand.html", {"shelves": _shelves()}))


@open_page
@for_everybody
@require_safe
def topic(request: HttpRequest, topic: str) -> HttpResponse:
    """Show what there is to read about one topic."""
    found = queries.shelf(clock.now(), topic)
    if found is None:
        raise Http404
    return _public(render(request, "guidance/topic.html", {"shelf": found}))


@open_page
@for_everybody
@require_safe
def article(request: HttpRequest, topic: str, slug: str) -> HttpResponse:
    """Show one article as it was signed; say so kindly when it is being looked through."""
    at = clock.now()
    signed = queries.signed(at, topic=topic)
    found = next((one for one in signed if (one.topic, one.slug) == (topic, slug)), None)
    if found is None:
        raise Http404
    if found.is_resting:
        shown = {"listed": found, "shelves": _shelves()}
        return render(request, "guidance/resting.html", shown, status=HTTPStatus.GONE)
    return _public(render(request, "guidance/article.html", shown_of(found, signed, at)))


@open_page
@require_safe
def article_picture(request: HttpRequest, number: int, width: int) -> HttpResponse:
    """Show a picture of an article; of one that waits, to those who may sign or write it."""
    picture = queries.picture(number)
    if picture is None or width not in WIDTHS:
        raise Http404
    everybody = everybody_sees(request, "picture", number)
    with queries.drawing_of(picture, width).file.open("rb") as drawn:
        response = HttpResponse(drawn.read(), content_type="image/webp")
    if everybody:
        response.headers["Cache-Control"] = "public, max-age=3600"
    return response


def shown_of(found: Listed, signed: Sequence[Listed], at: datetime) -> dict[str, object]:
    """Return what the page of an article shows; signed: the others are among them."""
    article = found.article
    beside = [one for one in signed if one.topic == found.topic and not one.is_resting]
    return {
        "article": article,
        "listed": found,
        "minutes": queries.minutes_to_read(article),
        "related": lines_of(article.help, at),
        "more": [one for one in beside if one.slug != found.slug][:3],
    }


def _shelves() -> list[queries.Shelf]:
    return queries.shelves(clock.now())


def _public(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "all"
    return response
