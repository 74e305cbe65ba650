"""Staff plan rooms, and see who has a place in them and who was there."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role
from sidelight.people.queries import works_as
from sidelight.rooms.actions.closing import READERS
from sidelight.rooms.actions.planning import (
    PLANNERS,
    NewPlace,
    give_place,
    plan_room,
    take_place_back,
)
from sidelight.rooms.forms.planning import PlaceForm, RoomForm
from sidelight.rooms.models import Place, Room
from sidelight.rooms.queries import staff
from sidelight.rooms.queries.closing import notes_to_write
from sidelight.safeguarding.queries import TASK_ROLES

rooms_page = staff_page(Role.MANAGER, Role.SAFEGUARDING_LEAD, Role.COUNSELLOR, Role.YOUTH_WORKER)


@rooms_page
@require_safe
def staff_rooms(request: HttpRequest, worker: Person) -> HttpResponse:
    """List rooms: managers and safeguarding leads see every one, leaders their own."""
    at = clock.now()
    shown = {
        "coming": staff.coming_rooms(worker, at),
        "past": staff.past_rooms(worker, at),
        "notes_to_write": notes_to_write(worker, at),
        "plans": bool(works_as(worker, PLANNERS, at)),
    }
    return render(request, "rooms/staff_rooms.html", shown)


@staff_page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def new_room(request: HttpRequest, worker: Person) -> HttpResponse:
    """Plan a room: when it is, who comes, who leads."""
    at = clock.now()
    given = request.POST if request.method == "POST" else None
    form = RoomForm(staff.who_may_lead(at), staff.who_may_be_second(at), at=at, given=given)
    if form.is_valid():
        try:
            room = plan_room(form.new_room(), form.new_places(), by=worker, at=at)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The room is planned. Only the people in it can find it."))
            return redirect("staff_room", slug=room.slug)
    status = 422 if form.errors else 200
    return render(request, "rooms/staff_new_room.html", {"form": form}, status=status)


@rooms_page
@require_safe
def staff_room(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show one room: its people, who was there, how it ended."""
    room = _found(worker, slug)
    return _room_page(request, worker, room, PlaceForm(), status=200)


@staff_page(Role.MANAGER)
@require_POST
def new_place(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Give one more person a place."""
    room, form = _found(worker, slug), PlaceForm(request.POST)
    if form.is_valid():
        new = NewPlace(form.cleaned_data["who"], form.cleaned_data["part"])
        try:
            give_place(room, new, by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("They have a place now."))
            return redirect("staff_room", slug=room.slug)
    return _room_page(request, worker, room, form, status=422)


@staff_page(Role.MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def place_removal(request: HttpRequest, worker: Person, slug: str, place: str) -> HttpResponse:
    """Ask before a place is taken back, and take it back."""
    room = _found(worker, slug)
    found = get_object_or_404(Place.objects.kept().select_related("person"), room=room, slug=place)
    if request.method != "POST":
        shown = {"room": room, "place": found}
        return render(request, "rooms/staff_place_removal.html", shown)
    try:
        take_place_back(found, by=worker, at=clock.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Their place is free again."))
    return redirect("staff_room", slug=room.slug)


def _found(worker: Person, slug: str) -> Room:
    """Return a room that somebody of the staff may see; another one is not there."""
    found = staff.rooms_for(worker, clock.now()).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def _room_page(
    request: HttpRequest, worker: Person, room: Room, form: PlaceForm, *, status: int
) -> HttpResponse:
    at = clock.now()
    shown = {
        "room": room,
        "places": staff.places_in(room),
        "register": staff.register_of(room, at),
        "opened_by": staff.opened_by(room),
        "leads": any(one.person_id == worker.pk for one in staff.places_in(room)),
        "plans": bool(works_as(worker, PLANNERS, at)) and not room.is_over,
        "looks": bool(works_as(worker, frozenset({Role.SAFEGUARDING_LEAD}), at)),
        "notes": room.is_group and bool(works_as(worker, READERS, at)),
        "follows_up": bool(works_as(worker, TASK_ROLES, at)),
        "form": form,
    }
    return render(request, "rooms/staff_room.html", shown, status=status)
