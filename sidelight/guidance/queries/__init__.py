"""What guidance has to show."""

from sidelight.guidance.queries.ideas import ideas_in_force

__all__ = ["ideas_in_force"]
