"""Addresses for these tests alone: a page, a page that fails, and the look's own error pages."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.http import require_POST


def plain(request: HttpRequest) -> HttpResponse:
    """Show the base page with nothing in it."""
    return TemplateResponse(request, "design/base.html")


def open_to_all(request: HttpRequest) -> HttpResponse:
    """Show a page that search engines may list."""
    return HttpResponse("hello", headers={"X-Robots-Tag": "all", "ETag": '"1"'})


def hidden(request: HttpRequest) -> HttpResponse:
    """Hide a thing that is there, having looked who asks."""
    request.session.get("anything")
    raise Http404("a submission, and whose")


@require_POST
def only_sent_to(request: HttpRequest) -> HttpResponse:
    """Take a form."""
    return HttpResponse("taken")


def broken(request: HttpRequest) -> HttpResponse:
    """Fail."""
    raise RuntimeError("words of somebody")


urlpatterns = [
    path("", plain, name="front"),
    path("open/", open_to_all),
    path("hidden/", hidden),
    path("broken/", broken),
    path("sent/", only_sent_to),
]
handler400 = "sidelight.design.views.bad_request"
handler403 = "sidelight.design.views.permission_denied"
handler404 = "sidelight.design.views.page_not_found"
handler405 = "sidelight.design.views.wrong_verb"
handler500 = "sidelight.design.views.server_error"
