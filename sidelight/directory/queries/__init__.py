"""Help that answers now, for every page; and the list that editors keep right."""

from sidelight.directory.queries.card import card_lines
from sidelight.directory.queries.lines import (
    forget_listed_entries,
    help_lines,
    help_near,
    shipped_entries,
    shipped_lines,
)
from sidelight.directory.queries.services import (
    ListedService,
    entry_of,
    lines_of,
    listed_services,
    services,
    services_to_check,
    today,
)
from sidelight.directory.queries.words import where_in_words

__all__ = [
    "ListedService",
    "card_lines",
    "entry_of",
    "forget_listed_entries",
    "help_lines",
    "help_near",
    "lines_of",
    "listed_services",
    "services",
    "services_to_check",
    "shipped_entries",
    "shipped_lines",
    "today",
    "where_in_words",
]
