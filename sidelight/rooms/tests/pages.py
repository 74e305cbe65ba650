"""What a browser does in a room, in a line each."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from sidelight.rooms.models import Room

JSON = {"Accept": "application/json"}


def page_of(browser: Client, room: Room) -> str:
    """Return the room's page as somebody sees it."""
    answer = browser.get(reverse("room", args=[room.slug]))
    assert answer.status_code == 200
    return str(answer.content.decode())


def events_of(browser: Client, room: Room, after: str = "") -> dict[str, Any]:
    """Return what a page is told over HTTP."""
    answer = browser.get(reverse("room_events", args=[room.slug]), {"after": after}, headers=JSON)
    assert answer.status_code == 200
    return dict(answer.json())


def send(
    browser: Client,
    room: Room,
    text: str,
    *,
    key: UUID,
    channel: str = "room",
    script: bool = False,
) -> HttpResponse:
    """Say something, with a form or as a page's script does."""
    sent = {"id": str(key), "ch": channel, "text": text}
    address = reverse("room_messages", args=[room.slug])
    return browser.post(address, sent, headers=JSON if script else {})


def act(browser: Client, room: Room, name: str, **fields: object) -> HttpResponse:
    """Do one of the activities, as a page's script does."""
    address = reverse("room_activity", args=[room.slug, name])
    return browser.post(address, fields, headers=JSON)
