"""Opening what is kept encrypted, for whoever may read it."""

from sidelight.foundation.crypto import decrypt
from sidelight.safeguarding.models import ConcernWords, SettlingNote

# A key of its own: what was encrypted for something else does not open here.
PURPOSE = "safeguarding"


def decrypted(kept: ConcernWords | SettlingNote) -> str:
    """Return the words of a row. Raises CannotDecrypt when the key was changed and lost."""
    return decrypt(kept.encrypted, purpose=PURPOSE)
