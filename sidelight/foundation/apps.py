from datetime import timedelta

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class FoundationConfig(AppConfig):
    name = "sidelight.foundation"

    def ready(self) -> None:
        from sidelight.foundation import actions, later, receivers

        later.every(timedelta(days=1), actions.prune_finished_now)
        later.every(timedelta(minutes=5), actions.count_steps_now)
        post_migrate.connect(receivers.put_triggers_back, dispatch_uid="foundation.triggers")
        # A deployment check, as the ledger's: `migrate` cures what it would be stopped by.
        checks.register(receivers.tables_without_triggers, checks.Tags.database, deploy=True)
