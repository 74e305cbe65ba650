"""The pages of a journal and of a safety plan, for whoever writes them."""

from sidelight.journal.views.letters import journal_letter
from sidelight.journal.views.pages import journal, journal_page, journal_page_removal
from sidelight.journal.views.plans import (
    safety_plan,
    safety_plan_closing,
    safety_plan_line,
    safety_plan_opening,
    safety_plan_removal,
    safety_plan_words,
)
from sidelight.journal.views.showing import (
    journal_shares,
    journal_showing,
    journal_taking_back,
)
from sidelight.journal.views.writing import journal_words, new_journal_page

__all__ = [
    "journal",
    "journal_letter",
    "journal_page",
    "journal_page_removal",
    "journal_shares",
    "journal_showing",
    "journal_taking_back",
    "journal_words",
    "new_journal_page",
    "safety_plan",
    "safety_plan_closing",
    "safety_plan_line",
    "safety_plan_opening",
    "safety_plan_removal",
    "safety_plan_words",
]
