"""Opening emergency details: one asks, another agrees, and both may look for an hour."""

from datetime import datetime

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
from sidelight.people.queries import somebody_called, works_as
from sidelight.safeguarding import actions
from sidelight.safeguarding.forms.emergencies import AskToOpenForm
from sidelight.safeguarding.models import EmergencyOpening
from sidelight.safeguarding.queries import LEADS
from sidelight.safeguarding.queries import emergencies as queries

PAGE = 25


@staff_page(*queries.WHO_ASK)
@require_safe
def emergencies(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show what was asked for and opened, the newest first; find somebody by their shown name."""
    at, who = clock.now(), request.GET.get("who", "").strip()
    found = somebody_called(who) if who else None
    if found is not None and found.is_active and found.pk != worker.pk:
        return redirect("emergency_about", found.slug)
    page = page_of(queries.openings_for(worker, at), request.GET.get("page"), PAGE)
    shown = {
        "is_lead": bool(works_as(worker, LEADS, at)),
        "page": page,
        "rows": queries.opening_rows(page.rows, at),
        "who": who,
    }
    return render(request, "safeguarding/emergencies.html", shown)


@staff_page(*queries.WHO_ASK)
@require_http_methods(["GET", "HEAD", "POST"])
def emergency_about(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Ask to open somebody's details."""
    about = get_object_or_404(Person.objects.filter(left_at=None).exclude(pk=worker.pk), slug=slug)
    form = AskToOpenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            opening = actions.ask_to_open(about, form.ask(), by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("emergency", opening.slug)
    shown = {"about": about, "form": form, "has_details": queries.has_details(about)}
    status = 422 if form.errors else 200
    return render(request, "safeguarding/emergency_about.html", shown, status=status)


@staff_page(*queries.WHO_ASK)
@require_safe
def emergency(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show how an opening stands, and why it was asked for; the ledger keeps who looked."""
    at = clock.now()
    found = _found(worker, slug, at)
    shown = {
        "row": queries.opening_rows([found], at)[0],
        "reason": actions.read_reason(found, by=worker, at=at),
        "is_lead": bool(works_as(worker, LEADS, at)),
        "is_asker": found.asked_by_id == worker.pk,
        "may_look": found.is_open(at) and worker.pk in (found.asked_by_id, found.agreed_by_id),
    }
    return render(request, "safeguarding/emergency.html", shown)


@staff_page(*LEADS)
@require_POST
def emergency_agreement(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Agree, as the second person."""
    at = clock.now()
    try:
        actions.agree_to_open(_found(worker, slug, at), by=worker, at=at)
    except Refusal as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Open to the two of you, for an hour."))
    return redirect("emergency", slug)


@staff_page(*queries.WHO_ASK)
@require_POST
def emergency_details(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show what the member gave, to one of the two. Only sending opens it: no view is silent."""
    at = clock.now()
    found = _found(worker, slug, at)
    try:
        details = actions.read_details(found, by=worker, at=at)
    except Refusal as refusal:
        messages.info(request, str(refusal))
        return redirect("emergency", slug)
    return render(
        request, "safeguarding/emergency_details.html", {"opening": found, "details": details}
    )


@staff_page(*LEADS)
@require_POST
def emergency_quiet(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Record that telling the member would put them in danger."""
    at = clock.now()
    try:
        actions.keep_quiet(_found(worker, slug, at), by=worker, at=at)
    except Refusal as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("They are not told, until a lead ends that."))
    return redirect("emergency", slug)


@staff_page(*LEADS)
@require_POST
def emergency_telling(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Record that the member may be told after all."""
    at = clock.now()
    actions.end_quiet(_found(worker, slug, at), by=worker, at=at)
    messages.success(request, _("They are told on their own page."))
    return redirect("emergency", slug)


def _found(worker: Person, slug: str, at: datetime) -> EmergencyOpening:
    found = queries.openings_for(worker, at).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found
