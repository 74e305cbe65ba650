"""The head file: outside the database, so that whoever can write only there cannot hide a cut."""

import json
from datetime import datetime
from pathlib import Path

from django.conf import settings

from sidelight.ledger.errors import HeadDisagrees
from sidelight.ledger.rules.head import Head

FILE_NAME = "ledger-head.json"


def head_path() -> Path:
    """Return where the signed head lives."""
    return Path(settings.SIDELIGHT_DATA) / FILE_NAME


def heads_on_file() -> list[Head]:
    """Return the standing head, and the one being made true if a worker is or was half-way.

    Nothing when there is no file; HeadDisagrees when it cannot be read as heads.
    """
    try:
        text = head_path().read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    try:
        return [_head(entry) for entry in json.loads(text)["heads"]]
    except (ValueError, KeyError, TypeError) as unreadable:
        raise HeadDisagrees("unreadable") from unreadable


def _head(entry: dict[str, str | int]) -> Head:
    return Head(
        count=int(entry["count"]),
        hash=str(entry["hash"]),
        at=datetime.fromisoformat(str(entry["at"])),
        signature=str(entry["signature"]),
    )
