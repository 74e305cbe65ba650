"""Pure questions of guidance."""

from sidelight.guidance.rules.ideas import LONGEST_IDEA, MOST_IDEAS, ideas_in, too_long

__all__ = ["LONGEST_IDEA", "MOST_IDEAS", "ideas_in", "too_long"]
