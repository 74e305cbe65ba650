"""Second factors come and go; each coming and going is on the ledger."""

from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.db import transaction

from sidelight.foundation.ids import new_slug
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act
from sidelight.live.actions import ask_again_about_person
from sidelight.people import authenticators, queries, rules
from sidelight.people.actions.codes import note_step
from sidelight.people.actions.guarding import forgive, take_a_turn
from sidelight.people.authenticators import Sort
from sidelight.people.errors import (
    CodeNotRight,
    LastSecondFactor,
    NotForYourself,
    OnlyManagersForget,
    TooManyPasskeys,
)
from sidelight.people.models import Person, Role, SignIn

PASSKEYS_AT_MOST = 10


def add_app(person: Person, key: str, code: str, *, address: str, at: datetime) -> Authenticator:
    """Keep the key of an authenticator app in place of the one before, and make recovery codes.

    code: what the app shows, which proves that it has the key; it cannot be used again. What was
    proven with the app before is proven no longer. Raises CodeNotRight, and TooOften after many
    tries from this address.
    """
    tried = take_a_turn(rules.CODES_FROM_AN_ADDRESS, str(person.pk), address, at=at)
    step = rules.step_of(code, key, at)
    if step is None:
        raise CodeNotRight
    with transaction.atomic():
        _locked(person)
        before = authenticators.app_of(person)
        if before is not None:
            _take_away(before, person, by=person, at=at)
        row = Authenticator(
            user=person,
            type=Sort.TOTP,
            data={"secret": authenticators.encrypt(key)},
            created_at=at,
        )
        note_step(row, step)
        _note(Act.SECOND_FACTOR_ADDED, row, by=person, at=at)
        _make_codes_once(person, at)
    forgive([tried])
    return row


def add_passkey(
    person: Person, name: str, credential: dict[str, Any], *, at: datetime
) -> Authenticator:
    """Keep a passkey that the browser has just made, and make recovery codes for staff.

    credential: the browser's answer, already checked against the challenge that was set. Raises
    TooManyPasskeys when there are ten.
    """
    with transaction.atomic():
        _locked(person)
        if len(authenticators.passkeys_of(person)) >= PASSKEYS_AT_MOST:
            raise TooManyPasskeys
        row = WebAuthn.add(person, authenticators.encrypt(name), credential).instance
        row.data["slug"] = new_slug()
        row.created_at = at
        row.save()
        _note(Act.SECOND_FACTOR_ADDED, row, by=person, at=at)
        if authenticators.is_needed_by(person):
            _make_codes_once(person, at)
    return row


def rename_passkey(row: Authenticator, name: str) -> None:
    """Call a passkey something else."""
    row.data["name"] = authenticators.encrypt(name)
    row.save(update_fields=["data"])


def remove_second_factor(row: Authenticator, *, here: str | None, at: datetime) -> None:
    """Remove an app or a passkey of one's own; every sign-in but this one ends with it.

    here: the key of the session that stays. Raises LastSecondFactor when somebody who needs a
    second factor has no other.
    """
    person = row.user
    with transaction.atomic():
        _locked(person)
        others = Authenticator.objects.filter(user=person, type__in=authenticators.SECOND_FACTORS)
        if authenticators.is_needed_by(person) and not others.exclude(pk=row.pk).exists():
            raise LastSecondFactor
        _take_away(row, person, by=person, at=at)
        SignIn.objects.filter(person=person).exclude(session_key=here).delete()


def make_recovery_codes(person: Person, *, at: datetime) -> None:
    """Make ten new recovery codes; none of those before works any more."""
    with transaction.atomic():
        _locked(person)
        row = authenticators.recovery_codes_of(person)
        if row is None:
            _make_codes_once(person, at)
            return
        # The same row: a sign-in that was proven by one of the old codes goes on.
        row.data = {"seed": authenticators.encrypt(RecoveryCodes.generate_seed()), "used_mask": 0}
        row.created_at, row.last_used_at = at, None
        row.save()
        _note(Act.SECOND_FACTOR_ADDED, row, by=person, at=at)


def keep_recovery_codes(person: Person) -> None:
    """Note that somebody has written the codes down; they are not shown again."""
    row = authenticators.recovery_codes_of(person)
    if row is not None:
        row.wrap().mark_as_viewed()


def forget_passkeys(person: Person, *, at: datetime) -> None:
    """Take away every passkey of a member who comes back: one may be on the phone they lost."""
    for row in Authenticator.objects.filter(user=person):
        _take_away(row, person, by=person, at=at)


def forget_second_factor(person: Person, *, by: Person, at: datetime) -> None:
    """Take away every second factor of a colleague who has lost them, and end their sign-ins.

    They sign in with the passphrase then, and set up a new one before anything opens. Raises
    NotForYourself, and OnlyManagersForget to anybody who is not a manager who is ready.
    """
    if person.pk == by.pk:
        raise NotForYourself
    if not queries.works_as(by, frozenset({Role.MANAGER}), at):
        raise OnlyManagersForget
    with transaction.atomic():
        _locked(person)
        for row in Authenticator.objects.filter(user=person):
            _take_away(row, person, by=by, at=at)
        SignIn.objects.filter(person=person).delete()
        ask_again_about_person(person.pk, at=at)


def _locked(person: Person) -> None:
    """Let changes of one person's second factors follow each other."""
    Person.objects.select_for_update().get(pk=person.pk)


def _make_codes_once(person: Person, at: datetime) -> None:
    if authenticators.recovery_codes_of(person) is None:
        row = RecoveryCodes.activate(person).instance
        _note(Act.SECOND_FACTOR_ADDED, row, by=person, at=at)


def _take_away(row: Authenticator, person: Person, *, by: Person, at: datetime) -> None:
    _note(Act.SECOND_FACTOR_REMOVED, row, by=by, at=at)
    row.delete()
    # What was proven with it is proven no longer, in pages that are open as well.
    ask_again_about_person(person.pk, at=at)


def _note(act: Act, row: Authenticator, *, by: Person, at: datetime) -> None:
    record(
        act,
        actor_id=by.pk,
        subject=("person", row.user_id),
        at=at,
        detail={"sort": str(row.type)},
    )
