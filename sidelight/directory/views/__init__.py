"""Help that answers now, for everybody; and the pages on which editors keep it right."""

from sidelight.directory.views.editors import (
    help_service,
    help_service_check,
    help_service_withdrawal,
    help_services,
    new_help_service,
)
from sidelight.directory.views.public import (
    help_app,
    help_card,
    help_card_alone,
    help_now,
    help_worker,
)

__all__ = [
    "help_app",
    "help_card",
    "help_card_alone",
    "help_now",
    "help_service",
    "help_service_check",
    "help_service_withdrawal",
    "help_services",
    "help_worker",
    "new_help_service",
]
