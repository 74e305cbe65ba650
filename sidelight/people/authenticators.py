"""What somebody shows besides the passphrase: an authenticator app, passkeys, recovery codes.

The rows are the sign-in library's. What opens a sign-in, and what a person called a passkey, is
kept encrypted in them.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.models import Authenticator

from sidelight.foundation import crypto
from sidelight.people.models import Person

PURPOSE = "second-factor"
Sort = Authenticator.Type
# Recovery codes alone are no second factor: they come with one, and help when it is lost.
SECOND_FACTORS = (Sort.TOTP, Sort.WEBAUTHN)


@dataclass(frozen=True)
class Passkey:
    """One passkey as its owner sees it."""

    row: Authenticator
    slug: str
    name: str
    added_at: datetime
    used_at: datetime | None


def encrypt(text: str) -> str:
    """Return what must not be read from the database alone."""
    return crypto.encrypt(text, purpose=PURPOSE)


def decrypt(token: str) -> str:
    """Return what was encrypted. Raises CannotDecrypt."""
    return crypto.decrypt(token, purpose=PURPOSE)


def has_second_factor(person: Person) -> bool:
    """Return whether somebody has anything to show besides the passphrase."""
    found = Authenticator.objects.filter(user=person, type__in=SECOND_FACTORS)
    return bool(found.exists())


def has_one_of(person: Person, rows: Collection[object]) -> bool:
    """Return whether one of these rows is somebody's still."""
    return bool(Authenticator.objects.filter(user=person, pk__in=rows).exists())


def is_needed_by(person: Person) -> bool:
    """Return whether this sign-in needs a second factor: every one but a young person's.

    A member's does not: whoever loses a phone must not lose this place with it.
    """
    return not person.age_band


def app_of(person: Person) -> Authenticator | None:
    """Return somebody's authenticator app."""
    return _one(person, Sort.TOTP)


def recovery_codes_of(person: Person) -> Authenticator | None:
    """Return the row with somebody's recovery codes."""
    return _one(person, Sort.RECOVERY_CODES)


def unused_codes(row: Authenticator | None) -> list[str]:
    """Return the recovery codes that still work."""
    codes: list[str] = row.wrap().get_unused_codes() if row else []
    return codes


def were_kept(row: Authenticator | None) -> bool:
    """Return whether somebody said that they have written the codes down."""
    return row is None or bool(row.wrap().did_view)


def passkeys_of(person: Person) -> list[Passkey]:
    """Return somebody's passkeys, oldest first."""
    rows = Authenticator.objects.filter(user=person, type=Sort.WEBAUTHN).order_by("pk")
    return [
        Passkey(row, row.data["slug"], decrypt(row.data["name"]), row.created_at, row.last_used_at)
        for row in rows
    ]


def passkey_of(person: Person, slug: str) -> Passkey | None:
    """Return one passkey of somebody's own."""
    return next((one for one in passkeys_of(person) if one.slug == slug), None)


def _one(person: Person, sort: Authenticator.Type) -> Authenticator | None:
    found: Authenticator | None = Authenticator.objects.filter(user=person, type=sort).first()
    return found
