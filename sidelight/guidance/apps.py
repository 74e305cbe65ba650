"""Plug the ways to guidance into the foot of every page."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "sidelight.guidance"
    verbose_name = "Guidance"

    def ready(self) -> None:
        from sidelight.design.registers import footer_ways
        from sidelight.guidance.chrome import ways_on

        footer_ways.add(ways_on)
