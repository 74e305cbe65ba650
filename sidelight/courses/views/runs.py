"""Leaders go through the plan of their evening: each press is one change, and leads back to it."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sidelight.courses.actions.runs.going import begin_step, end_step, skip_step
from sidelight.courses.actions.runs.sending import send_to_room
from sidelight.courses.queries.runs.finding import LedEvening, led_evening
from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role

leaders_page = staff_page(Role.COUNSELLOR, Role.YOUTH_WORKER)
LARGEST = 2**31
Change = Callable[[LedEvening, datetime], None]


@leaders_page
@require_POST
def run_step_beginning(
    request: HttpRequest, worker: Person, slug: str, number: int, step: int
) -> HttpResponse:
    """Go on with a step, or back to one."""
    seen = _number(request, "seen")
    return changed(
        request, worker, slug, number, lambda led, at: begin_step(led, step, seen=seen, at=at)
    )


@leaders_page
@require_POST
def run_step_skipping(
    request: HttpRequest, worker: Person, slug: str, number: int, step: int
) -> HttpResponse:
    """Leave a step out."""
    seen = _number(request, "seen")
    return changed(
        request, worker, slug, number, lambda led, at: skip_step(led, step, seen=seen, at=at)
    )


@leaders_page
@require_POST
def run_step_end(
    request: HttpRequest, worker: Person, slug: str, number: int, step: int
) -> HttpResponse:
    """End a step without another one."""
    seen = _number(request, "seen")
    return changed(
        request, worker, slug, number, lambda led, at: end_step(led, step, seen=seen, at=at)
    )


@leaders_page
@require_POST
def run_step_message(
    request: HttpRequest, worker: Person, slug: str, number: int, step: int, what: str
) -> HttpResponse:
    """Send words of a step to everybody in the room."""
    sent = _number(request, "sent")
    return changed(
        request,
        worker,
        slug,
        number,
        lambda led, at: send_to_room(led, step, what, sent=sent, at=at),
    )


def changed(
    request: HttpRequest, worker: Person, slug: str, number: int, change: Change
) -> HttpResponse:
    """Do what was pressed in an evening that somebody leads; for others it is not there."""
    at = clock.now()
    led = led_evening(worker, slug, number, at)
    if led is None:
        raise Http404
    try:
        change(led, at)
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return redirect(f"{reverse('room', args=[led.place.room.slug])}#beside")


def _number(request: HttpRequest, name: str) -> int:
    """Return a number of the address; one that nothing has where there is none."""
    said = request.GET.get(name, "")
    return int(said) if said.isdecimal() and len(said) < 10 else LARGEST
