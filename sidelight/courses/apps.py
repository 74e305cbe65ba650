"""Plug courses into people."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "sidelight.courses"
    verbose_name = "Courses"

    def ready(self) -> None:
        from sidelight.courses.actions.belongings import belongings
        from sidelight.courses.actions.retention import expiries
        from sidelight.people import registers

        for belonging in belongings():
            registers.belongings.add(belonging)
        for expiry in expiries():
            registers.expiring.add(expiry)
