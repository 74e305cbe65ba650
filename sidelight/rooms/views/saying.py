"""What is sent to a room over HTTP: words, everything else one can do there, and how one is."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from sidelight.foundation import clock
from sidelight.people.errors import Refusal
from sidelight.rooms.actions import activities
from sidelight.rooms.actions.saying import Words, release, say
from sidelight.rooms.errors import CannotSpeak
from sidelight.rooms.models import Place
from sidelight.rooms.queries.entering import entrance_of
from sidelight.rooms.rules.jobs import Code, Declined, Outcome, Shown
from sidelight.rooms.rules.reading import Unreadable, held_in, key_in, text_in, words_in
from sidelight.rooms.views.answering import not_taken, refused, taken, wants_json, why
from sidelight.rooms.views.entrances import room_page
from sidelight.rooms.views.showing import Typed, room_page_of

NUMBERS = ("seq", "minutes", "seconds", "reply_to")


@room_page
@require_POST
def messages(request: HttpRequest, place: Place) -> HttpResponse:
    """Say something. What is not taken comes back with the words and the reason."""
    at, sent = clock.now(), _message_in(request)
    try:
        words = _words_in(sent)
        outcome = say(words, entrance_of(place), at=at)
    except (Refusal, Unreadable) as no:
        if wants_json(request):
            return JsonResponse(refused(sent.get("id"), no), status=HTTPStatus.CONFLICT)
        typed = Typed(str(sent.get("ch", "room")), str(sent.get("text", "")), why(no))
        return room_page_of(request, place, at, typed=typed)
    if wants_json(request):
        return JsonResponse(_acknowledged(words, outcome))
    address = reverse("room", args=[place.room.slug])
    return redirect(f"{address}#{words.channel.replace(':', '-')}")


@room_page
@require_POST
def activity(request: HttpRequest, place: Place, name: str) -> HttpResponse:
    """Do one of the activities of the live protocol, with the fields of a form."""
    if name == "release":
        return _done(request, place, _release)
    named = activities.named(name)
    if named is None:
        raise Http404
    return _done(request, place, named)


@room_page
@require_POST
def mood(request: HttpRequest, place: Place) -> HttpResponse:
    """Say how one is, coming or going; the leaders alone see it."""
    return _done(request, place, activities.mood)


def _done(request: HttpRequest, place: Place, what: Callable[..., None]) -> HttpResponse:
    sent = _message_in(request)
    key = sent.get("id", uuid4())
    try:
        activities.do(what, place.pk, sent, clock.now())
    except (Refusal, Unreadable) as no:
        return not_taken(request, place, key, no)
    return taken(request, place, key)


def _release(place: Place, message: dict[str, Any], at: Any) -> None:  # Any: as activities are
    m = held_in(message)
    if place.part != Place.Part.LEADER:
        raise CannotSpeak(Code.NOT_YOURS)
    release(m, entrance_of(place), key=uuid4(), at=at)


def _message_in(request: HttpRequest) -> dict[str, Any]:  # Any: as JSON, each field checked later
    """Return the fields of a form, and those of its address, as a message of the protocol."""
    sent: dict[str, Any] = {**request.GET.dict(), **request.POST.dict()}
    for name in NUMBERS:
        if (said := sent.get(name)) is not None:
            if said.isdecimal() and len(said) < 11:
                sent[name] = int(said)
            elif not said:
                del sent[name]
    return sent


def _words_in(sent: dict[str, Any]) -> Words:  # Any: as JSON
    """Read what was said. Raises Unreadable."""
    key: UUID = key_in(sent)
    reply_to = sent.get("reply_to")
    if reply_to is not None and not isinstance(reply_to, int):
        raise Unreadable(Code.NOT_KNOWN, key)
    # A form sends line ends as two letters, which nobody typed.
    text = words_in({"text": str(sent.get("text", "")).replace("\r\n", "\n")}, key)
    return Words(text_in(sent, "ch", key), text, key, reply_to)


def _acknowledged(words: Words, outcome: Outcome) -> dict[str, object]:
    ack: dict[str, object] = {"type": "ack", "id": str(words.key), "ch": words.channel}
    if isinstance(outcome, Shown):
        return {**ack, "seq": outcome.seq}
    return {**ack, "declined": True} if isinstance(outcome, Declined) else {**ack, "held": True}
