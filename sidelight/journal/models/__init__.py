"""What a journal is made of."""

from sidelight.journal.models.pages import JournalKey, Page
from sidelight.journal.models.plans import Plan, PlanShare, PlanSuggestion, Section
from sidelight.journal.models.shares import Share

__all__ = ["JournalKey", "Page", "Plan", "PlanShare", "PlanSuggestion", "Section", "Share"]
