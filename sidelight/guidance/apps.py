"""Plug guidance into the foot of every page, and ideas into the word about a pause."""

from django.apps import AppConfig


class GuidanceConfig(AppConfig):
    name = "sidelight.guidance"
    verbose_name = "Guidance"

    def ready(self) -> None:
        from sidelight.design.registers import footer_ways
        from sidelight.guidance.chrome import ways_on
        from sidelight.guidance.queries import ideas_in_force
        from sidelight.people.registers import pause_ideas
        from sidelight.team.queries import reading_now
        from sidelight.triage.registers import reading_words

        reading_words.add(reading_now)
        footer_ways.add(ways_on)
        pause_ideas.add(ideas_in_force)
