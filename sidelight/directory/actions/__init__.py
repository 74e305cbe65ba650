"""Editors keep the directory right: every change is on the ledger, every check has a day."""

from sidelight.directory.actions.copies import keep_copy, write_copy
from sidelight.directory.actions.entries import (
    KEEPERS,
    add_service,
    belonging,
    change_service,
    check_service,
    load_shipped,
    withdraw_service,
)

__all__ = [
    "KEEPERS",
    "add_service",
    "belonging",
    "change_service",
    "check_service",
    "keep_copy",
    "load_shipped",
    "withdraw_service",
    "write_copy",
]
