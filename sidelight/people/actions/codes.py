"""Codes are used up: a one-time code by its half minute, a recovery code for good."""

from datetime import datetime
from typing import cast

from allauth.mfa.models import Authenticator
from django.db import transaction

from sidelight.people import authenticators, rules
from sidelight.people.actions.guarding import forgive, take_a_turn
from sidelight.people.authenticators import Sort
from sidelight.people.errors import CodeNotRight, CodesSought, TooOften
from sidelight.people.models import Person

LAST_STEP = "last_step"
LONG_ONES = (Sort.RECOVERY_CODES,)
TYPED = (Sort.TOTP, *LONG_ONES)


def use_code(person: Person, code: str, *, address: str, at: datetime) -> Authenticator:
    """Use up a one-time code or a recovery code; return what it belongs to.

    Raises TooOften when this person has tried many codes from this address: nobody can use up
    the tries of somebody who sits elsewhere. Six digits can be guessed from a thousand addresses,
    so after many tries in all only recovery codes are taken for a while, and CodesSought says so;
    they are long, so that nobody guesses them and nobody is locked out. Raises CodeNotRight.
    """
    tries = [take_a_turn(rules.CODES_FROM_AN_ADDRESS, str(person.pk), address, at=at)]
    try:
        tries.append(take_a_turn(rules.ONE_TIME_CODES, str(person.pk), at=at))
    except TooOften:
        row = _used(person, code, LONG_ONES, at)
        if row is None:
            raise CodesSought from None
    else:
        row = _used(person, code, TYPED, at)
        if row is None:
            raise CodeNotRight
    forgive(tries)
    return row


def note_step(row: Authenticator, step: int) -> None:
    """Remember the half minute whose code was used: that one and all before work no more."""
    row.data[LAST_STEP] = step
    row.save()


def _used(
    person: Person, code: str, sorts: tuple[Authenticator.Type, ...], at: datetime
) -> Authenticator | None:
    with transaction.atomic():
        rows = Authenticator.objects.select_for_update().filter(user=person, type__in=sorts)
        for row in rows:
            is_app = row.type == Sort.TOTP
            if _is_new_code(row, code, at) if is_app else row.wrap().validate_code(code):
                return cast(Authenticator, row)  # the sign-in library ships no types
    return None


def _is_new_code(row: Authenticator, code: str, at: datetime) -> bool:
    # Kept in the row, not in the cache: a restart must not make an overheard code good again.
    step = rules.step_of(code, authenticators.decrypt(row.data["secret"]), at)
    if step is None or step <= row.data.get(LAST_STEP, -1):
        return False
    note_step(row, step)
    return True
