"""The pages of a journal, for whoever writes it."""

from sidelight.journal.views.pages import journal, journal_page, journal_page_removal
from sidelight.journal.views.writing import journal_words, new_journal_page

__all__ = [
    "journal",
    "journal_page",
    "journal_page_removal",
    "journal_words",
    "new_journal_page",
]
