"""Tell that the look stands on every page."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Plugs nothing else in: higher apps plug into its registers."""

    name = "sidelight.design"

    def ready(self) -> None:
        from sidelight.design.models import Look
        from sidelight.foundation.editions import PublicTable, public_tables

        public_tables.add(PublicTable(Look))
