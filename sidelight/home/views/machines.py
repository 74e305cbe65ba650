"""What programs ask for: search engines, browsers, whoever watches whether the place is up."""

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from sidelight.foundation import clock
from sidelight.guidance.queries import addresses_to_read
from sidelight.home.queries import database_answers
from sidelight.people.doors import open_page
from sidelight.people.models import HouseText

# What somebody in need may look for. Whatever is not here is for nobody's index.
PUBLIC_PAGES = (
    "help_now",
    "tell_somebody",
    "find_evening",
    "understand",
    "report_a_site",
    "ask",
    "questions",
)


def public_addresses() -> list[str]:
    """Return where search engines may lead, beside the front page."""
    texts = (reverse("house_text", args=[kind]) for kind in HouseText.Kind.values)
    return [*(reverse(name) for name in PUBLIC_PAGES), *texts]


@open_page
@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Name the public pages to search engines."""
    pages = [reverse("front"), *public_addresses(), *addresses_to_read(clock.now())]
    shown = {"addresses": [request.build_absolute_uri(page) for page in pages]}
    return render(request, "home/sitemap.xml", shown, "application/xml; charset=utf-8")


@open_page
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Let search engines find the pages that somebody in need may look for, and nothing else."""
    public = [f"{reverse('front')}$", *public_addresses(), str(settings.STATIC_URL)]
    lines = [
        "User-agent: *",
        "Disallow: /",
        *(f"Allow: {address}" for address in public),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@open_page
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Say whether the place is up, without looking at anybody's session."""
    well = database_answers()
    response = HttpResponse("ok\n" if well else "the database does not answer\n")
    response.status_code = HTTPStatus.OK if well else HTTPStatus.SERVICE_UNAVAILABLE
    response.headers["Content-Type"] = "text/plain; charset=utf-8"
    response.headers["Cache-Control"] = "no-store"
    return response


@open_page
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that look in the old place to the icon."""
    return redirect(static("design/sidelight.svg"))
