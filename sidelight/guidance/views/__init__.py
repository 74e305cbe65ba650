"""The pages of guidance."""

from sidelight.guidance.views.ideas import offline_ideas
from sidelight.guidance.views.telling import tell_somebody

__all__ = ["offline_ideas", "tell_somebody"]
