"""The pages on which editors keep the list of help right."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.directory import actions, queries
from sidelight.directory.forms import ServiceForm
from sidelight.directory.models import HelpService
from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role


@staff_page(Role.EDITOR, Role.MANAGER)
@require_safe
def help_services(request: HttpRequest, worker: Person) -> HttpResponse:
    """Every entry with the day on which it was last checked."""
    listed = queries.services(clock.now())
    return render(request, "directory/help_services.html", {"services": listed})


@staff_page(Role.EDITOR, Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def new_help_service(request: HttpRequest, worker: Person) -> HttpResponse:
    """An empty entry to fill in."""
    form = ServiceForm(request.POST) if request.method == "POST" else ServiceForm()
    if form.is_valid():
        service = actions.add_service(form.entry, by=worker, at=clock.now())
        messages.success(request, _("%(name)s is on the list now.") % {"name": service.name})
        return redirect("help_services")
    return render(request, "directory/help_service.html", {"form": form})


@staff_page(Role.EDITOR, Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def help_service(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """One entry, to change it."""
    service = _listed_or_404(slug)
    form = ServiceForm.filled_with(queries.entry_of(service))
    if request.method == "POST":
        form = ServiceForm(request.POST)
        if form.is_valid():
            actions.change_service(service, form.entry, by=worker, at=clock.now())
            messages.success(
                request, _("Changed. Now please try it, and say that you checked it today.")
            )
            return redirect("help_services")
    return render(request, "directory/help_service.html", {"form": form, "service": service})


@staff_page(Role.EDITOR, Role.MANAGER)
@require_POST
def help_service_check(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """That the worker checked an entry today."""
    service = _listed_or_404(slug)
    try:
        actions.check_service(service, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(name)s: checked today.") % {"name": service.name})
    return redirect("help_services")


@staff_page(Role.EDITOR, Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def help_service_withdrawal(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """That an entry comes off every page; asked once more before it does."""
    service = _listed_or_404(slug)
    if request.method != "POST":
        return render(request, "directory/help_service_withdrawal.html", {"service": service})
    try:
        actions.withdraw_service(service, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(name)s is off the list.") % {"name": service.name})
    return redirect("help_services")


def _listed_or_404(slug: str) -> HelpService:
    service = queries.listed_services().filter(slug=slug).first()
    if service is None:
        raise Http404
    return service
