"""Leaders go through the plan of their evening: each press is one change, and leads back to it."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sidelight.courses.actions.runs.going import begin_step, end_step, skip_step
from sidelight.courses.actions.runs.noting import write_note
from sidelight.courses.actions.runs.sending import send_to_room
from sidelight.courses.actions.runs.sharing_out import move_step_down, move_step_up, share_out
from sidelight.courses.actions.runs.showing import show_handout, show_step
from sidelight.courses.queries.runs.finding import LedEvening, led_evening
from sidelight.courses.queries.runs.records import record_of, recorded_for
from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role

leaders_page = staff_page(Role.COUNSELLOR, Role.YOUTH_WORKER)
NOTHING_HAS = 2**31
Change = Callable[[LedEvening, datetime], None]


@leaders_page
@require_POST
def run_step_beginning(
    request: HttpRequest, worker: Person, slug: str, number: int, step: int
) -> HttpResponse:
    """Go on with a step, or back to one."""
    seen = _number(request.GET, "seen")
    return changed(
        request, worker, slug, number, lambda led, at: begin_step(led, step, seen=seen, at=at)
    )


@leaders_page
@require_POST
def run_step_skipping(
    request: HttpRequest, worker: Person, slug: str, number: int, step: int
) -> HttpResponse:
    """Leave a step out."""
    seen = _number(request.GET, "seen")
    return changed(
        request, worker, slug, number, lambda led, at: skip_step(led, step, seen=seen, at=at)
    )


@leaders_page
@require_POST
def run_step_end(
    request: HttpRequest, worker: Person, slug: str, number: int, step: int
) -> HttpResponse:
    """End a step without another one."""
    seen = _number(request.GET, "seen")
    return changed(
        request, worker, slug, number, lambda led, at: end_step(led, step, seen=seen, at=at)
    )


@leaders_page
@require_POST
def run_step_place(
    request: HttpRequest, worker: Person, slug: str, number: int, step: int
) -> HttpResponse:
    """Move a step that waits up or down."""
    seen = _number(request.GET, "seen")
    move = move_step_up if request.GET.get("to") == "up" else move_step_down
    return changed(request, worker, slug, number, lambda led, at: move(led, step, seen=seen, at=at))


@leaders_page
@require_POST
def run_step_speaker(
    request: HttpRequest, worker: Person, slug: str, number: int, step: int
) -> HttpResponse:
    """Say who of the leaders says a step."""
    seen, place = _number(request.GET, "seen"), request.POST.get(f"speaker-{step}", "")
    return changed(
        request, worker, slug, number, lambda led, at: share_out(led, step, place, seen=seen, at=at)
    )


@leaders_page
@require_POST
def run_step_message(
    request: HttpRequest, worker: Person, slug: str, number: int, step: int, what: str
) -> HttpResponse:
    """Send words of a step to everybody in the room."""
    sent = _number(request.GET, "sent")
    return changed(
        request,
        worker,
        slug,
        number,
        lambda led, at: send_to_room(led, step, what, sent=sent, at=at),
    )


@leaders_page
@require_POST
def run_step_showing(
    request: HttpRequest, worker: Person, slug: str, number: int, step: int, what: str
) -> HttpResponse:
    """Show a step to the room: as a card, or as what goes with its kind."""
    times = _number(request.GET, "times")
    return changed(
        request,
        worker,
        slug,
        number,
        lambda led, at: show_step(led, step, what, times=times, at=at),
    )


@leaders_page
@require_POST
def run_handout_showing(
    request: HttpRequest, worker: Person, slug: str, number: int, name: str
) -> HttpResponse:
    """Show a handout to the room, as a card."""
    times = _number(request.GET, "times")
    return changed(
        request, worker, slug, number, lambda led, at: show_handout(led, name, times=times, at=at)
    )


@leaders_page
@require_POST
def run_step_note(
    request: HttpRequest, worker: Person, slug: str, number: int, step: int
) -> HttpResponse:
    """Keep a note of one's own about a step."""
    return changed(request, worker, slug, number, _noting(request, step, str(step)))


@leaders_page
@require_POST
def run_note(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Keep a note of one's own about the evening."""
    return changed(request, worker, slug, number, _noting(request, None, "evening"))


@leaders_page
@require_safe
def run_record(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Show how an evening went by its plan to who leads the group; its notes to who led it."""
    at = clock.now()
    session = recorded_for(worker, slug, number)
    record = session and record_of(session, led_evening(worker, slug, number, at), at)
    if not record:
        raise Http404
    shown = {"record": record, "session": record.session, "group": record.session.group}
    response = render(request, "courses/run/record.html", shown)
    response.headers["Cache-Control"] = "no-store"
    return response


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
    if led.place.room.is_over:
        return redirect("run_record", slug=slug, number=number)
    return redirect(f"{reverse('room', args=[led.place.room.slug])}#beside")


def _noting(request: HttpRequest, step: int | None, name: str) -> Change:
    """Return how a note as it was typed is kept; one that was not sent along stays as it is."""
    typed = request.POST.get(f"note-{name}")
    if typed is None:
        return lambda led, at: None
    # A form sends line ends as two letters, which nobody typed.
    words, seen = typed.replace("\r\n", "\n"), _number(request.POST, f"seen-{name}")
    return lambda led, at: write_note(led, step, words, seen=seen, at=at)


def _number(given: QueryDict, name: str) -> int:
    """Return a number that a page carries along; where there is none, one that nothing has."""
    said = given.get(name, "")
    return int(said) if said.isdecimal() and len(said) < 10 else NOTHING_HAS
