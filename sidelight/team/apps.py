"""Plug the team's readiness into the doors of people."""

from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "sidelight.team"
    verbose_name = "Team"

    def ready(self) -> None:
        from sidelight.foundation.editions import PublicTable, public_tables
        from sidelight.people.registers import belongings, hiding, readiness
        from sidelight.team.actions.belongings import belongings as belongings_of_team
        from sidelight.team.actions.belongings import end_times_on_call
        from sidelight.team.models import OnCall, OpeningHours, Readiness
        from sidelight.team.queries import is_ready

        # The first page says when somebody reads, and whether anybody may join.
        for model in (OpeningHours, Readiness, OnCall):
            public_tables.add(PublicTable(model))
        readiness.add(is_ready)
        hiding.add(end_times_on_call)
        for belonging in belongings_of_team():
            belongings.add(belonging)
