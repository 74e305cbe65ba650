"""Every verb of the journal."""

from sidelight.journal.actions.pages import (
    Saved,
    Writing,
    begin_page,
    change_page,
    remove_page,
    write_page,
)
from sidelight.journal.actions.plans import (
    NewLine,
    PlanWriting,
    SavedPlan,
    close_plan,
    leave_line,
    open_plan,
    read_plan,
    remove_plan,
    suggest_line,
    take_line,
    write_plan,
)
from sidelight.journal.actions.sharing import (
    OpenedShare,
    end_shares,
    open_share,
    say_it_was_read,
    share_page,
    take_back,
)

__all__ = [
    "NewLine",
    "OpenedShare",
    "PlanWriting",
    "Saved",
    "SavedPlan",
    "Writing",
    "begin_page",
    "change_page",
    "close_plan",
    "end_shares",
    "leave_line",
    "open_plan",
    "open_share",
    "read_plan",
    "remove_page",
    "remove_plan",
    "say_it_was_read",
    "share_page",
    "suggest_line",
    "take_back",
    "take_line",
    "write_page",
    "write_plan",
]
