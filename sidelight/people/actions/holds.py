"""Holds: what is known about one person is not erased while the law asks for it."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from sidelight.foundation.text import clean_words
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people import queries
from sidelight.people.errors import (
    AlreadyHeld,
    HoldNeedsAReason,
    NotAboutYourself,
    NothingLeftToHold,
    OnlyLeadsHold,
)
from sidelight.people.models import Hold, Person, Role

LEADS = frozenset({Role.SAFEGUARDING_LEAD})
LONGEST = timedelta(days=366)


def place_hold(person: Person, reason: str, review_on: date, *, by: Person, at: datetime) -> Hold:
    """Keep whatever is known about somebody from being erased, until a lead ends the hold.

    Nothing changes for the person, who is not told. Raises OnlyLeadsHold, NotAboutYourself,
    HoldNeedsAReason, AlreadyHeld, and NothingLeftToHold for somebody who was erased.
    """
    _must_be_another_lead(person, by, at)
    words = clean_words(reason)
    if not words or not at.date() < review_on <= (at + LONGEST).date():
        raise HoldNeedsAReason
    with transaction.atomic():
        # The same row is locked by leaving: a hold comes before the erasing, or is refused.
        locked = Person.objects.select_for_update().get(pk=person.pk)
        if queries.is_held(locked):
            raise AlreadyHeld
        if queries.is_erased(locked):
            raise NothingLeftToHold
        hold = Hold.objects.create(
            person=locked, reason=words, placed_by=by, placed_at=at, review_on=review_on
        )
        _note(Act.HOLD_PLACED, hold, by, at)
    return hold


def hold_again(person: Person, *, at: datetime) -> None:
    """Keep from being erased who had left under a hold that a restored database does not know.

    Nobody placed it, and it is to be looked at today. An open hold about them is enough.
    """
    if queries.is_held(person):
        return
    reason = _("There was a hold when they left. A backup was restored that is older. Look again.")
    hold = Hold.objects.create(person=person, reason=reason, placed_at=at, review_on=at.date())
    _note(Act.HOLD_PLACED, hold, None, at)


def end_hold(person: Person, *, by: Person, at: datetime) -> Hold:
    """End the open hold about somebody; if they left, the nightly task erases them.

    Raises OnlyLeadsHold, NotAboutYourself, and NothingLeftToHold without an open one.
    """
    _must_be_another_lead(person, by, at)
    with transaction.atomic():
        hold = Hold.objects.select_for_update().filter(person=person, ended_at=None).first()
        if hold is None:
            raise NothingLeftToHold
        hold.ended_by, hold.ended_at = by, at
        hold.save(update_fields=["ended_by", "ended_at"])
        _note(Act.HOLD_ENDED, hold, by, at)
    return hold


def _must_be_another_lead(person: Person, by: Person, at: datetime) -> None:
    if person.pk == by.pk:
        raise NotAboutYourself
    if not queries.works_as(by, LEADS, at):
        raise OnlyLeadsHold


def _note(act: Act, hold: Hold, by: Person | None, at: datetime) -> None:
    detail = {"hold": hold.pk}
    actor_id = by.pk if by else None
    record(act, actor_id=actor_id, subject=("person", hold.person_id), at=at, detail=detail)
