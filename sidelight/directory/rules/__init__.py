"""Pure questions about help services: what an entry says, where it helps, when it needs a look."""

from sidelight.directory.rules.entries import (
    CHECK_AGAIN_AFTER,
    Cost,
    DayRange,
    Entry,
    day_ranges,
    needs_a_look,
    read_entries,
)
from sidelight.directory.rules.kept_copy import Checked, as_copy, read_copy
from sidelight.directory.rules.places import Where, areas_in, serves, unknown_areas, where

__all__ = [
    "CHECK_AGAIN_AFTER",
    "Checked",
    "Cost",
    "DayRange",
    "Entry",
    "Where",
    "areas_in",
    "as_copy",
    "day_ranges",
    "needs_a_look",
    "read_copy",
    "read_entries",
    "serves",
    "unknown_areas",
    "where",
]
