"""The list and its card as files, written on each change: help does not wait for a database."""

import os
from collections.abc import Sequence
from pathlib import Path

import structlog
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django_tasks import task

from sidelight.design.queries import look_in_force
from sidelight.directory.queries.card import card_of
from sidelight.directory.queries.kept_copy import ENTRIES, PAGE, copy_folder
from sidelight.directory.queries.lines import read_listed_entries, shipped_unchecked
from sidelight.directory.rules import Checked, as_copy

log = structlog.get_logger()
SHEET = Path(__file__).resolve().parents[1] / "static" / "directory" / "card_alone.css"


@task
def keep_copy() -> None:
    """Write the copies again each hour: after a restore, and on another server, they are new."""
    write_copy()


def write_copy() -> None:
    """Write what stands in the list now. A disk that refuses is logged; the list itself is kept."""
    try:
        listed = read_listed_entries()
        _replace(ENTRIES, as_copy(listed))
        with translation.override(settings.LANGUAGE_CODE):
            _replace(PAGE, _card_alone(listed or shipped_unchecked()))
    except OSError as failure:
        log.error("directory.copy_not_written", failure=type(failure).__name__)


def _card_alone(entries: Sequence[Checked]) -> str:
    """Return the card as a page that needs nothing else: no program, no other file, no network."""
    sheet = format_html("<style>{}</style>", mark_safe(SHEET.read_text(encoding="utf-8")))  # noqa: S308  # our own file
    shown = {"lines": card_of(entries), "look": look_in_force(), "sheet": sheet}
    return render_to_string("directory/card_alone.html", shown)


def _replace(name: str, text: str) -> None:
    """Put the file there in one step, so that whoever reads it reads all of it."""
    path = copy_folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}.draft")
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
