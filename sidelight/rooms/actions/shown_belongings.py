"""What is kept about a person from what rooms showed: given to them, and erased with the words."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from sidelight.people.actions.belongings import NO_WORDS, OF_THE_HOUSE, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACTS
from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Entry, said
from sidelight.rooms.actions.keepings import ROOM_WORDS
from sidelight.rooms.models import Activity, Answer, BoardNote, Room, Turn
from sidelight.rooms.queries.board import words_on
from sidelight.rooms.queries.what_is_shown import what_of


def shown_belongings() -> Iterator[Belonging]:
    """Return every key of what rooms show that leads to a person."""
    name = _("Notes that you put on a board")
    yield Belonging(BoardNote, "place__person", name, ROOM_WORDS, erase_notes, _give_notes)
    name = _("What you chose in a room")
    yield Belonging(Answer, "place__person", name, ROOM_WORDS, erase_answers, _give_answers)
    name = _("Your turns in a circle")
    yield Belonging(Turn, "place__person", name, ROOM_WORDS, erase_turns, _give_turns)
    name = _("Notes on a board that you settled")
    yield Belonging(BoardNote, "settled_by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("What you showed to a room")
    yield Belonging(Activity, "begun_by", name, ACTS, OF_THE_HOUSE, WHAT_STAFF_DID)


def erase_notes(person: Person, at: datetime) -> None:
    """Erase what they put on boards, and what leaders wrote to them about it."""
    BoardNote.objects.filter(place__person=person).delete()


def erase_answers(person: Person, at: datetime) -> None:
    """Erase what they chose."""
    Answer.objects.filter(place__person=person).delete()


def erase_turns(person: Person, at: datetime) -> None:
    """Erase when it was their turn."""
    Turn.objects.filter(place__person=person).delete()


def hide_from_what_is_shown(person: Person, at: datetime) -> None:
    """Take their notes off every board; the rows stay while somebody may need them."""
    theirs = BoardNote.objects.filter(place__person=person)
    theirs.filter(state=BoardNote.State.HELD).update(state=BoardNote.State.DECLINED, settled_at=at)
    theirs.filter(state=BoardNote.State.SHOWN).update(state=BoardNote.State.GONE, settled_at=at)


def erase_what_was_shown(room: Room) -> None:
    """Erase the words of a locked room's activities, and what members did with them."""
    BoardNote.objects.filter(activity__room=room).update(sealed=b"", sealed_answer=b"", detail={})
    Answer.objects.filter(activity__room=room).delete()
    Turn.objects.filter(activity__room=room).delete()
    Activity.objects.filter(room=room).update(sealed=b"")


def _give_notes(person: Person) -> Iterable[Entry]:
    notes = BoardNote.objects.filter(place__person=person).select_related("activity__room")
    for one in notes:
        lines = [(_("Sent"), said(one.at)), (_("Words"), words_on(one))]
        yield Entry(one.activity.room.name, [*lines, (_("It is"), one.get_state_display())])


def _give_answers(person: Person) -> Iterable[Entry]:
    given = Answer.objects.filter(place__person=person).select_related("activity__room")
    for one in given:
        what = what_of(one.activity)
        sorts = one.activity.kind == Activity.Kind.SORT_CARDS
        choices = what.piles if sorts else what.options
        asked = what.options[one.card : one.card + 1] if sorts else (what.title,)
        lines = [(_("Chosen"), said(one.at)), (_("About"), "".join(asked))]
        chosen = "".join(choices[one.choice : one.choice + 1])
        yield Entry(one.activity.room.name, [*lines, (_("Choice"), chosen)])


def _give_turns(person: Person) -> Iterable[Entry]:
    for one in Turn.objects.filter(place__person=person).select_related("activity__room"):
        lines = [(_("Began"), said(one.began_at)), (_("Ended"), said(one.ended_at))]
        yield Entry(one.activity.room.name, [*lines, (_("How"), str(one.get_how_display()))])
