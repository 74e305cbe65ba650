"""Plug the help lines into every page."""

from datetime import timedelta

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "sidelight.directory"
    verbose_name = "Directory"

    def ready(self) -> None:
        from sidelight.design.registers import help_lines, help_places
        from sidelight.directory import actions, chrome, queries
        from sidelight.directory.models import HelpHours, HelpService
        from sidelight.foundation.editions import PublicTable, public_tables
        from sidelight.foundation.later import every
        from sidelight.people.registers import belongings

        # Help stands on every page.
        for model in (HelpService, HelpHours):
            public_tables.add(PublicTable(model))
        help_lines.add(queries.help_lines)
        help_places.add(chrome.places_of_help)
        belongings.add(actions.belonging())
        every(timedelta(hours=1), actions.keep_copy)
        # Should the first fail in a way nobody thought of, the page still asks the second.
        help_lines.add(queries.shipped_lines)
