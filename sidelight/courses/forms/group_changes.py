"""What a manager types to change a group that is planned or open."""

from django.http import QueryDict

NEVER_SEEN = -1


def seen_in(given: QueryDict) -> int:
    """Return which revision of a group a page showed; one that no group has for nonsense."""
    said = given.get("seen", "")
    fits = said.isascii() and said.isdecimal() and len(said) <= 9
    return int(said) if fits else NEVER_SEEN
