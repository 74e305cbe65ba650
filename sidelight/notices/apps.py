"""The app's name for Django."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Plugs nothing in: higher apps leave notices through its actions."""

    name = "sidelight.notices"
    verbose_name = "Notices"
