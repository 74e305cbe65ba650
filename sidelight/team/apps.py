"""Plug the team's readiness into the doors of people."""

from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "sidelight.team"
    verbose_name = "Team"

    def ready(self) -> None:
        from sidelight.people.registers import belongings, hiding, readiness
        from sidelight.team.actions.belongings import belongings as belongings_of_team
        from sidelight.team.actions.belongings import end_times_on_call
        from sidelight.team.queries import is_ready

        readiness.add(is_ready)
        hiding.add(end_times_on_call)
        for belonging in belongings_of_team():
            belongings.add(belonging)
