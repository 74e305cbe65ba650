"""The pages for when something is wrong: they come without a database and tell nothing."""

from http import HTTPStatus

import structlog
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from sidelight.design.chrome import Chrome
from sidelight.foundation import ids

log = structlog.get_logger()


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer every unknown and every hidden address with the very same page."""
    return kind_answer("404.html", HTTPStatus.NOT_FOUND)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Say no without saying what is there."""
    return kind_answer("403.html", HTTPStatus.FORBIDDEN)


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose secret is missing or old: usually a page left open overnight."""
    log.warning("csrf_refused", reason=reason.partition(" - ")[0])
    return kind_answer("403_csrf.html", HTTPStatus.FORBIDDEN)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer something no browser sends by itself."""
    return kind_answer("400.html", HTTPStatus.BAD_REQUEST)


def wrong_verb(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer a page that was sent to, or a form's address that was opened like a page."""
    return kind_answer("405.html", HTTPStatus.METHOD_NOT_ALLOWED)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that it is our fault, with a number for the team and with the help lines."""
    reference = request.META["sidelight.reference"] = ids.new_slug()
    log.error("page_failed", reference=reference)
    try:
        return kind_answer("500.html", HTTPStatus.INTERNAL_SERVER_ERROR, reference=reference)
    # Whatever broke the page may break this one too, and help must still be on the screen.
    except Exception as failure:  # noqa: BLE001
        log.error("error_page_failed", reference=reference, failure=type(failure).__name__)
        return bare_answer(reference)


def kind_answer(template: str, status: HTTPStatus, *, reference: str = "") -> HttpResponse:
    """Return an error page that knows neither the address nor the person."""
    page = render_to_string(template, {"chrome": Chrome(), "reference": reference})
    return never_kept(HttpResponse(page, status=status))


def bare_answer(reference: str) -> HttpResponse:
    """Return the last page of all: no template, no style, the help lines."""
    lines = format_html_join(
        "", "<li>{} {} {}</li>", ((x.name, x.phone, x.text_number) for x in Chrome().help_lines)
    )
    page = format_html(
        '<!doctype html><meta charset="utf-8"><title>Sidelight</title>'
        "<h1>{}</h1><p>{}</p><ul>{}</ul>",
        gettext("Something went wrong on our side"),
        reference,
        lines,
    )
    return never_kept(HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR))


def never_kept(response: HttpResponse) -> HttpResponse:
    """Return the answer with the same headers whether or not anybody's session was looked at."""
    patch_vary_headers(response, ["Cookie"])
    response.headers["Cache-Control"] = "no-store, private"
    return response
