"""What a room shows now: fetched by open pages when it changes, and everything done with it."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people.errors import Refusal
from sidelight.rooms.actions import showing, taking_part
from sidelight.rooms.errors import NothingThere
from sidelight.rooms.forms.showing import activity_in, choice_in, piles_in
from sidelight.rooms.models import Activity, Place
from sidelight.rooms.rules.speaking import is_still_read, lobby_is_open
from sidelight.rooms.views.answering import wants_json
from sidelight.rooms.views.entrances import room_page
from sidelight.rooms.views.showing import Again, room_page_of
from sidelight.rooms.views.what_is_shown import shown_context

Deed = Callable[[Place, QueryDict, datetime], None]


@room_page
@require_safe
def shown(request: HttpRequest, place: Place) -> HttpResponse:
    """Answer with what is shown, as this person sees it; a piece of the room's page."""
    at = clock.now()
    if not is_still_read(place.room, at) or not lobby_is_open(place.room, at):
        raise Http404
    response = render(request, "rooms/shown.html", shown_context(place, at))
    response.headers["Cache-Control"] = "no-store"
    return response


@room_page
@require_POST
def shown_deed(request: HttpRequest, place: Place, name: str) -> HttpResponse:
    """Do something with what is shown. What is not taken comes back with what was typed."""
    deed = DEEDS.get(name)
    if deed is None:
        raise Http404
    at = clock.now()
    try:
        deed(place, request.POST, at)
    except Refusal as no:
        if wants_json(request):
            why = {"type": "refused", "why": str(no)}
            return JsonResponse(why, status=HTTPStatus.CONFLICT)
        return room_page_of(request, place, at, again=Again(name, str(no), request.POST))
    if wants_json(request):
        return JsonResponse({"type": "ack"})
    return redirect(f"{reverse('room', args=[place.room.slug])}#shown")


def _begin(place: Place, sent: QueryDict, at: datetime) -> None:
    showing.begin(place.room, activity_in(sent), by=place, at=at)


def _show_answers(place: Place, sent: QueryDict, at: datetime) -> None:
    showing.show_answers(_activity(place, sent), by=place, at=at)


def _end(place: Place, sent: QueryDict, at: datetime) -> None:
    showing.end(_activity(place, sent), by=place, at=at)


def _choose(place: Place, sent: QueryDict, at: datetime) -> None:
    taking_part.choose(sent.get("shown", ""), choice_in(sent), by=place, at=at)


def _sort(place: Place, sent: QueryDict, at: datetime) -> None:
    taking_part.sort_cards(sent.get("shown", ""), piles_in(sent), by=place, at=at)


def _activity(place: Place, sent: QueryDict) -> Activity:
    """Return the activity of this room that a form names. Raises NothingThere."""
    named = Activity.objects.filter(room=place.room_id, slug=sent.get("shown", ""))
    found = named.select_related("room").first()
    if found is None:
        raise NothingThere
    return found


DEEDS: dict[str, Deed] = {
    "begin": _begin,
    "show_answers": _show_answers,
    "end": _end,
    "choose": _choose,
    "sort": _sort,
}
