"""What editors and reviewers change in guidance."""

from sidelight.guidance.actions.ideas import choose_ideas

__all__ = ["choose_ideas"]
