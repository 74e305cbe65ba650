"""The last copy of the list on disk, for the hour in which the database does not answer."""

from collections.abc import Sequence
from pathlib import Path

import structlog
from django.conf import settings

from sidelight.directory.rules import Checked, read_copy

log = structlog.get_logger()
FOLDER, ENTRIES, PAGE = "help-copy", "entries.json", "help-now.html"


def copy_folder() -> Path:
    """Return the folder of the copies: the list, and the card as a page on its own."""
    return Path(settings.SIDELIGHT_DATA) / FOLDER


def copied_entries() -> Sequence[Checked]:
    """Return what stood in the list when it was last changed; nothing without a whole copy."""
    try:
        return read_copy((copy_folder() / ENTRIES).read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as failure:
        log.error("directory.no_copy", failure=type(failure).__name__)
        return ()
