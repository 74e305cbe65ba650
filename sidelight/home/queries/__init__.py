"""What the front page, the staff's overview, set-up and the demo ask."""

from sidelight.home.queries.first_hour import SetUp, SetUpLine, set_up_list
from sidelight.home.queries.go_live import (
    Check,
    checks_before_opening,
    missing_before_opening,
    missing_words,
)
from sidelight.home.queries.set_up import link_is_good, set_up_file
from sidelight.home.queries.shipped import demo_story, sample_of
from sidelight.home.queries.standing import (
    BackupState,
    LedgerState,
    backup_state,
    database_answers,
    ledger_state,
)
from sidelight.home.queries.waiting import waiting_behind

__all__ = [
    "BackupState",
    "Check",
    "LedgerState",
    "SetUp",
    "SetUpLine",
    "backup_state",
    "checks_before_opening",
    "database_answers",
    "demo_story",
    "ledger_state",
    "link_is_good",
    "missing_before_opening",
    "missing_words",
    "sample_of",
    "set_up_file",
    "set_up_list",
    "waiting_behind",
]
