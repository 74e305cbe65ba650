"""Plug the team's readiness into the doors of people."""

from django.apps import AppConfig


class TeamConfig(AppConfig):
    name = "sidelight.team"
    verbose_name = "Team"

    def ready(self) -> None:
        from sidelight.people.registers import readiness
        from sidelight.team.queries import is_ready

        readiness.add(is_ready)
