"""Plug people into Django and into the ledger's guards."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "sidelight.people"
    verbose_name = "People"

    def ready(self) -> None:
        from sidelight.design.registers import navigation
        from sidelight.ledger.registers import append_only
        from sidelight.people.chrome import links_for
        from sidelight.people.models import Consent

        append_only.add(Consent)
        navigation.add(links_for)
