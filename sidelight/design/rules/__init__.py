"""Pure questions about the look: which shades of a colour can be read."""

from sidelight.design.rules.logo import Logo
from sidelight.design.rules.shades import (
    OWN_COLOUR,
    as_sheet,
    is_colour,
    shades_in_both_lights,
    shades_of,
)

__all__ = [
    "OWN_COLOUR",
    "Logo",
    "as_sheet",
    "is_colour",
    "shades_in_both_lights",
    "shades_of",
]
