"""The copy of everything that is kept about somebody: one zip with a page to read and JSON."""

import json
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string

from sidelight.people import registers
from sidelight.people.actions import Part
from sidelight.people.registers import said

STYLE = Path(__file__).resolve().parents[1] / "static" / "people" / "copy.css"


def copy_of(parts: Sequence[Part], at: datetime) -> bytes:
    """Return the file. Kept in memory on purpose: nothing of it is ever on this machine's disk."""
    shown = {"parts": parts, "classes": registers.classes(), "at": said(at)}
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as copy:
        copy.writestr("read-me.html", render_to_string("people/copy.html", shown))
        copy.writestr("read-me.css", _style())
        copy.writestr("copy.json", json.dumps(_plain(parts, at), ensure_ascii=False, indent=1))
    return file.getvalue()


def _plain(parts: Sequence[Part], at: datetime) -> dict[str, object]:
    return {
        "made": said(at),
        "kept": [
            {
                "what": str(part.belonging.name),
                "class": part.belonging.keeping.code,
                "not_given": str(part.not_given),
                "entries": [
                    {
                        "heading": str(entry.heading),
                        "lines": [
                            {"name": str(name), "words": str(words)}
                            for name, words in entry.lines
                            if words
                        ],
                    }
                    for entry in part.entries
                ],
            }
            for part in parts
        ],
        "classes": [
            {
                "class": one.code,
                "what": str(one.what),
                "by": str(one.by),
                "until": str(one.until),
                "why": str(one.why),
            }
            for one in registers.classes()
        ],
    }


def _style() -> str:
    return STYLE.read_text(encoding="utf-8")
