"""An evening in which something is shown, for tests."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from sidelight.people.models import Person
from sidelight.rooms.actions.showing import NewActivity, begin
from sidelight.rooms.models import Activity, Room
from sidelight.rooms.tests.build import Evening

POLL = ("A walk", "Music", "Sleep")


class Three(Evening):
    """An open evening with three members: fewer answers than three are not shown."""

    amira: Person
    dee: Person
    bo: Person


def begun(
    evening: Evening,
    kind: Activity.Kind,
    *,
    by: Person,
    title: str = "What helped?",
    options: Sequence[str] = POLL,
    **more: Any,
) -> Activity:
    """Show something, as a leader does."""
    piles = ("Often", "Never") if kind == Activity.Kind.SORT_CARDS else ()
    more = {"piles": piles, "lasts": timedelta(minutes=2), **more}
    new = NewActivity(kind, title, options=options, **more)
    return begin(evening.room, new, by=evening.place(by), at=evening.at)


def fragment_of(browser: Client, room: Room) -> str:
    """Return what is shown, as somebody's page fetches it."""
    answer = browser.get(reverse("room_shown", args=[room.slug]))
    assert answer.status_code == 200
    return str(answer.content.decode())
