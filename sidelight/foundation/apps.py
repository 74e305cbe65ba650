from datetime import timedelta

from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "sidelight.foundation"

    def ready(self) -> None:
        from sidelight.foundation import actions, later

        later.every(timedelta(days=1), actions.prune_finished_now)
