"""The charity's own look: the page on which managers choose it, and what browsers fetch of it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.design.models import Look
from sidelight.design.queries import logo_in_force, look_in_force, look_of
from sidelight.design.rules import as_sheet, shades_in_both_lights
from sidelight.foundation import clock
from sidelight.home import actions
from sidelight.home.forms import LookForm
from sidelight.people.doors import open_page, staff_page
from sidelight.people.models import Person, Role

# The address holds the version: what stands there is never another thing.
FOR_EVER = "public, max-age=31536000, immutable"


@staff_page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_look(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show the look in force as a form; show what was chosen from now on."""
    look = look_in_force()
    form = LookForm.filled_with(look)
    if request.method == "POST":
        form = LookForm(request.POST, request.FILES)
        if form.is_valid():
            choice = form.choice(logo_in_force())
            actions.change_look(choice, by=worker, at=clock.now())
            messages.success(request, _("This is how the place looks now, on every page."))
            return redirect("staff_look")
    shown = {"form": form, "look": look, "shades": shades_in_both_lights(look.colour)}
    return render(request, "home/look.html", shown)


@open_page
@require_safe
def look_sheet(request: HttpRequest, version: str) -> HttpResponse:
    """The shades of one version as a style sheet: custom properties, and nothing else."""
    look = _version_or_404(version)
    if not look.colour:
        raise Http404
    return _kept_for_ever(HttpResponse(as_sheet(look.colour), content_type="text/css"))


@open_page
@require_safe
def look_logo(request: HttpRequest, version: str) -> HttpResponse:
    """The logo of one version."""
    look = _version_or_404(version)
    if look.logo is None:
        raise Http404
    return _kept_for_ever(HttpResponse(bytes(look.logo), content_type="image/png"))


def _version_or_404(version: str) -> Look:
    look = look_of(version)
    if look is None:
        raise Http404
    return look


def _kept_for_ever(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = FOR_EVER
    return response
