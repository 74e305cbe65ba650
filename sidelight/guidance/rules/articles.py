"""Who may sign an article off, and facts about its words."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import timedelta
from difflib import SequenceMatcher
from enum import StrEnum
from math import ceil
from typing import Any, NamedTuple

WORDS_A_MINUTE = 150  # slower than a grown-up at ease: somebody on a bad day, on a phone
READING_AGE = 11
REVIEWED_EVERY = timedelta(days=365)
WIDTHS = (480, 960)  # pixels of a drawn picture: a phone, and everything else


class Signer(StrEnum):
    """The roles that may sign, as codes of `people.models.Role`."""

    COUNSELLOR = "counsellor"
    LEAD = "safeguarding_lead"
    EDITOR = "editor"


KNOW_ABOUT_HEALTH = frozenset({Signer.COUNSELLOR, Signer.LEAD})
SIGNERS = frozenset(Signer)


def may_sign_off(roles: Set[str], *, is_clinical: bool, wrote_it: bool) -> bool:
    """Whether somebody with these roles may sign: never the writer, and health by who knows it."""
    wanted = KNOW_ABOUT_HEALTH if is_clinical else SIGNERS
    return not wrote_it and bool(roles & wanted)


def digest_of_version(
    content: Mapping[str, Any],
) -> str:  # Any: whatever Wagtail keeps of a version
    """Return the SHA-256 of all that a version holds, as hexadecimal, whatever its order."""
    written = json.dumps(content, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(written.encode()).hexdigest()


class Change(NamedTuple):
    """A paragraph that one of two versions has and the other has not."""

    is_new: bool
    words: str


def changes(before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    """Yield the paragraphs that went and those that came, in their order."""
    compared = SequenceMatcher(None, before, after, autojunk=False)
    for what, gone, gone_to, new, new_to in compared.get_opcodes():
        if what != "equal":
            yield from (Change(False, words) for words in before[gone:gone_to])
            yield from (Change(True, words) for words in after[new:new_to])


def minutes_for(paragraphs: Sequence[str]) -> int:
    """Return how many minutes reading takes, at least one."""
    words = sum(len(one.split()) for one in paragraphs)
    return max(1, ceil(words / WORDS_A_MINUTE))


def numbers_in(content: Mapping[str, Any], kind: str) -> set[int]:  # Any: as above
    """Return the numbers of the pictures or films in a version, as Wagtail writes it down.

    kind: of a part, "picture" or "film".
    """
    body = content["body"]
    parts = json.loads(body) if isinstance(body, str) else body
    values = (part["value"] for part in parts if part["type"] == kind)
    found = (value["picture"]["image"] if kind == "picture" else value for value in values)
    return {int(number) for number in found if number}


MOST_AT_ONCE = 1024 * 1024  # bytes of a film in one answer; a browser asks for the next


def asked_range(said: str, whole: int) -> tuple[int, int] | None:
    """Return from where, and how many bytes of a file are asked for; None for what cannot be.

    said: a Range header of one range in bytes (RFC 9110, 14.1.2).
    """
    found = re.fullmatch(r"bytes=(\d*)-(\d*)", said.strip())
    if not found or not any(found.groups()):
        return None
    first, last = found.groups()
    start = int(first) if first else max(0, whole - int(last))
    end = min(int(last), whole - 1) if first and last else whole - 1
    if start > end:
        return None
    return start, min(end - start + 1, MOST_AT_ONCE)
