"""Holding one item for a while, so that two moderators never read the same one.

A claim is also the log of views: whoever sees words on the desk has a ledger line that says so.
"""

from datetime import datetime

from django.db import connection, transaction

from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.people.models import Person
from sidelight.review import rules
from sidelight.review.actions.deciders import must_be_a_decider
from sidelight.review.errors import HeldBySomebodyElse, NotHeldByYou, NotWaiting, NotYourOwn
from sidelight.review.models import Claim, Submission


def claim(submission: Submission, *, moderator: Person, at: datetime) -> Claim:
    """Hold a waiting submission for ten minutes; a second claim by the same person renews it.

    Raises NotADecider, NotYourOwn, NotWaiting, or HeldBySomebodyElse while another's claim runs.
    """
    must_be_a_decider(moderator, at)
    if not rules.may_decide(decider_id=moderator.pk, author_id=submission.author_id):
        raise NotYourOwn
    with transaction.atomic():
        held = Submission.objects.select_for_update().get(pk=submission.pk)
        if not held.is_waiting:
            raise NotWaiting
        return _hold(held, moderator, at)


def claim_next(*, moderator: Person, at: datetime) -> Submission | None:
    """Hold the most urgent, then oldest, free submission; None when nothing is waiting."""
    must_be_a_decider(moderator, at)
    while True:
        try:
            return _hold_the_first(moderator, at)
        except HeldBySomebodyElse:
            # Another moderator took it between the look and the lock: look again.
            continue


def renew(submission: Submission, *, moderator: Person, at: datetime) -> None:
    """Hold on for another ten minutes. Raises NotHeldByYou when the claim has run out."""
    mine = Claim.objects.filter(
        submission=submission, moderator=moderator, expires_at__gt=at
    ).update(expires_at=at + rules.LEASE)
    if not mine:
        raise NotHeldByYou


def release(submission: Submission, *, moderator: Person) -> None:
    """Let go of a submission; letting go twice changes nothing."""
    Claim.objects.filter(submission=submission, moderator=moderator).delete()


def let_go_soon(submission: Submission, *, moderator: Person, at: datetime) -> None:
    """Let the claim run out in a moment, because its page was closed; renewing keeps it."""
    soon = at + rules.AFTER_CLOSING
    mine = Claim.objects.filter(submission=submission, moderator=moderator, expires_at__gt=soon)
    mine.update(expires_at=soon)


def drop_claims(submission: Submission) -> None:
    """Let go for whoever holds it, because there is nothing left to decide."""
    Claim.objects.filter(submission=submission).delete()


def _hold_the_first(moderator: Person, at: datetime) -> Submission | None:
    skip = connection.features.has_select_for_update_skip_locked
    with transaction.atomic():
        free = Submission.objects.free_for(moderator, at).in_queue_order()
        locked = free.select_for_update(skip_locked=skip, of=("self",) if skip else ())
        chosen: Submission | None = locked.first()
        if chosen is not None:
            _hold(chosen, moderator, at)
    return chosen


def _hold(submission: Submission, moderator: Person, at: datetime) -> Claim:
    standing = Claim.objects.filter(submission=submission).first()
    if standing and standing.expires_at > at and standing.moderator_id != moderator.pk:
        raise HeldBySomebodyElse
    Claim.objects.filter(moderator=moderator).exclude(submission=submission).delete()
    held, _ = Claim.objects.update_or_create(
        submission=submission,
        defaults={"moderator": moderator, "taken_at": at, "expires_at": at + rules.LEASE},
    )
    record(Act.CLAIMED, actor_id=moderator.pk, subject=("submission", submission.pk), at=at)
    return held
