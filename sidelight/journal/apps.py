"""Plug the journal into people."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "sidelight.journal"
    verbose_name = "Journal"

    def ready(self) -> None:
        from sidelight.journal.actions.belongings import belongings
        from sidelight.people import registers

        for belonging in belongings():
            registers.belongings.add(belonging)
