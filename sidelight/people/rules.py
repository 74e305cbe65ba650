"""Questions about people that need no database."""

import base64
import hmac
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from hashlib import sha256

from sidelight.foundation.pace import Pace

NAME_SHORTEST, NAME_LONGEST = 2, 24
TELLS_WHERE_TO_FIND_SOMEBODY = re.compile(r"@|://|www\.|\.(com|net|org|uk)\b|\d{4,}", re.IGNORECASE)


def name_fits(name: str) -> bool:
    """Whether a chosen name is short, has letters, and gives no way to reach somebody outside."""
    if not NAME_SHORTEST <= len(name) <= NAME_LONGEST or "\n" in name:
        return False
    return any(c.isalpha() for c in name) and not TELLS_WHERE_TO_FIND_SOMEBODY.search(name)


def hash_of_link(token: str) -> str:
    """Return what is kept of a one-time link. It has 256 random bits, so a plain hash is enough."""
    return sha256(token.encode()).hexdigest()


STEP_LONGEST = 120


def step_fits(words: str) -> bool:
    """Whether words for a step of one's own are there and short enough."""
    return 0 < len(words) <= STEP_LONGEST


NEEDS_WORDS_LONGEST = 300


def needs_words_fit(words: str) -> bool:
    """Whether somebody's own words about what helps them can be read at a glance."""
    return len(words) <= NEEDS_WORDS_LONGEST


EMAIL, TEXT, PUSH, NEVER = "email", "text", "push", "never"
PLAIN, DISGUISED = "plain", "disguised"


@dataclass(frozen=True)
class SafeContact:
    """How somebody may be reached. from_hour and until_hour: 0 to 24 in the place's time zone.

    channel: by e-mail, by text message, by notes on devices alone, or never. sender: the charity's
    own name (plain) or a neutral one (disguised).
    """

    channel: str
    address: str
    from_hour: int
    until_hour: int
    sender: str


def masked(address: str) -> str:
    """Return an address so that its owner knows it again and nobody beside them can use it."""
    name, at_sign, site = address.partition("@")
    if at_sign:
        return f"{name[:1]}•••@{site[:1]}•••"
    return f"••• {address[-3:]}"


@dataclass(frozen=True)
class Change:
    """One difference between two versions of a text. kind: "new" or "gone"."""

    kind: str
    words: str


SENTENCE_ENDS = re.compile(r"(?<=[.!?])\s+|\n+")


def sentences(words: str) -> list[str]:
    """Return the sentences of a text, without blank lines."""
    return [sentence.strip() for sentence in SENTENCE_ENDS.split(words) if sentence.strip()]


def differences(before: Sequence[str], now: Sequence[str]) -> list[Change]:
    """Return what is gone and what is new, sentence by sentence, in reading order."""
    changes: list[Change] = []
    matched = SequenceMatcher(a=before, b=now, autojunk=False)
    for what, gone_from, gone_to, new_from, new_to in matched.get_opcodes():
        if what != "equal":
            changes += [Change("gone", words) for words in before[gone_from:gone_to]]
            changes += [Change("new", words) for words in now[new_from:new_to]]
    return changes


A_LONG_VISIT = timedelta(minutes=40)
# Somebody who was away this long comes back to a new visit.
A_VISIT_ENDS_AFTER = timedelta(minutes=40)


def has_been_here_long(*, began: datetime, at: datetime) -> bool:
    """Whether a visit has lasted so long that a pause may be kindly named."""
    return at - began >= A_LONG_VISIT


# Wrong tries to sign in with one name from one address. A name is never locked for everybody.
SIGN_IN_TRIES = Pace("sign-in", 5, timedelta(minutes=5))
# The same for a name that is tried from many addresses: each of them gets fewer tries.
SIGN_IN_TRIES_OF_A_SOUGHT_NAME = Pace("sign-in", 2, timedelta(minutes=5))
SIGN_IN_TRIES_ON_A_NAME = Pace("sign-in name", 50, timedelta(days=1))
# A whole school shares one address, so much more fits into it.
SIGN_IN_TRIES_FROM_AN_ADDRESS = Pace("sign-in address", 100, timedelta(minutes=10))
RECOVERIES = Pace("recover", 5, timedelta(minutes=15))
RECOVERIES_FROM_AN_ADDRESS = Pace("recover address", 60, timedelta(hours=1))
# Two lessons of thirty pupils join behind one address, with some slips of the finger.
JOININGS_FROM_AN_ADDRESS = Pace("join address", 100, timedelta(hours=1))
INVITATIONS_FROM_AN_ADDRESS = Pace("invitation address", 30, timedelta(hours=1))
COMPLAINTS_FROM_AN_ADDRESS = Pace("complain address", 20, timedelta(hours=1))
CODES_FROM_AN_ADDRESS = Pace("code address", 10, timedelta(minutes=10))
ONE_TIME_CODES = Pace("one-time code", 30, timedelta(hours=1))
PASSKEYS_FROM_AN_ADDRESS = Pace("passkey address", 200, timedelta(minutes=10))
CHOSEN_NAMES = Pace("chosen name", 10, timedelta(days=1))


RECOVERY_WORDS = 7
RECOVERING_LASTS = timedelta(minutes=15)
FIRST_WORDS_WITHIN = timedelta(minutes=30)


def only_letters(typed: str) -> str:
    """Return recovery words as they are compared: however they were spaced, joined or numbered."""
    return "".join(letter for letter in typed.casefold() if "a" <= letter <= "z")


STEP_SECONDS, DIGITS = 30, 6
# The code before and the code after are taken as well: for slow fingers and clocks that differ.
STEPS_EITHER_WAY = 1


def new_authenticator_key() -> str:
    """Return a new key for an authenticator app: 160 random bits, as letters and digits."""
    return base64.b32encode(secrets.token_bytes(20)).decode("ascii")


def step_at(at: datetime) -> int:
    """Return which half minute this is; each has a one-time code of its own."""
    return int(at.timestamp()) // STEP_SECONDS


def one_time_code(key: str, step: int) -> str:
    """Return the six digits that an authenticator app shows in this half minute (RFC 6238)."""
    mac = hmac.digest(base64.b32decode(key, casefold=True), step.to_bytes(8, "big"), "sha1")
    start = mac[-1] & 0x0F
    number = int.from_bytes(mac[start : start + 4], "big") & 0x7FFF_FFFF
    return str(number)[-DIGITS:].zfill(DIGITS)


def step_of(code: str, key: str, at: datetime) -> int | None:
    """Return the half minute to which a code belongs, if that is now or right beside it."""
    typed = re.sub(r"[\s-]", "", code)
    now = step_at(at)
    for step in range(now - STEPS_EITHER_WAY, now + STEPS_EITHER_WAY + 1):
        if secrets.compare_digest(typed.encode(), one_time_code(key, step).encode()):
            return step
    return None


# The law gives 30 days to say that a complaint about personal data has arrived.
ACKNOWLEDGED_WITHIN = timedelta(days=30)
