"""Plug home into the navigation, and the go-live list into joining."""

from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "sidelight.home"
    verbose_name = "Home"

    def ready(self) -> None:
        from sidelight.design.registers import navigation
        from sidelight.foundation.editions import PublicTable, public_tables
        from sidelight.home.chrome import links_for
        from sidelight.home.queries import missing_words
        from sidelight.ledger.models import Line
        from sidelight.people.registers import before_joining

        navigation.add(links_for)
        # Fails closed: while anything on the list is missing, nobody can join.
        before_joining.add(missing_words)
        # The first page leads to joining once a backup was tried.
        public_tables.add(PublicTable(Line, only=("subject_kind", "backup")))
