"""The pages of courses."""

from sidelight.courses.views.programmes.listing import staff_programmes

__all__ = [
    "staff_programmes",
]
