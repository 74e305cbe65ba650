"""One evening of a group for staff: what to look at before it, and who was there."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from sidelight.courses.models import Session
from sidelight.courses.queries.attendance import held_before, register_of_evening
from sidelight.courses.queries.preparing import evening_led_by, preparation
from sidelight.courses.queries.runs.records import not_done_last_time
from sidelight.courses.views.groups import found_group, groups_page
from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role
from sidelight.rooms.actions.closing import ReadNote, read_hand_overs

leaders_page = staff_page(Role.COUNSELLOR, Role.YOUTH_WORKER)


@leaders_page
@require_safe
def group_evening(request: HttpRequest, worker: Person, slug: str, number: int) -> HttpResponse:
    """Show whoever leads an evening what they need before it, on a screen or on paper."""
    return _page(request, worker, _led(worker, slug, number))


@leaders_page
@require_POST
def group_evening_notes(
    request: HttpRequest, worker: Person, slug: str, number: int
) -> HttpResponse:
    """Show the notes of last time as well, after writing down who reads them."""
    session = _led(worker, slug, number)
    last = held_before(session)
    if last is None or last.room_id is None:
        raise Http404
    try:
        read = read_hand_overs([last.room_id], by=worker, at=clock.now())
    except Refusal:
        raise Http404 from None
    return _page(request, worker, session, read=read)


@groups_page
@require_safe
def group_evening_register(
    request: HttpRequest, worker: Person, slug: str, number: int
) -> HttpResponse:
    """Show who was there, from when until when, to whoever leads or plans the group."""
    card = found_group(request, worker, slug)
    found = card.group.sessions.select_related("room", "week").filter(number=number).first()
    if found is None or found.room is None or found.room.opened_at is None:
        raise Http404
    register = register_of_evening(found, clock.now())
    shown = {
        "group": card.group,
        "session": found,
        "room": found.room,
        "register": register.lines,
        "said_so": register.said_so,
    }
    return render(request, "courses/group_register.html", shown)


def _led(worker: Person, slug: str, number: int) -> Session:
    """Return an evening that somebody leads; for everybody else it is not there."""
    found = evening_led_by(worker, slug, number)
    if found is None:
        raise Http404
    return found


def _page(
    request: HttpRequest,
    worker: Person,
    session: Session,
    *,
    read: Sequence[ReadNote] | None = None,
) -> HttpResponse:
    ready = preparation(session, worker, clock.now())
    shown = {
        "ready": ready,
        "session": session,
        "group": session.group,
        "version": session.group.version,
        "plan": ready.plan,
        "read": read,
        "not_done": not_done_last_time(session),
    }
    return render(request, "courses/group_evening.html", shown)
