"""What people type, made safe to keep and compare without changing what they said."""

import re
import unicodedata

BETWEEN_WORDS = re.compile(r"[\s\-_.·'’]+")
JOINER, NON_JOINER = "\u200d", "\u200c"
# Letters and marks in name only: nothing is drawn for them.
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2065\u3164\uffa0") | set(
    map(chr, range(0xFFF0, 0xFFF9))
)
BRAILLE_SPACE = "\u2800"
# They only pick the look of the character before them, as of a heart and its red form.
SELECTORS = frozenset("\u180b\u180c\u180d\u180f") | set(map(chr, range(0xFE00, 0xFE10)))
# Unicode gives the last planes nothing to draw; other words can be spelled in them unseen.
FIRST_UNSEEN = "\U000e0000"
LETTERS = ("Lo", "Mn", "Mc")
# Cn on purpose: an emoji that is newer than this Python.
EMOJI = ("So", "Sk", "Mn", "Cn")


def clean_words(raw: str) -> str:
    """Return the same words in one form: NFC, plain line breaks, nothing invisible, trimmed.

    The harm: a moderator approves what they see, and something else is passed on with it.
    """
    kept = ""
    plain = raw.replace("\r\n", "\n").replace("\r", "\n").replace(BRAILLE_SPACE, " ")
    for character in plain:
        if _is_seen(character, kept[-1:]):
            kept += character
    words = unicodedata.normalize("NFC", kept).strip()
    # What was left out may have parted letters that are one now; a joiner may follow those.
    return words if words == raw else clean_words(words)


def fold_name(name: str) -> str:
    """Return a name as the eye reads it, so that two names that look alike are equal.

    Case, accents, width, invisible characters and marks between words do not count.
    """
    wide = unicodedata.normalize("NFKD", name).casefold()
    seen = "".join(c for c in wide if unicodedata.category(c)[0] not in ("M", "C"))
    return BETWEEN_WORDS.sub("", seen)


def _is_seen(character: str, before: str) -> bool:
    """Whether a character is drawn, or shapes the one before it (emoji, Persian, Hindi)."""
    if character in "\n\t":
        return True
    if character in BLANK or character >= FIRST_UNSEEN:
        return False
    if character in SELECTORS:
        return _may_be_picked(before)
    if character in (JOINER, NON_JOINER):
        shapes = (*LETTERS, *EMOJI) if character == JOINER else LETTERS
        return before > "\x7f" and unicodedata.category(before) in shapes
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs")


def _may_be_picked(before: str) -> bool:
    """Whether a selector may follow: one at most, because a row of them would spell something."""
    if before > "\x7f":
        return before not in SELECTORS and unicodedata.category(before) != "Cf"
    return before in tuple("0123456789#*")
