"""The pages of home."""

from sidelight.home.views.front import front
from sidelight.home.views.machines import favicon, health, robots
from sidelight.home.views.set_up import set_up
from sidelight.home.views.staff import staff
from sidelight.home.views.texts import staff_text, staff_texts

__all__ = [
    "favicon",
    "front",
    "health",
    "robots",
    "set_up",
    "staff",
    "staff_text",
    "staff_texts",
]
