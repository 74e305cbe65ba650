"""What the page of a room needs to draw what is shown, and what leaders can show next."""

from collections.abc import Mapping
from datetime import datetime
from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from sidelight.rooms.models import Activity, Place
from sidelight.rooms.queries.what_is_shown import shown_to
from sidelight.rooms.views.words import Words

# What stands above it, for members and leaders alike.
KINDS: Words = {
    "card": _("To read"),
    "poll": _("A question"),
    "sort_cards": _("Cards to sort"),
    "board": _("A board"),
    "taps": _("Tap, if you like"),
    "circle": _("A circle"),
    "pause": _("Reading time"),
}
# Read out once to whoever hears the page.
SAYS: Words = {
    "card": _("Your leaders show something to read: %(title)s"),
    "poll": _("Your leaders ask a question: %(title)s"),
    "sort_cards": _("There are cards to sort: %(title)s"),
    "board": _("There is a board for notes: %(title)s"),
    "taps": _("You can tap an answer: %(title)s"),
    "circle": _("A circle begins: %(title)s"),
    "pause": _("It is reading time: %(title)s"),
}
SHOWN_NOW = _("The answers are shown now: %(title)s")


def shown_context(place: Place, at: datetime) -> Mapping[str, object]:
    """Return what is shown to whoever has this place, ready for its template."""
    shown = shown_to(place)
    if shown is None:
        return {"place": place, "room": place.room, "shown": None}
    says = SHOWN_NOW if shown.answers_shown else SAYS[shown.activity.kind]
    return {
        "place": place,
        "room": place.room,
        "leads": place.part == Place.Part.LEADER,
        "shown": shown,
        "shown_kind": KINDS[shown.activity.kind],
        "shown_says": says % {"title": shown.what.title},
        "shown_key": uuid4(),
        "shown_body": f"rooms/shown_{BODIES[Activity.Kind(shown.activity.kind)]}.html",
    }


BODIES = {
    Activity.Kind.CARD: "card",
    Activity.Kind.POLL: "choices",
    Activity.Kind.TAPS: "choices",
    Activity.Kind.SORT_CARDS: "cards",
    Activity.Kind.BOARD: "board",
    Activity.Kind.CIRCLE: "circle",
    Activity.Kind.PAUSE: "pause",
}
