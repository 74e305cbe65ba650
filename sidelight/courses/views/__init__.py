"""The pages of courses: find, bind the form, call one action, answer."""

from sidelight.courses.views.finding import evening, find_evening
from sidelight.courses.views.programmes.listing import staff_programmes

__all__ = [
    "evening",
    "find_evening",
    "staff_programmes",
]
