"""Every verb of the journal."""

from sidelight.journal.actions.pages import (
    Saved,
    Writing,
    begin_page,
    change_page,
    remove_page,
    write_page,
)

__all__ = ["Saved", "Writing", "begin_page", "change_page", "remove_page", "write_page"]
