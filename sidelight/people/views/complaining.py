"""Complaining about what we keep or do with it, and how safeguarding leads answer."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people import actions, queries, rules
from sidelight.people.doors import address_of, come_back_later, open_page, staff_page
from sidelight.people.errors import Refusal
from sidelight.people.forms.rights import AnswerForm, ComplaintForm
from sidelight.people.models import Complaint, Person, Role


@open_page
@require_http_methods(["GET", "HEAD", "POST"])
def complain(request: HttpRequest) -> HttpResponse:
    """Take a complaint of anybody; show to whoever is signed in what became of earlier ones."""
    person = request.user if isinstance(request.user, Person) else None
    form = ComplaintForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        words, key = form.cleaned_data["words"], form.cleaned_data["key"] or uuid4()
        at = clock.now()
        try:
            actions.take_a_turn(rules.COMPLAINTS_FROM_AN_ADDRESS, address_of(request), at=at)
            kept = actions.complain(words, key=key, person=person, at=at)
        except Refusal as refusal:
            come_back_later(request, refusal)
            form.add_error("words", str(refusal))
        else:
            return redirect("complaint", key=kept.key)
    shown = {
        "form": form,
        "mine": queries.complaints_of(person) if person else [],
        "days": rules.ACKNOWLEDGED_WITHIN.days,
    }
    return render(request, "people/complain.html", shown)


@open_page
@require_safe
def complaint(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what became of a complaint to whoever has its address; not what was written in it."""
    found = get_object_or_404(Complaint, key=key)
    due = found.sent_at + rules.ACKNOWLEDGED_WITHIN
    page = render(request, "people/complaint.html", {"complaint": found, "due": due})
    page.headers["Cache-Control"] = "no-store, private"
    return page


@staff_page(Role.SAFEGUARDING_LEAD, Role.MANAGER)
@require_safe
def staff_complaints(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show the clock and the counts; to leads also the ways to each complaint."""
    at = clock.now()
    is_lead = queries.works_as(worker, actions.LEADS, at)
    shown = {
        "report": queries.complaint_report(at),
        "complaints": list(queries.complaints_for(worker)[:100]) if is_lead else [],
        "is_lead": is_lead,
        "overdue_before": at - rules.ACKNOWLEDGED_WITHIN,
        "days": rules.ACKNOWLEDGED_WITHIN.days,
    }
    return render(request, "people/staff_complaints.html", shown)


@staff_page(Role.SAFEGUARDING_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def staff_complaint(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show one complaint, with a line on the ledger, and take the answer."""
    at, found = clock.now(), _of_somebody_else(worker, slug)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.answer_complaint(found, form.cleaned_data["answer"], by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your answer is there for whoever complained."))
            return redirect("staff_complaints")
    shown = {
        "complaint": actions.open_complaint(found, by=worker, at=at),
        "due": found.sent_at + rules.ACKNOWLEDGED_WITHIN,
        "form": form,
    }
    return render(request, "people/staff_complaint.html", shown)


@staff_page(Role.SAFEGUARDING_LEAD)
@require_POST
def complaint_acknowledgement(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Say to whoever complained that somebody has it."""
    actions.acknowledge(_of_somebody_else(worker, slug), by=worker, at=clock.now())
    messages.success(request, _("They can see now that you have it."))
    return redirect("staff_complaints")


def _of_somebody_else(worker: Person, slug: str) -> Complaint:
    found = queries.complaints_for(worker).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found
