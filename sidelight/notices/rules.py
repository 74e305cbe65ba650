"""What may stand in a notice."""

from sidelight.foundation.ids import ALPHABET, SLUG_LENGTH


def is_a_pointer(about: str) -> bool:
    """Say whether this is nothing, or a slug as we make them; a word somebody typed is neither."""
    return not about or (len(about) == SLUG_LENGTH and set(about) <= set(ALPHABET))
