"""What rooms keep about a person: their words go with them, the numbers around them stay."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people.actions.belongings import NO_WORDS, OF_THE_HOUSE, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACTS
from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Entry, NotGiven, Stays, said
from sidelight.rooms import models
from sidelight.rooms.actions import leaving
from sidelight.rooms.actions.keepings import HAND_OVERS, ROOM_TIMES, ROOM_VIEWS, ROOM_WORDS
from sidelight.rooms.actions.shown_belongings import shown_belongings
from sidelight.rooms.queries.sealing import box_of, unseal

FOR_CHECKS = Stays(_("It shows that nobody looked without a reason. It goes in three years."))

ABOUT_ALL = Stays(_("It is about everybody who was there. It goes in 12 months."))
# A program must not hand it out unlooked at: it is about others as well.
ASK_US = NotGiven(
    _("If there is any, a person looks at it with you first. Tell us under “Not happy?” to ask.")
)


def belongings() -> Iterator[Belonging]:
    """Return every key of rooms that leads to a person, and the words that hang on them."""
    name = _("What you said in rooms")
    yield Belonging(models.Entry, "author", name, ROOM_WORDS, leaving.erase_room_words, _give_words)
    name = _("Your kind signs in rooms")
    yield Belonging(
        models.Reaction, "person", name, ROOM_WORDS, leaving.erase_reactions, _give_reactions
    )
    name = _("When you were in rooms")
    yield Belonging(
        models.Presence, "place__person", name, ROOM_TIMES, leaving.erase_times, _give_times
    )
    name = _("Which rooms you had a place in")
    yield Belonging(models.Place, "person", name, ACTS, NO_WORDS, _give_places)
    yield from _closing()
    yield from shown_belongings()
    yield from _what_staff_did()


def _closing() -> Iterator[Belonging]:
    name = _("That a leader said goodbye to you")
    yield Belonging(
        models.SeenOut, "place__person", name, ROOM_TIMES, leaving.erase_goodbyes, _give_goodbyes
    )
    name = _("That leaders were asked to see how you are")
    yield Belonging(models.Prompt, "place__person", name, ROOM_WORDS, leaving.erase_prompts, ASK_US)
    name = _("Notes of leaders about sessions that you were in")
    yield Belonging(models.HandOver, "room__places__person", name, HAND_OVERS, ABOUT_ALL, ASK_US)


def _what_staff_did() -> Iterator[Belonging]:
    name = _("Places that you gave or took back")
    for key in ("given_by", "removed_by"):
        yield Belonging(models.Place, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Rooms that you planned")
    yield Belonging(models.Room, "planned_by", name, ACTS, OF_THE_HOUSE, WHAT_STAFF_DID)
    name = _("Messages that you settled")
    yield Belonging(models.Entry, "settled_by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Ready messages that you wrote")
    yield Belonging(models.ReadyMessage, "written_by", name, ACTS, OF_THE_HOUSE, WHAT_STAFF_DID)
    name = _("Goodbyes that you noted")
    yield Belonging(models.SeenOut, "by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Whom you looked after in rooms")
    for key in ("claimed_by", "settled_by"):
        yield Belonging(models.Prompt, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Notes that you wrote after sessions")
    yield Belonging(models.HandOver, "by", name, HAND_OVERS, ABOUT_ALL, WHAT_STAFF_DID)
    name = _("Drafts of such notes")
    yield Belonging(
        models.HandOverDraft, "by", name, HAND_OVERS, leaving.erase_drafts, WHAT_STAFF_DID
    )
    name = _("Transcripts that you opened")
    yield Belonging(models.TranscriptView, "by", name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Why you opened them")
    yield Belonging(
        models.TranscriptReason, "view__by", name, ROOM_VIEWS, FOR_CHECKS, WHAT_STAFF_DID
    )


def _give_words(person: Person) -> Iterable[Entry]:
    """Give what they said, also what was not shown; not what others said beside it."""
    spoken = leaving.theirs(person).filter(author=person, kind=models.Entry.Kind.SAID)
    for one in spoken.select_related("room").order_by("pk"):
        lines = [(_("Sent"), said(one.at)), (_("Words"), _opened(one))]
        yield Entry(one.room.name, lines)


def _opened(one: models.Entry) -> str:
    try:
        box = box_of(one.room.sealed_key)
        return unseal(box, bytes(one.sealed), channel_id=one.channel_id)
    except CannotDecrypt:
        return str(_("These words were erased."))


def _give_reactions(person: Person) -> Iterable[Entry]:
    for one in models.Reaction.objects.filter(person=person).select_related("entry__room"):
        lines = [(_("Given"), said(one.at)), (_("Sign"), one.get_sign_display())]
        yield Entry(one.entry.room.name, lines)


def _give_times(person: Person) -> Iterable[Entry]:
    found = models.Presence.objects.filter(place__person=person).order_by("pk")
    for one in found.select_related("place__room"):
        lines = [(_("Came"), said(one.came_at)), (_("Went"), said(one.went_at))]
        yield Entry(one.place.room.name, lines)


def _give_goodbyes(person: Person) -> Iterable[Entry]:
    for one in models.SeenOut.objects.filter(place__person=person).select_related("place__room"):
        yield Entry(one.place.room.name, [(_("A leader saw you out"), said(one.at))])


def _give_places(person: Person) -> Iterable[Entry]:
    for one in models.Place.objects.filter(person=person).select_related("room").order_by("pk"):
        lines = [(_("From"), said(one.room.starts_at)), (_("Until"), said(one.room.ends_at))]
        lines.append((_("You were there as"), one.get_part_display()))
        yield Entry(one.room.name, [*lines, (_("Read up to message"), str(one.seen_seq))])
