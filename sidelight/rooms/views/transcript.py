"""A safeguarding lead opens what was said in a room that is over, and says why."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role
from sidelight.rooms.actions.transcripts import open_transcript
from sidelight.rooms.forms.looking import ReasonForm
from sidelight.rooms.models import Room
from sidelight.rooms.queries.transcript import views_of


@staff_page(Role.SAFEGUARDING_LEAD)
@require_http_methods(["GET", "HEAD", "POST"])
def transcript(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Ask for the reason; only the answer to it shows the words, so that no view is silent."""
    room = get_object_or_404(Room, slug=slug)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            lines = open_transcript(room, form.cleaned_data["reason"], by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            shown = {"room": room, "lines": lines}
            return render(request, "rooms/staff_transcript.html", shown)
    shown = {"room": room, "form": form, "views": views_of(room)}
    status = 422 if form.errors else 200
    return render(request, "rooms/staff_transcript_reason.html", shown, status=status)
