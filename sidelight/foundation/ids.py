"""Names for addresses that tell nothing: no order, no count, no gap where an unseen thing sits."""

import secrets

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
SLUG_LENGTH = 12


def new_slug() -> str:
    """Return twelve random letters and digits (60 bits) for use in an address."""
    return "".join(secrets.choice(ALPHABET) for _ in range(SLUG_LENGTH))
