"""The app's name for Django."""

from django.apps import AppConfig


class DesignConfig(AppConfig):
    """Plugs nothing in: higher apps plug into its registers."""

    name = "sidelight.design"
