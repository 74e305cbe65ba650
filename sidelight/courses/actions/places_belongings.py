"""What is kept about somebody's places: how it is erased, and given to them."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sidelight.courses import models
from sidelight.courses.actions.keepings import (
    COURSE_KNOWN,
    COURSE_LATER,
    COURSE_NOTES,
    COURSE_ONE_THING,
    COURSE_PLACES,
    COURSE_WORDS,
)
from sidelight.courses.queries.later import later_words
from sidelight.courses.queries.words import asked, decided, noted, one_thing_or_nothing
from sidelight.foundation.crypto import CannotDecrypt
from sidelight.people.actions.belongings import NO_WORDS, WHAT_STAFF_DID
from sidelight.people.actions.keepings import ACTS
from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Entry, NotGiven, Text, said

Outcome = models.PlaceDecision.Outcome
# What a counsellor wrote about others than whoever asks for a copy is not given to them.
GIVEN = (Outcome.YES, Outcome.NOT_NOW, Outcome.NOTED)
Row = TypeVar("Row")
CANNOT_OPEN = _("But it cannot be opened any more.")


def belongings_of_places() -> Iterator[Belonging]:
    """Return every key of places that leads to a person."""
    name = _("Places that you asked for")
    yield Belonging(models.Application, "person", name, COURSE_PLACES, _erase_places, _give_places)
    name = _("What you wrote when you asked for a place")
    yield Belonging(
        models.AskedWords, "application__person", name, COURSE_WORDS, _erase_words, _give_words
    )
    name = _("Your one thing for a week")
    key = "application__person"
    yield Belonging(
        models.OneThing, key, name, COURSE_ONE_THING, _erase_one_things, _give_one_things
    )
    name = _("What you wrote some weeks after a course")
    key = "afterwards__application__person"
    yield Belonging(models.LaterAsk, key, name, COURSE_LATER, _erase_later, _give_later)
    yield from _whom_they_know()
    yield from _decisions()
    yield from _what_staff_did()


def _whom_they_know() -> Iterator[Belonging]:
    name = _("That you know somebody who may be in a group")
    yield Belonging(models.KnownNote, "person", name, COURSE_KNOWN, _erase_notes, _give_notes)
    name = _("Two people who are not to meet in a group")
    secret = NotGiven(_("It would tell you something about somebody else."))
    for key in ("one", "other"):
        yield Belonging(models.KnownPair, key, name, COURSE_KNOWN, _erase_pairs, secret)


def _decisions() -> Iterator[Belonging]:
    name = _("What was decided about your place")
    yield Belonging(models.PlaceDecision, "person", name, ACTS, NO_WORDS, _give_decisions)
    name = _("What a counsellor wrote about your place")
    yield Belonging(
        models.DecisionWords,
        "decision__person",
        name,
        COURSE_NOTES,
        _erase_decision_words,
        NotGiven(_("It is with what was decided.")),
    )


def _what_staff_did() -> Iterator[Belonging]:
    name = _("Places that you ended, or decided about")
    for table, key in (
        (models.Application, "ended_by"), (models.PlaceDecision, "by"),
        (models.KnownNote, "settled_by"), (models.KnownPair, "noted_by"),
        (models.KnownPair, "ended_by"),
    ):  # fmt: skip
        yield Belonging(table, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)
    name = _("Times for a talk that you put up")
    for key in ("counsellor", "second"):
        yield Belonging(models.TalkTime, key, name, ACTS, NO_WORDS, WHAT_STAFF_DID)


def _erase_places(person: Person, at: datetime) -> None:
    models.Application.objects.filter(person=person).delete()


def _erase_words(person: Person, at: datetime) -> None:
    models.AskedWords.objects.filter(application__person=person).delete()


def _erase_one_things(person: Person, at: datetime) -> None:
    models.OneThing.objects.filter(application__person=person).delete()


def _erase_later(person: Person, at: datetime) -> None:
    models.LaterAsk.objects.filter(afterwards__application__person=person).delete()


def _erase_notes(person: Person, at: datetime) -> None:
    models.KnownNote.objects.filter(person=person).delete()


def _erase_pairs(person: Person, at: datetime) -> None:
    models.KnownPair.objects.filter(Q(one=person) | Q(other=person)).delete()


def _erase_decision_words(person: Person, at: datetime) -> None:
    models.DecisionWords.objects.filter(decision__person=person).delete()


def _give_places(person: Person) -> Iterable[Entry]:
    found = models.Application.objects.filter(person=person).select_related("group", "talk")
    for one in found.order_by("pk").prefetch_related("absences__session", "missed__session"):
        talk = getattr(one, "talk", None)
        away = ", ".join(said(absence.session.starts_at) for absence in one.absences.all())
        missed = ", ".join(said(each.session.starts_at) for each in one.missed.all())
        lines = [
            (_("Asked"), said(one.asked_at)),
            (_("Where you join from"), one.get_where_display()),
            (_("What you join with"), one.get_device_display()),
            (_("Offered"), said(one.offered_at)),
            (_("Yours since"), said(one.taken_at)),
            (_("You were asked whether you still want it"), said(one.asked_whether_at)),
            (_("You said that you still want it"), said(one.wanted_at)),
            (_("Talk"), said(talk.starts_at) if talk else ""),
            (_("Evenings that you could not come"), away),
            (_("Evenings that you missed"), missed),
            (_("Over"), said(one.ended_at)),
            (_("How it ended"), one.get_ended_how_display()),
            (_("Why you gave it back"), one.get_given_back_because_display()),
        ]
        yield Entry(one.group.name, [(name, value) for name, value in lines if value])


def _give_words(person: Person) -> Iterable[Entry]:
    for one in models.AskedWords.objects.filter(application__person=person):
        lines = [(_("Written"), said(one.written_at)), (_("Words"), _opened(asked, one))]
        yield Entry(one.get_kind_display(), lines)


def _give_one_things(person: Person) -> Iterable[Entry]:
    found = models.OneThing.objects.filter(application__person=person).select_related("week")
    for one in found:
        lines = [
            (_("Words"), one_thing_or_nothing(one) or one.week.one_thing),
            (_("You were reminded"), said(one.reminded_at)),
            (_("You said"), one.get_said_display()),
        ]
        yield Entry(one.week.title, [(label, value) for label, value in lines if value])


def _give_later(person: Person) -> Iterable[Entry]:
    found = models.LaterAsk.objects.filter(afterwards__application__person=person)
    for one in found.select_related("afterwards__application__group"):
        lines: list[tuple[Text, Text]] = [
            (_("Asked"), said(one.asked_at)),
            (_("Answered"), said(one.answered_at)),
        ]
        if one.encrypted:
            lines.append((_("Words"), later_words(one) or CANNOT_OPEN))
        yield Entry(one.afterwards.application.group.name, lines)


def _give_notes(person: Person) -> Iterable[Entry]:
    for one in models.KnownNote.objects.filter(person=person):
        lines: list[tuple[Text, Text]] = [(_("Written"), said(one.written_at))]
        if one.encrypted:
            lines.append((_("Words"), _opened(noted, one)))
        yield Entry(_("Somebody you know"), lines)


def _give_decisions(person: Person) -> Iterable[Entry]:
    found = models.PlaceDecision.objects.filter(person=person, outcome__in=GIVEN)
    for one in found.select_related("group", "words"):
        lines: list[tuple[Text, Text]] = [
            (_("When"), said(one.at)),
            (_("Decided"), one.get_outcome_display()),
        ]
        if words := getattr(one, "words", None):
            lines.append((_("Words"), _opened(decided, words)))
        yield Entry(one.group.name, lines)


def _opened(opening: Callable[[Row], str], row: Row) -> Text:
    try:
        return opening(row)
    except CannotDecrypt:
        return CANNOT_OPEN
