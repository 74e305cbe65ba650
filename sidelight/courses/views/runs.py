"""Leaders go through the plan of their evening: each press is one change, and leads back to it."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Concatenate

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
Press = Callable[Concatenate[HttpRequest, LedEvening, datetime, ...], None]
View = Callable[..., HttpResponse]


def press(change: Press) -> View:
    """A button of the plan: it does one thing in an evening that somebody leads, and leads back.

    For whoever does not lead it the evening is not there.
    """

    @leaders_page
    @require_POST
    @wraps(change)
    def pressed(
        request: HttpRequest, worker: Person, slug: str, number: int, **which: int | str
    ) -> HttpResponse:
        at = clock.now()
        led = led_evening(worker, slug, number, at)
        if led is None:
            raise Http404
        try:
            change(request, led, at, **which)
        except Refusal as refusal:
            messages.warning(request, str(refusal))
        if led.place.room.is_over:
            return redirect("run_record", slug=slug, number=number)
        return redirect(f"{reverse('room', args=[led.place.room.slug])}#beside")

    return pressed


@press
def run_step_beginning(request: HttpRequest, led: LedEvening, at: datetime, step: int) -> None:
    """Go on with a step, or back to one."""
    begin_step(led, step, seen=_number(request.GET, "seen"), at=at)


@press
def run_step_skipping(request: HttpRequest, led: LedEvening, at: datetime, step: int) -> None:
    """Leave a step out."""
    skip_step(led, step, seen=_number(request.GET, "seen"), at=at)


@press
def run_step_end(request: HttpRequest, led: LedEvening, at: datetime, step: int) -> None:
    """End a step without another one."""
    end_step(led, step, seen=_number(request.GET, "seen"), at=at)


@press
def run_step_place(request: HttpRequest, led: LedEvening, at: datetime, step: int) -> None:
    """Move a step that waits up or down."""
    move = move_step_up if request.GET.get("to") == "up" else move_step_down
    move(led, step, seen=_number(request.GET, "seen"), at=at)


@press
def run_step_speaker(request: HttpRequest, led: LedEvening, at: datetime, step: int) -> None:
    """Say who of the leaders says a step."""
    place = request.POST.get(f"speaker-{step}", "")
    share_out(led, step, place, seen=_number(request.GET, "seen"), at=at)


@press
def run_step_message(
    request: HttpRequest, led: LedEvening, at: datetime, step: int, what: str
) -> None:
    """Send words of a step to everybody in the room."""
    send_to_room(led, step, what, sent=_number(request.GET, "sent"), at=at)


@press
def run_step_showing(
    request: HttpRequest, led: LedEvening, at: datetime, step: int, what: str
) -> None:
    """Show a step to the room: as a card, or as what goes with its kind."""
    show_step(led, step, what, times=_number(request.GET, "times"), at=at)


@press
def run_handout_showing(request: HttpRequest, led: LedEvening, at: datetime, name: str) -> None:
    """Show a handout to the room, as a card."""
    show_handout(led, name, times=_number(request.GET, "times"), at=at)


@press
def run_step_note(request: HttpRequest, led: LedEvening, at: datetime, step: int) -> None:
    """Keep a note of one's own about a step."""
    _keep_note(request, led, at, step=step, name=str(step))


@press
def run_note(request: HttpRequest, led: LedEvening, at: datetime) -> None:
    """Keep a note of one's own about the evening."""
    _keep_note(request, led, at, step=None, name="evening")


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


def _keep_note(
    request: HttpRequest, led: LedEvening, at: datetime, *, step: int | None, name: str
) -> None:
    """Keep a note as it was typed; one that was not sent along stays as it is."""
    typed = request.POST.get(f"note-{name}")
    if typed is None:
        return
    # A form sends line ends as two letters, which nobody typed.
    words, seen = typed.replace("\r\n", "\n"), _number(request.POST, f"seen-{name}")
    write_note(led, step, words, seen=seen, at=at)


def _number(given: QueryDict, name: str) -> int:
    """Return a number that a page carries along; where there is none, one that nothing has."""
    said = given.get(name, "")
    return int(said) if said.isdecimal() and len(said) < 10 else NOTHING_HAS
