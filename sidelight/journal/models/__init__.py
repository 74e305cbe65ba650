"""What a journal is made of."""

from sidelight.journal.models.pages import JournalKey, Page

__all__ = ["JournalKey", "Page"]
