"""The app that holds open connections."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    name = "sidelight.live"
    verbose_name = "Live"
