"""A counsellor reads what somebody wrote, and decides about their place. Decisions are added."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from sidelight.courses.actions.deciders import must_be_a_counsellor, must_not_know
from sidelight.courses.actions.evening_rooms import keep_in_step
from sidelight.courses.actions.seats import (
    end,
    free_seat,
    give,
    is_apart,
    locked_group,
    locked_person,
    lowest_free,
    offer_would_end,
    pass_on,
)
from sidelight.courses.actions.telling import tell_that_it_is_over
from sidelight.courses.errors.places import (
    AlreadyDecided,
    NeedsWords,
    NotGoingOn,
    NotThatGroup,
)
from sidelight.courses.models import Application, AskedWords, DecisionWords, Group, PlaceDecision
from sidelight.courses.queries.words import DECIDED, asked
from sidelight.foundation.crypto import encrypt
from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.notices.models import NoticeKind
from sidelight.people.models import Person

Outcome, Instead = PlaceDecision.Outcome, PlaceDecision.Instead


@dataclass(frozen=True)
class NotNow:
    """A “not now”: the message to them, and what there is instead."""

    message: str
    instead: PlaceDecision.Instead
    other_group: Group | None = None
    again_on: date | None = None


def open_asked(words: AskedWords, *, by: Person, at: datetime) -> str:
    """Return one answer of somebody, after writing down who read it and when.

    Raises NotACounsellor, KnowsThem, and CannotDecrypt.
    """
    must_be_a_counsellor(by, at)
    must_not_know(by, words.application.person)
    record(
        Act.RECORD_VIEWED,
        actor_id=by.pk,
        subject=("application", words.application_id),
        at=at,
        detail={"words": words.kind},
    )
    return asked(words)


def say_yes(
    application: Application, competence: str, *, by: Person, at: datetime
) -> PlaceDecision:
    """Confirm a place, with a note on why they can decide for themselves.

    Raises NeedsWords without a note, NotGoingOn without a place, and AlreadyDecided.
    """
    note = _sealed(competence)
    with transaction.atomic():
        kept = _to_decide(application, by, at)
        if kept.stage != Application.Stage.PLACE:
            raise NotGoingOn
        if kept.confirmed_at:
            raise AlreadyDecided
        kept.confirmed_at = at
        kept.save(update_fields=["confirmed_at"])
        decision = _decided(kept, Outcome.YES, by=by, at=at)
        DecisionWords.objects.create(decision=decision, encrypted=note)
    return decision


def note_competence(
    application: Application, words: str, *, by: Person, at: datetime
) -> PlaceDecision:
    """Add a note on why somebody can decide for themselves; earlier ones stay."""
    note = _sealed(words)
    with transaction.atomic():
        decision = _decided(_to_decide(application, by, at), Outcome.NOTED, by=by, at=at)
        DecisionWords.objects.create(decision=decision, encrypted=note)
    return decision


def say_not_now(
    application: Application, new: NotNow, *, by: Person, at: datetime
) -> PlaceDecision:
    """End an application with a human message and something instead; the seat goes on.

    Raises NeedsWords without a message or anything instead, NotThatGroup for an evening that does
    not fit.
    """
    message = _sealed(new.message)
    with transaction.atomic():
        kept = _to_decide(application, by, at)
        _must_lead_somewhere(kept, new, at)
        decision = _decided(
            kept,
            Outcome.NOT_NOW,
            by=by,
            at=at,
            instead=new.instead,
            other_group=new.other_group if new.instead == Instead.GROUP else None,
            again_on=new.again_on if new.instead == Instead.LATER else None,
        )
        DecisionWords.objects.create(decision=decision, encrypted=message)
        end(kept, Application.Ended.NOT_NOW, by=by, at=at)
        tell_that_it_is_over(kept, NoticeKind.NOT_NOW, at=at)
        pass_on(kept.group, at)
    return decision


def let_in(application: Application, reason: str, *, by: Person, at: datetime) -> PlaceDecision:
    """Let somebody wait like everybody else beside somebody they know, for a recorded reason."""
    why = _sealed(reason)
    with transaction.atomic():
        kept = _to_decide(application, by, at)
        kept.let_in_at = at
        kept.save(update_fields=["let_in_at"])
        decision = _decided(kept, Outcome.LET_IN, by=by, at=at)
        DecisionWords.objects.create(decision=decision, encrypted=why)
        pass_on(kept.group, at)
    return decision


def offer_another(
    application: Application, group: Group, *, by: Person, at: datetime
) -> PlaceDecision:
    """Offer somebody a free place in another group; they take it, or let it go.

    Their seat in the old group goes on. Raises NotThatGroup where none is free, or it does not fit.
    """
    with transaction.atomic():
        locked_person(application.person)
        locked = {pk: locked_group(pk) for pk in sorted({application.group_id, group.pk})}
        kept = _to_decide(application, by, at)
        ends_at = offer_would_end(locked[group.pk], at)
        if kept.group_id == group.pk or kept.person.age_band != group.band or ends_at is None:
            raise NotThatGroup
        pass_on(locked[group.pk], at)
        decision = _decided(kept, Outcome.MOVED, by=by, at=at, other_group=group)
        free_seat(kept)
        before, kept.group = kept.group_id, locked[group.pk]
        kept.taken_at = kept.offered_at = kept.offer_ends_at = kept.let_in_at = None
        kept.save()
        seat = lowest_free(kept.group)
        if seat is None or is_apart(kept):
            raise NotThatGroup
        give(seat, kept, ends_at=ends_at, at=at)
        keep_in_step(locked[before], at)
        pass_on(locked[before], at)
    return decision


def _to_decide(application: Application, by: Person, at: datetime) -> Application:
    """Return an application as it is, held. Raises NotACounsellor, KnowsThem, NotGoingOn."""
    must_be_a_counsellor(by, at)
    must_not_know(by, application.person)
    locked_person(application.person)
    rows = Application.objects.with_seat().select_related("person")
    kept: Application = rows.get(pk=application.pk)
    kept.group = locked_group(kept.group_id)
    kept = rows.get(pk=application.pk)
    if kept.ended_at:
        raise NotGoingOn
    return kept


def _decided(
    application: Application, outcome: PlaceDecision.Outcome, *, by: Person, at: datetime,
    **more: object,
) -> PlaceDecision:  # fmt: skip
    record(
        Act.DECIDED,
        actor_id=by.pk,
        subject=("application", application.pk),
        at=at,
        detail={"outcome": outcome.value},
    )
    return PlaceDecision.objects.create(
        application_number=application.pk,
        person=application.person,
        group=application.group,
        outcome=outcome,
        by=by,
        at=at,
        **more,
    )


def _must_lead_somewhere(application: Application, new: NotNow, at: datetime) -> None:
    if new.instead not in Instead.values:
        raise NeedsWords
    if new.instead == Instead.LATER and (new.again_on is None or new.again_on <= at.date()):
        raise NeedsWords
    if new.instead == Instead.GROUP:
        other = new.other_group
        if other is None or other.pk == application.group_id:
            raise NotThatGroup
        if other.band != application.group.band or offer_would_end(other, at) is None:
            raise NotThatGroup


def _sealed(words: str) -> str:
    """Encrypt before the transaction. Raises NeedsWords for none."""
    cleaned = clean_words(words)
    if not cleaned:
        raise NeedsWords
    return encrypt(cleaned, purpose=DECIDED)
