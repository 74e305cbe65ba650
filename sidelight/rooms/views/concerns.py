"""Raising a concern from a room, in two taps: about a message, or about a member."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sidelight.foundation import clock
from sidelight.people.errors import Refusal
from sidelight.people.queries import works_as
from sidelight.rooms.models import Place
from sidelight.rooms.queries.evidence import About, about_member, about_message, about_note
from sidelight.rooms.views.answering import not_taken, wants_json
from sidelight.rooms.views.entrances import room_page
from sidelight.safeguarding.actions import Evidence, NewConcern, raise_concern
from sidelight.safeguarding.queries import raising, told_in, what_happens_next
from sidelight.safeguarding.queries.emergencies import WHO_ASK


@room_page
@require_http_methods(["GET", "HEAD", "POST"])
def concern(request: HttpRequest, place: Place) -> HttpResponse:
    """Tell a safeguarding lead, with a copy of the words. Members have no such page."""
    about = _about(request, place)
    if place.is_members or about is None:
        raise Http404
    at = clock.now()
    if request.method != "POST":
        shown = {
            "place": place,
            "room": place.room,
            "about": about,
            "raising": raising(at),
            "may_ask": bool(works_as(place.person, WHO_ASK, at)),
        }
        return render(request, "rooms/concern.html", shown)
    told = told_in(request.POST.dict())
    evidence = [Evidence(one.words, one.by, one.at) for one in about.words]
    worry = told.worry[:LONGEST_WORRY]
    new = NewConcern(about.person, worry, evidence, about.source, told.needed)
    try:
        raise_concern(new, key=told.key, by=place.person, at=at)
    except Refusal as no:
        return not_taken(request, place, told.key, no)
    said = what_happens_next(at)
    if wants_json(request):
        return JsonResponse({"type": "ack", "id": str(told.key), "said": said})
    messages.success(request, said)
    return redirect("room", slug=place.room.slug)


LONGEST_WORRY = 2_000


def _about(request: HttpRequest, place: Place) -> About | None:
    sent = {**request.GET.dict(), **request.POST.dict()}
    if "place" in sent:
        return about_member(place, sent["place"])
    if "note" in sent:
        return about_note(place, sent["note"])
    seq, m = sent.get("seq", "0"), sent.get("m", "0")
    if not (seq.isdecimal() and m.isdecimal() and len(seq) < 10 and len(m) < 18):
        return None
    return about_message(place, channel=sent.get("ch", ""), seq=int(seq), m=int(m))
