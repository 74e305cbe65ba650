"""Films of articles and their captions, in pieces as browsers ask for them."""

from http import HTTPStatus

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sidelight.foundation import clock
from sidelight.guidance import actions, queries
from sidelight.guidance.models import Film
from sidelight.guidance.rules import asked_range
from sidelight.people.doors import open_page, works_here_as

KINDS = {".mp4": "video/mp4", ".webm": "video/webm"}


@open_page
@require_safe
def article_film(request: HttpRequest, number: int) -> HttpResponse:
    """Send the piece of a film that a browser asks for, or all of it while it is read."""
    file = _film_or_404(request, number).file
    kind = next((kind for end, kind in KINDS.items() if file.name.endswith(end)), "")
    wanted = request.headers.get("Range", "")
    if not wanted:
        return _whole(file, kind)
    if (found := asked_range(wanted, file.size)) is None:
        response = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        response.headers["Content-Range"] = f"bytes */{file.size}"
    else:
        piece = queries.piece_of(file, *found)
        response = HttpResponse(piece.body, content_type=kind, status=HTTPStatus.PARTIAL_CONTENT)
        response.headers["Content-Range"] = piece.range_said
    response.headers["Accept-Ranges"] = "bytes"
    return response


def _whole(file: FieldFile, kind: str) -> HttpResponse:
    """Return all of a film, to be read while it is sent."""
    response = FileResponse(file.open("rb"), content_type=kind, filename="film")
    response.headers["Accept-Ranges"] = "bytes"
    return response  # type: ignore[return-value]  # it is no HttpResponse; doors hand it on


@open_page
@require_safe
def article_captions(request: HttpRequest, number: int) -> HttpResponse:
    """Send what is said in a film, with its times."""
    with _film_or_404(request, number).captions.open("rb") as opened:
        return HttpResponse(opened.read(), content_type="text/vtt; charset=utf-8")


def _film_or_404(request: HttpRequest, number: int) -> Film:
    """Return a film of an article; of one that waits, to those who may sign or write it."""
    found = queries.film(number)
    if found is None:
        raise Http404
    everybody_sees(request, "film", number)
    return found


def everybody_sees(request: HttpRequest, kind: str, number: int) -> bool:
    """Whether a picture or film stands in an article that may be read.

    Of one that waits only those who may sign or write it learn that it is there.
    """
    everybody = queries.stands_in_an_article(kind, number, clock.now())
    if not everybody and not works_here_as(request, actions.MAY_TAKE_OFF):
        raise Http404
    return everybody
