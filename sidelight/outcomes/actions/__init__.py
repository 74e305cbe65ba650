"""Every verb of outcomes; each is a plain function in the module that tells its story."""

from sidelight.outcomes.actions.checking_in import (
    call_somebody,
    check_in,
    hide_check_in,
    remove_check_in,
    show_check_in,
)

__all__ = ["call_somebody", "check_in", "hide_check_in", "remove_check_in", "show_check_in"]
