"""What is typed in guidance."""

from sidelight.guidance.forms.ideas import IdeasForm

__all__ = ["IdeasForm"]
