"""What may stand in a line: ids and codes, never words."""

import re
from collections.abc import Mapping

Code = int | str | bool | None

# One run of small letters, digits and four marks: no space, no capital, nothing long. A sentence
# cannot pass. A single word still could, so callers give ids where a person or a text is meant.
CODE = re.compile(r"[a-z0-9_.:-]{1,40}")
LARGEST_ID = 2**63 - 1


def is_code(value: str) -> bool:
    """Is this text a code?"""
    return CODE.fullmatch(value) is not None


def may_stand_in_a_line(value: object) -> bool:
    """Is this an id, a yes or no, a code, or nothing?"""
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, int):
        return abs(value) <= LARGEST_ID
    return isinstance(value, str) and is_code(value)


def names_of_words(detail: Mapping[str, object]) -> list[str]:
    """Return the keys whose value is not allowed; a key that is itself no code is shown as “?”."""
    return [
        key if is_code(key) else "?"
        for key, value in detail.items()
        if not (is_code(key) and may_stand_in_a_line(value))
    ]
