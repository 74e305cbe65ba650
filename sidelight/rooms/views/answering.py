"""Answering a page's script in the words of the live protocol, and a plain page with a page."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from sidelight.people.errors import Refusal
from sidelight.rooms.errors import KIND_WORDS, CannotSpeak, TooFast
from sidelight.rooms.models import Place
from sidelight.rooms.rules.jobs import Code
from sidelight.rooms.rules.reading import Unreadable


def wants_json(request: HttpRequest) -> bool:
    """Whether a script asks, and not a form."""
    return request.headers.get("Accept", "").startswith("application/json")


def taken(request: HttpRequest, place: Place, key: object) -> HttpResponse:
    """Answer that something was done."""
    if wants_json(request):
        return JsonResponse({"type": "ack", "id": str(key)})
    return redirect("room", slug=place.room.slug)


def not_taken(
    request: HttpRequest, place: Place, key: object, no: Refusal | Unreadable
) -> HttpResponse:
    """Answer that something was not done, and why, in kind words."""
    if wants_json(request):
        return JsonResponse(refused(key, no), status=HTTPStatus.CONFLICT)
    messages.warning(request, why(no))
    return redirect("room", slug=place.room.slug)


def refused(key: object, no: Refusal | Unreadable) -> dict[str, object]:
    """Return a refusal as the protocol has it."""
    return {"type": "refused", "id": str(key), "code": code_of(no).value, "why": why(no)}


def code_of(no: Refusal | Unreadable) -> Code:
    """Return the protocol's code of a refusal."""
    if isinstance(no, TooFast):
        return Code.TOO_FAST
    return Code(no.code) if isinstance(no, CannotSpeak | Unreadable) else Code.NOT_YOURS


def why(no: Refusal | Unreadable) -> str:
    """Return a refusal in kind words."""
    return str(KIND_WORDS[no.code]) if isinstance(no, Unreadable) else str(no)
