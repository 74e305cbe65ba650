"""Practising an evening: for whoever leads groups, or will."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sidelight.courses.actions.rehearsals import rehearse
from sidelight.courses.forms.rehearsals import RehearsalForm
from sidelight.courses.queries.leaders import who_may_lead
from sidelight.courses.queries.rehearsals import rehearsals_of, weeks_to_practise
from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role


@staff_page(Role.COUNSELLOR, Role.YOUTH_WORKER)
@require_http_methods(["GET", "HEAD", "POST"])
def rehearsals(request: HttpRequest, worker: Person) -> HttpResponse:
    """List one's rehearsals, and begin one now."""
    at = clock.now()
    colleagues = [one.person for one in who_may_lead(at) if one.person.pk != worker.pk]
    sent = request.POST if request.method == "POST" else None
    form = RehearsalForm(sent, weeks=weeks_to_practise(), colleagues=colleagues)
    if form.is_valid():
        week, others = form.chosen()
        try:
            session = rehearse(week, others, by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            assert session.room is not None  # noqa: S101  # for the type checker: it was just made
            return redirect("room", slug=session.room.slug)
    shown = {"form": form, "rehearsals": rehearsals_of(worker, at)}
    return render(request, "courses/rehearsals.html", shown, status=422 if form.errors else 200)
