"""The small program that a browser keeps to show a note while no page of ours is open."""

from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from sidelight.people.doors import open_page

PROGRAM = Path(__file__).resolve().parents[1] / "static" / "notices" / "notes_worker.js"


@open_page
@require_safe
def notes_worker(request: HttpRequest) -> HttpResponse:
    """Return it from beneath the page that asks for it: a browser ties its reach to its address.

    Everybody may have it: a browser asks for it again on its own, also when nobody is signed in.
    """
    answer = HttpResponse(_program(), content_type="text/javascript; charset=utf-8")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@cache
def _program() -> bytes:
    return PROGRAM.read_bytes()
