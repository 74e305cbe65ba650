"""The pages of home."""

from sidelight.home.views.front import front
from sidelight.home.views.look import look_logo, look_sheet, staff_look
from sidelight.home.views.machines import favicon, health, robots, sitemap
from sidelight.home.views.set_up import set_up
from sidelight.home.views.staff import staff
from sidelight.home.views.style import style_page
from sidelight.home.views.texts import staff_text, staff_texts

__all__ = [
    "favicon",
    "front",
    "health",
    "look_logo",
    "look_sheet",
    "robots",
    "set_up",
    "sitemap",
    "staff",
    "staff_look",
    "staff_text",
    "staff_texts",
    "style_page",
]
