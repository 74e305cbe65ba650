"""Sites as moderators and safeguarding leads decide about them. No address is ever a link."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.foundation import clock
from sidelight.foundation.paging import page_of
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.triage import actions, queries
from sidelight.triage.forms import RemovalForm, SiteForm
from sidelight.triage.models import HarmfulLink, ReportedSite, WhySite
from sidelight.triage.rules import defanged

PAGE = 25


@staff_page(*queries.DESK)
@require_safe
def staff_sites(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show what waits, and what was decided lately; words open one by one."""
    shown = {
        "page": page_of(queries.sites_waiting(worker), request.GET.get("page"), PAGE),
        "decided": list(queries.sites_decided(worker)[:20]),
    }
    return render(request, "triage/staff_sites.html", shown)


@staff_page(*queries.DESK)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_site(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show one report, with a line on the ledger, and take what is decided."""
    at, site = clock.now(), _of_somebody_else(worker, slug)
    form = SiteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.decide_site(site, form.choice(), by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your decision is kept."))
            return redirect("staff_sites")
    opened = actions.open_site(site, by=worker, at=at)
    if request.method != "POST":
        form = SiteForm(initial={"listed": opened.place})
    shown = {"opened": opened, "form": form}
    return render(request, "triage/staff_site.html", shown, status=422 if form.errors else 200)


@staff_page(*queries.DESK)
@require_safe
def harmful_links(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show the list that screening reads."""
    page = page_of(queries.on_the_list(), request.GET.get("page"), PAGE)
    links = [(link, defanged(f"{link.host}/{link.path}".rstrip("/"))) for link in page.rows]
    shown = {"page": page, "links": links, "form": RemovalForm()}
    return render(request, "triage/harmful_links.html", shown)


@staff_page(*queries.DESK)
@require_POST
def link_removal(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Take a place off the list."""
    link, form = get_object_or_404(HarmfulLink, slug=slug), RemovalForm(request.POST)
    try:
        if form.is_valid():
            why = WhySite(form.cleaned_data["why"])
            actions.take_link_off(link, why, by=worker, at=clock.now())
            messages.success(request, _("It is not on the list any more."))
        else:
            messages.info(request, _("Please say why."))
    except Refusal as refusal:
        messages.info(request, str(refusal))
    return redirect("harmful_links")


def _of_somebody_else(worker: Person, slug: str) -> ReportedSite:
    found = ReportedSite.objects.filter(slug=slug).exclude(person=worker).first()
    if found is None:
        raise Http404
    return found
