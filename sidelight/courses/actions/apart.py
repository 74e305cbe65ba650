"""Two people who are not to meet in a group: noted, settled, honoured. Neither is ever told."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from sidelight.courses.actions.deciders import must_be_a_counsellor, must_not_know
from sidelight.courses.actions.seats import (
    is_apart,
    locked_group,
    locked_person,
    offer,
    offer_would_end,
    pass_on,
    take_offer_away,
    waits_for_a_look,
)
from sidelight.courses.actions.words import keep_note, prepared
from sidelight.courses.errors.places import NeedsWords, NotGoingOn
from sidelight.courses.models import Application, KnownNote, KnownPair
from sidelight.courses.queries.words import KNOWN, noted
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person

KNOWS = "knows"


def tell_of_somebody_known(person: Person, words: str, *, key: UUID, at: datetime) -> KnownNote:
    """Keep what a member tells in private of somebody they know here. Raises NeedsWords."""
    said = prepared({KNOWS: words}, purpose=KNOWN).get(KNOWS)
    if said is None:
        raise NeedsWords
    with transaction.atomic():
        locked_person(person)
        return keep_note(person, said, key=key, at=at)


def open_note(note: KnownNote, *, by: Person, at: datetime) -> str:
    """Return what somebody told in private, after writing down who read it and when.

    Raises NotACounsellor, KnowsThem, and CannotDecrypt.
    """
    must_be_a_counsellor(by, at)
    must_not_know(by, note.person)
    record(Act.RECORD_VIEWED, actor_id=by.pk, subject=("known_note", note.pk), at=at)
    return noted(note)


def settle_note(note: KnownNote, who: Person | None, *, by: Person, at: datetime) -> None:
    """Say whom somebody meant, or that nobody here is meant; the words of the note go.

    A place that was kept for them meanwhile is offered now, unless the two would meet there.
    """
    must_be_a_counsellor(by, at)
    must_not_know(by, note.person)
    with transaction.atomic():
        locked_person(note.person)
        kept = KnownNote.objects.get(pk=note.pk)
        if kept.settled_at:
            return
        kept.settled_by, kept.settled_at, kept.encrypted = by, at, ""
        kept.save(update_fields=["settled_by", "settled_at", "encrypted"])
        if who is not None and who.pk != note.person_id:
            _keep_pair(note.person, who, by=by, at=at)
        _go_on(note.person, at)


def note_pair(one: Person, other: Person, *, by: Person, at: datetime) -> KnownPair:
    """Note that two people are not to meet in a group. An offer that would let them is taken back.

    Raises NotACounsellor, and NotGoingOn for one and the same person.
    """
    must_be_a_counsellor(by, at)
    if one.pk == other.pk:
        raise NotGoingOn
    with transaction.atomic():
        for person in sorted((one, other), key=lambda each: each.pk):
            locked_person(person)
        return _keep_pair(one, other, by=by, at=at)


def end_pair(pair: KnownPair, *, by: Person, at: datetime) -> None:
    """End that two people are not to meet: it was a mistake, or they said so."""
    must_be_a_counsellor(by, at)
    KnownPair.objects.filter(pk=pair.pk, ended_at=None).update(ended_at=at, ended_by=by)


def _keep_pair(one: Person, other: Person, *, by: Person, at: datetime) -> KnownPair:
    first, second = sorted((one, other), key=lambda person: person.pk)
    pair, is_new = KnownPair.objects.get_or_create(
        one=first, other=second, ended_at=None, defaults={"noted_by": by, "noted_at": at}
    )
    if is_new:
        subject = ("known_pair", pair.pk)
        record(Act.RECORD_VIEWED, actor_id=by.pk, subject=subject, at=at, detail={"how": "noted"})
        _take_an_offer_back(first, second, at)
    return pair


def _take_an_offer_back(one: Person, other: Person, at: datetime) -> None:
    """Where both have a seat in one group, whoever was not told that it is theirs waits again."""
    seated = Application.objects.seated().filter(person__in=[one, other]).order_by("-pk")
    group_ids = [application.group_id for application in seated]
    if len(group_ids) != 2 or group_ids[0] != group_ids[1]:  # both, in one group
        return
    group = locked_group(group_ids[0])
    untaken = seated.filter(group=group, taken_at=None).first()
    if untaken is not None:
        take_offer_away(untaken)
        pass_on(group, at)


def _go_on(person: Person, at: datetime) -> None:
    """Offer the seat that was kept for somebody, or let it go when they would meet there."""
    theirs = Application.objects.seated().filter(person=person, taken_at=None, offered_at=None)
    application = theirs.first()
    if application is None or waits_for_a_look(person.pk):
        return
    group = locked_group(application.group_id)
    ends_at = offer_would_end(group, at)
    if is_apart(application) or ends_at is None:
        take_offer_away(application)
    else:
        offer(application, ends_at=ends_at, at=at)
    pass_on(group, at)
