"""Words for counsellors as they are kept: what they are encrypted for, and opening them."""

from sidelight.courses.models import AskedWords, DecisionWords, KnownNote, OneThing
from sidelight.foundation.crypto import CannotDecrypt, decrypt

# With another purpose they do not open.
ASKED, KNOWN, DECIDED, ONE_THING = "asked", "known", "decided", "one thing"


def asked(words: AskedWords) -> str:
    """Return what somebody wrote when they asked for a place. Raises CannotDecrypt."""
    return decrypt(words.encrypted, purpose=ASKED)


def noted(note: KnownNote) -> str:
    """Return whom somebody says they know; nothing once it was settled. Raises CannotDecrypt."""
    return decrypt(note.encrypted, purpose=KNOWN) if note.encrypted else ""


def decided(words: DecisionWords) -> str:
    """Return what a counsellor wrote with a decision. Raises CannotDecrypt."""
    return decrypt(words.encrypted, purpose=DECIDED)


def asked_or_nothing(words: AskedWords) -> str:
    """Return the same; nothing where it cannot be opened any more."""
    try:
        return asked(words)
    except CannotDecrypt:
        return ""


def one_thing_or_nothing(one: OneThing) -> str:
    """Return a member's own words for a week; nothing without any, or where it cannot be opened."""
    try:
        return decrypt(one.encrypted, purpose=ONE_THING) if one.encrypted else ""
    except CannotDecrypt:
        return ""
