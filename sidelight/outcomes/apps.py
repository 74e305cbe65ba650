"""Plug outcomes into people: how a check-in is erased, given and ended."""

from django.apps import AppConfig


class OutcomesConfig(AppConfig):
    name = "sidelight.outcomes"
    verbose_name = "How people say they are"

    def ready(self) -> None:
        from sidelight.outcomes.actions.belongings import belongings
        from sidelight.outcomes.actions.retention import expiries
        from sidelight.people import registers

        for belonging in belongings():
            registers.belongings.add(belonging)
        for expiry in expiries():
            registers.expiring.add(expiry)
