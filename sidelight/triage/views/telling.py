"""Telling us of a site: for everybody, signed in or not, and without any script."""

from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from sidelight.foundation import clock
from sidelight.people.actions import take_a_turn
from sidelight.people.doors import address_of, come_back_later, open_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.triage import actions, queries, rules
from sidelight.triage.forms import ReportForm
from sidelight.triage.models import ReportedSite, SiteOutcome, SiteWords


@open_page
@require_http_methods(["GET", "HEAD", "POST"])
def report_a_site(request: HttpRequest) -> HttpResponse:
    """Take a report of anybody; show to whoever is signed in what they asked to hear of."""
    person = request.user if isinstance(request.user, Person) else None
    form = ReportForm(request.POST if request.method == "POST" else None)
    at = clock.now()
    if form.is_valid():
        key = form.cleaned_data["key"] or uuid4()
        try:
            take_a_turn(rules.REPORTS_FROM_AN_ADDRESS, address_of(request), at=at)
            kept = actions.report_site(form.report(), key=key, person=person, at=at)
        except Refusal as refusal:
            come_back_later(request, refusal)
            form.add_error("address", str(refusal))
        else:
            return redirect("site_report", key=kept.key)
    shown = {
        "form": form,
        "person": person,
        "mine": queries.reports_of(person) if person else [],
        "reading": queries.reading(at),
    }
    page = render(request, "triage/report_a_site.html", shown)
    # What somebody asked to hear of stands on it when they are signed in.
    if person is None:
        page.headers["X-Robots-Tag"] = "all"
    return page


@open_page
@require_safe
def site_report(request: HttpRequest, key: UUID) -> HttpResponse:
    """Thank whoever told us, and show what we did; not what was written."""
    site = get_object_or_404(ReportedSite, key=key)
    last = queries.last_decision(site)
    is_decided = last is not None and last.outcome != SiteOutcome.NEEDS_A_LEAD
    shown = {
        "site": site,
        "decision": last if is_decided else None,
        "is_harmful": last is not None and last.outcome == SiteOutcome.HARMFUL,
        "answer": queries.words_of(site, SiteWords.Kind.ANSWER) if is_decided else "",
        "reading": queries.reading(clock.now()),
    }
    page = render(request, "triage/site_report.html", shown)
    page.headers["Cache-Control"] = "no-store, private"
    return page
