"""What a page asks over and over when it has no socket: what came after, and that it is there."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from sidelight.foundation import clock
from sidelight.rooms.actions.coming import note_gone, note_here
from sidelight.rooms.models import Place
from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.queries.following import followed, standing
from sidelight.rooms.queries.tiles import presence_told
from sidelight.rooms.rules.speaking import is_still_read
from sidelight.rooms.views.answering import wants_json
from sidelight.rooms.views.entrances import room_page

LARGEST = 2**31


@room_page
@require_safe
def events(request: HttpRequest, place: Place) -> HttpResponse:
    """What came after the numbers a page has, as JSON: HTTP is the truth."""
    at = clock.now()
    if not is_still_read(place.room, at):
        raise Http404  # what was said is for no page to read once the session is over
    after = _after_in(request.GET.get("after", ""))
    if after is None:
        return JsonResponse({"code": "not_known"}, status=HTTPStatus.BAD_REQUEST)
    entrance = entrance_of(place)
    answer = {**followed(entrance, after), **standing(place, at)}
    if not place.is_members:
        answer["presence"] = presence_told(place.room_id, at)
    response = JsonResponse(answer)
    if "wait" in request.GET and not any(one["events"] for one in answer["channels"].values()):
        # Kept back in front of us until something happens there; it takes this header out again.
        seqs = (f"{number}:{after.get(name, 0)}" for name, number in entrance.channels.items())
        response.headers["X-Sidelight-Follows"] = " ".join(seqs)
    return response


@room_page
@require_POST
def here(request: HttpRequest, place: Place) -> HttpResponse:
    """That a page without a socket is there, was put away, or was closed."""
    sign_in, at = str(request.session.session_key), clock.now()
    if request.POST.get("gone"):
        note_gone(place, sign_in, at=at)
    else:
        note_here(place, sign_in, visible=request.POST.get("visible", "1") != "0", at=at)
    if wants_json(request):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return redirect("room", slug=place.room.slug)


def _after_in(said: str) -> dict[str, int] | None:
    """Read `room:12,line:abc:3`: by channel the last number a page has. None when it is not so."""
    found = {}
    for part in said.split(",") if said else ():
        name, _, seq = part.rpartition(":")
        if not name or not seq.isdecimal() or int(seq) >= LARGEST:
            return None
        found[name] = int(seq)
    return found
