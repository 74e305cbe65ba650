"""The one-time link with which the first manager comes in; only its hash is kept."""

import json
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path

from django.conf import settings

from sidelight.people.queries import has_anybody


def set_up_file() -> Path:
    """Return where the hash of the link is kept: beside the database, for nobody else to read."""
    return Path(settings.SIDELIGHT_DATA) / "set-up-link.json"


def hash_of(token: str) -> str:
    """Return what is kept of a link. The token has 256 random bits, so a plain hash is enough."""
    return sha256(token.encode()).hexdigest()


def link_is_good(token: str, at: datetime) -> bool:
    """Return whether this link lets somebody in: made here, still in time, nobody here yet."""
    path = set_up_file()
    if has_anybody() or not path.exists():
        return False
    kept = json.loads(path.read_text(encoding="ascii"))
    in_time = at < datetime.fromisoformat(kept["expires_at"])
    return compare_digest(kept["hash"], hash_of(token)) and in_time
