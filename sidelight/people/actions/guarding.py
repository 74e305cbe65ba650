"""Against guessing and flooding: who tries too often waits, and nobody else does.

Sources are kept as keyed hashes only. A sign-in name is never locked for everybody, or anybody
could shut somebody out; a school that shares one address is not locked by one pupil's slips.
"""

from collections.abc import Iterable
from datetime import datetime

from sidelight.foundation import actions as foundation
from sidelight.foundation.models import Try
from sidelight.foundation.pace import Pace
from sidelight.foundation.pace import TooOften as EnoughForNow
from sidelight.people import rules
from sidelight.people.errors import TooOften


def take_a_turn(pace: Pace, *source: str, at: datetime) -> Try:
    """Count one more try of this source. Raises TooOften, which says until when."""
    try:
        return foundation.count_try(pace, *source, at=at)
    except EnoughForNow as enough:
        raise TooOften(again_at=enough.again_at, at=at) from None


def begin_guess(sign_in_name: str, address: str, *, at: datetime) -> list[Try]:
    """Count one try to sign in; whoever turns out to be right forgives these tries.

    Five wrong tries in five minutes for a name from one address, then that address waits for that
    name. A name that is sought from many addresses leaves each of them two. Raises TooOften.
    """
    each_address = rules.SIGN_IN_TRIES
    tries = [take_a_turn(rules.SIGN_IN_TRIES_FROM_AN_ADDRESS, address, at=at)]
    try:
        tries.append(take_a_turn(rules.SIGN_IN_TRIES_ON_A_NAME, sign_in_name, at=at))
    except TooOften:
        each_address = rules.SIGN_IN_TRIES_OF_A_SOUGHT_NAME
    try:
        tries.append(take_a_turn(each_address, sign_in_name, address, at=at))
    except TooOften:
        forgive(tries)  # nothing was tried, so neither the name nor the school pays for it
        raise
    return tries


def begin_recovery(sign_in_name: str, address: str, *, at: datetime) -> list[Try]:
    """Count one try to come back with recovery words. Raises TooOften."""
    ours = take_a_turn(rules.RECOVERIES, sign_in_name, address, at=at)
    try:
        return [ours, take_a_turn(rules.RECOVERIES_FROM_AN_ADDRESS, address, at=at)]
    except TooOften:
        forgive([ours])
        raise


def forgive(tries: Iterable[Try]) -> None:
    """Take tries back: they were right, or never came to anything."""
    foundation.forgive(tries)
