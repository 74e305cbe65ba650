"""Times at which a counsellor talks with whoever has asked for a place."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.courses.actions.talks import put_up_time, take_time_down
from sidelight.courses.forms.deciding import TalkTimeForm
from sidelight.courses.models import TalkTime
from sidelight.courses.queries import assessing
from sidelight.courses.views.assessing.reading import counsellors_page
from sidelight.foundation import clock
from sidelight.people.errors import Refusal
from sidelight.people.models import Person
from sidelight.rooms.queries.staff import who_may_be_second
from sidelight.team.queries import zone


@counsellors_page
@require_http_methods(["GET", "HEAD", "POST"])
def talk_times(request: HttpRequest, worker: Person) -> HttpResponse:
    """Show my times, and who has them; put up one more."""
    at = clock.now()
    seconds = [one for one in who_may_be_second(at) if one.pk != worker.pk]
    given = request.POST if request.method == "POST" else None
    form = TalkTimeForm(seconds, at=at, given=given)
    if form.is_valid():
        try:
            put_up_time(form.new_time(), by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The time is there to be taken."))
            return redirect("talk_times")
    shown = {"form": form, "times": assessing.times_of(worker, zone(), at), "here": "times"}
    status = 422 if form.errors else 200
    return render(request, "courses/assessing/times.html", shown, status=status)


@counsellors_page
@require_POST
def talk_time_removal(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Take a time down; whoever has it is told."""
    time = get_object_or_404(TalkTime.objects.standing().filter(counsellor=worker), slug=slug)
    try:
        take_time_down(time, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("That time is gone."))
    return redirect("talk_times")
