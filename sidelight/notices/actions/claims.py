"""Holding a message while it is sent, and writing down what became of it."""

from datetime import datetime

import structlog
from django.db.models import F

from sidelight.notices.models import HowOver, Outgoing, OutgoingQuerySet
from sidelight.notices.rules import CLAIM_LASTS, GIVEN_UP_AFTER, is_given_up, rest_after
from sidelight.notices.ways.letter import NotSent, Trouble

log = structlog.get_logger("sidelight.notices")


def claim(number: int, at: datetime) -> Outgoing | None:
    """Take a message that is due in hand; None when another worker has it, or it is over."""
    ours = Outgoing.objects.due(at).filter(pk=number)
    if not ours.update(claimed_until=at + CLAIM_LASTS, tries=F("tries") + 1):
        return None
    held = Outgoing.objects.select_related("person__contact_profile", "device")
    return held.filter(pk=number).first()


def end(message: Outgoing, how: HowOver, *, at: datetime) -> None:
    """Note that a message is over; where it led is forgotten."""
    _held(message).update(ended_at=at, how=how, encrypted_link="", claimed_until=None)


def give_back(message: Outgoing, *, due_at: datetime) -> None:
    """Note that it is for later; that was no try."""
    _held(message).update(due_at=due_at, claimed_until=None, tries=F("tries") - 1)


def let_rest(message: Outgoing, *, until: datetime) -> None:
    """Note that it is tried again, and not before this instant."""
    _held(message).update(rests_until=until, claimed_until=None)


def note_failure(message: Outgoing, failure: NotSent, *, at: datetime) -> None:
    """Note that it did not go out, and when it is tried again; or that it never will."""
    log.warning("message_not_sent", channel=message.channel, code=failure.code)
    _held(message).update(last_failure=failure.code, failed_at=at)
    if failure.trouble is Trouble.FOR_GOOD:
        _end_for_good(message, at)
    elif is_given_up(message.made_at, at):
        end(message, HowOver.GIVEN_UP, at=at)
        log.error("messages_given_up", count=1)
    else:
        let_rest(message, until=at + rest_after(message.tries))


def give_up_old(at: datetime) -> int:
    """End what has failed for days, so that staff see it and nobody gets stale news."""
    old = Outgoing.objects.in_nobodys_hands(at).filter(made_at__lte=at - GIVEN_UP_AFTER)
    failed = old.exclude(last_failure="")
    count = failed.update(ended_at=at, how=HowOver.GIVEN_UP, encrypted_link="", claimed_until=None)
    if count:
        log.error("messages_given_up", count=count)
    return count


def _end_for_good(message: Outgoing, at: datetime) -> None:
    """A browser that is gone is forgotten with all that waits for it."""
    if message.device is not None:
        message.device.delete()
    else:
        end(message, HowOver.REFUSED, at=at)


def _held(message: Outgoing) -> OutgoingQuerySet:
    """Only while it is still in this worker's hands: after a stall it may be in another's."""
    mine = Outgoing.objects.filter(pk=message.pk, claimed_until=message.claimed_until)
    return mine.waiting()
