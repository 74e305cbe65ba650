"""What leaders see at the end, and while nothing is heard of somebody: for the page, and anew."""

from datetime import datetime
from uuid import uuid4

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from sidelight.foundation import clock
from sidelight.rooms.models import Place, Prompt
from sidelight.rooms.queries.closing import (
    draft_of,
    going,
    hand_overs_of,
    needs_a_note,
    not_seen_out,
    who_did_not_come,
)
from sidelight.rooms.queries.prompts import prompts_of
from sidelight.rooms.rules.closing import LONGEST_NOTE
from sidelight.rooms.views.entrances import room_page
from sidelight.rooms.views.words import MOODS
from sidelight.safeguarding.queries import raising

# What a leader may send with one tap: it asks for nothing, and tells that staying quiet is fine.
FIRST_WORDS: dict[str, Promise] = {
    Prompt.Kind.SILENT: _(
        "You do not have to write. Just reading is fine. How are you right now? One word is enough."
    ),
    Prompt.Kind.GONE: _(
        "It looks as if your line was lost. That happens. We are still here. How are you right now?"
    ),
}


@room_page
@require_safe
def closing_panel(request: HttpRequest, place: Place) -> HttpResponse:
    """Who goes, and whom to look after, as the leaders' page puts it in place of what it shows."""
    if place.part != Place.Part.LEADER or not place.room.is_group:
        raise Http404
    return render(request, "rooms/closing_parts.html", shown_of(place, clock.now()))


def shown_of(place: Place, at: datetime) -> dict[str, object]:
    """Return what both parts are drawn from; nothing where there is no group."""
    room = place.room
    if place.part != Place.Part.LEADER or not room.is_group:
        return {}
    return {
        "place": place,
        "room": room,
        "prompts": [_prompt(one) for one in prompts_of(room, at)],
        "on_call": raising(at).leads,
        "going": [{"one": one, "mood": MOODS.get(one.mood, "")} for one in going(room)],
        "did_not_come": who_did_not_come(room),
        "notes": list(hand_overs_of([room.pk])),
        "left_to_see_out": not_seen_out(room),
        "needs_note": needs_a_note(room),
        "note_draft": draft_of(room, place.person),
        "longest_note": LONGEST_NOTE,
    }


def _prompt(prompt: Prompt) -> dict[str, object]:
    return {
        "prompt": prompt,
        "words": FIRST_WORDS[prompt.kind],
        "key": uuid4(),
        "is_back": prompt.outcome == Prompt.Outcome.BACK,
    }
