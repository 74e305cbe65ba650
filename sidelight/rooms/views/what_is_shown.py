"""What the page of a room needs to draw what is shown, and what leaders can show next."""

from collections.abc import Mapping
from datetime import datetime
from uuid import uuid4

from django.utils.translation import gettext_lazy as _

from sidelight.rooms.models import Activity, Place
from sidelight.rooms.queries.board import Note, left_over
from sidelight.rooms.queries.what_is_shown import shown_to
from sidelight.rooms.rules.jobs import Finding
from sidelight.rooms.views import words
from sidelight.rooms.views.leading import stretches
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
    shown = shown_to(place, at)
    base = {"place": place, "room": place.room, "shown": shown, "left_over": _left_over(place)}
    if shown is None:
        return base
    says = SHOWN_NOW if shown.answers_shown else SAYS[shown.activity.kind]
    return {
        **base,
        "leads": place.part == Place.Part.LEADER,
        "shown_kind": KINDS[shown.activity.kind],
        "shown_says": says % {"title": shown.what.title},
        "shown_key": uuid4(),
        "reasons": words.REASONS,
        "held_notes": [held_note(one) for one in shown.board.waiting] if shown.board else [],
        "own_notes": [own_note(one) for one in shown.board.mine] if shown.board else [],
        "circle_words": CIRCLE,
        "shown_body": f"rooms/shown_{BODIES[Activity.Kind(shown.activity.kind)]}.html",
    }


def held_note(note: Note) -> dict[str, object]:
    """Return a note that waits, cut where screening noticed something."""
    marks = [list(mark) for mark in note.marks]
    noticed = note.finding not in ("", Finding.NOTHING)
    return {"note": note, "stretches": stretches(note.text, marks), "is_noticed": noticed}


def own_note(note: Note) -> dict[str, object]:
    """Return one's own note that others do not see, and why."""
    return {"note": note, "why": DECLINED.get(note.reason, "")}


def _left_over(place: Place) -> list[dict[str, object]]:
    return [own_note(one) for one in left_over(place)] if place.is_members else []


DECLINED: Words = {
    **words.DECLINED,
    "activity_over": _("The board was put away before a leader could read it."),
}
# Of one's own turn, and for leaders of each.
CIRCLE: Words = {
    "later": _("later"),
    "now": _("now"),
    "not_here": _("not here just now"),
    "done": _("had their turn"),
    "passed": _("passed"),
    "skipped": _("you went on"),
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
