"""Plug courses into people, notices, rooms, journals, recurring work and the navigation."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "sidelight.courses"
    verbose_name = "Courses"

    def ready(self) -> None:
        from sidelight.courses.plugs import plug_in

        plug_in()
