"""What a room shows now: fetched by open pages when it changes, and everything done with it."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sidelight.foundation import clock
from sidelight.people.errors import Refusal
from sidelight.rooms.actions import board, circle, showing, taking_part
from sidelight.rooms.errors import NothingThere
from sidelight.rooms.forms.showing import activity_in, choice_in, key_in, number_or_none, piles_in
from sidelight.rooms.models import Activity, Place, Turn
from sidelight.rooms.rules.reasons import Reason
from sidelight.rooms.rules.speaking import LONGEST_TEXT, is_still_read, lobby_is_open
from sidelight.rooms.views.answering import wants_json
from sidelight.rooms.views.entrances import room_page
from sidelight.rooms.views.showing import Again, room_page_of
from sidelight.rooms.views.what_is_shown import shown_context
from sidelight.rooms.views.words import REASONS

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
            # As over a socket: a kind no is an answer, and no fault of the page.
            return JsonResponse({"type": "refused", "why": str(no)})
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


def _note(place: Place, sent: QueryDict, at: datetime) -> None:
    # A form sends line ends as two letters, which nobody typed.
    said, key = sent.get("text", "").replace("\r\n", "\n"), key_in(sent)
    board.put_up(sent.get("shown", ""), said, key=key or uuid4(), by=place, at=at)


def _take_back(place: Place, sent: QueryDict, at: datetime) -> None:
    board.take_back(sent.get("note", ""), by=place, at=at)


def _let_through(place: Place, sent: QueryDict, at: datetime) -> None:
    board.let_through(sent.get("note", ""), by=place, at=at)


def _decline(place: Place, sent: QueryDict, at: datetime) -> None:
    reason, said = sent.get("reason", ""), sent.get("text", "")
    if reason not in REASONS or len(said) > LONGEST_TEXT:
        raise NothingThere
    note = sent.get("note", "")
    board.decline_note(note, reason=Reason(reason), words=said, by=place, at=at)


def _take_away(place: Place, sent: QueryDict, at: datetime) -> None:
    board.take_away(sent.get("note", ""), by=place, at=at)


def _next_turn(place: Place, sent: QueryDict, at: datetime) -> None:
    circle.next_turn(sent.get("shown", ""), number_or_none(sent.get("turn", "")), by=place, at=at)


def _turn_over(place: Place, sent: QueryDict, at: datetime) -> None:
    how = Turn.How.DONE if sent.get("how") == Turn.How.DONE else Turn.How.PASSED
    circle.end_own_turn(sent.get("shown", ""), how, by=place, at=at)


def _give_time(place: Place, sent: QueryDict, at: datetime) -> None:
    circle.give_time(sent.get("shown", ""), by=place, at=at)


DEEDS: dict[str, Deed] = {
    "begin": _begin,
    "show_answers": _show_answers,
    "end": _end,
    "choose": _choose,
    "sort": _sort,
    "note": _note,
    "take_back": _take_back,
    "let_through": _let_through,
    "decline": _decline,
    "take_away": _take_away,
    "next_turn": _next_turn,
    "turn_over": _turn_over,
    "give_time": _give_time,
}
