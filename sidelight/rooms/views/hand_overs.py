"""The hand-over note of a session: written by its leaders, read by whoever may, on record."""

from http import HTTPStatus

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sidelight.foundation import clock
from sidelight.people.doors import staff_page
from sidelight.people.errors import Refusal
from sidelight.people.models import Person, Role
from sidelight.rooms.actions.closing import (
    ReadNote,
    keep_hand_over_draft,
    read_hand_overs,
    write_hand_over,
)
from sidelight.rooms.forms.closing import HandOverForm
from sidelight.rooms.models import Room
from sidelight.rooms.queries import staff
from sidelight.rooms.queries.closing import draft_of, hand_overs_of, led_by
from sidelight.rooms.views.answering import wants_json

readers_page = staff_page(Role.COUNSELLOR, Role.YOUTH_WORKER, Role.SAFEGUARDING_LEAD)


@readers_page
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show that notes are there, not their words; write one."""
    room = _found(worker, slug)
    if request.method != "POST":
        return _page(request, worker, room, HandOverForm(initial={"words": draft_of(room, worker)}))
    form = HandOverForm(request.POST)
    if form.is_valid():
        try:
            write_hand_over(room, form.cleaned_data["words"], by=worker, at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _kept(request, room, _("The note is written."))
    if wants_json(request):
        why = " ".join(str(one) for some in form.errors.values() for one in some)
        return JsonResponse({"why": why}, status=HTTPStatus.CONFLICT)
    return _page(request, worker, room, form)


@readers_page
@require_POST
def hand_over_draft(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Keep what is typed so far; nobody else reads it."""
    room = _found(worker, slug)
    try:
        keep_hand_over_draft(room, request.POST.get("words", ""), by=worker, at=clock.now())
    except Refusal as refusal:
        if wants_json(request):
            return JsonResponse({"why": str(refusal)}, status=HTTPStatus.CONFLICT)
        messages.warning(request, str(refusal))
        return redirect("hand_over", slug=room.slug)
    return _kept(request, room, _("Kept as a draft. Nobody else reads it."))


@readers_page
@require_POST
def hand_over_reading(request: HttpRequest, worker: Person, slug: str) -> HttpResponse:
    """Show the words, after writing down who reads them."""
    room = _found(worker, slug)
    notes = read_hand_overs([room.pk], by=worker, at=clock.now())
    form = HandOverForm(initial={"words": draft_of(room, worker)})
    return _page(request, worker, room, form, read=list(notes))


def _found(worker: Person, slug: str) -> Room:
    """Return a group's room that somebody of the staff may see; another one is not there."""
    groups = staff.rooms_for(worker, clock.now()).exclude(kind=Room.Kind.ONE_TO_ONE)
    found = groups.filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def _kept(request: HttpRequest, room: Room, said: str) -> HttpResponse:
    if wants_json(request):
        return JsonResponse({"said": said})
    messages.success(request, said)
    if request.POST.get("back") == "room" and not room.is_over:
        return redirect(f"{reverse('room', args=[room.slug])}#closing")
    return redirect("hand_over", slug=room.slug)


def _page(
    request: HttpRequest,
    worker: Person,
    room: Room,
    form: HandOverForm,
    *,
    read: list[ReadNote] | None = None,
) -> HttpResponse:
    shown = {
        "room": room,
        "form": form,
        "notes": list(hand_overs_of([room.pk])),
        "read": read,
        "writes": led_by(worker, room, clock.now()),
    }
    status = 422 if form.errors else 200
    return render(request, "rooms/hand_over.html", shown, status=status)
