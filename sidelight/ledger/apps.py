"""Plug sealing into the worker, and guards into Django."""

from datetime import timedelta

from django.apps import AppConfig
from django.core import checks
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "sidelight.ledger"

    def ready(self) -> None:
        from sidelight.foundation.later import every
        from sidelight.ledger import actions, receivers
        from sidelight.ledger.models import Line, Seal
        from sidelight.ledger.registers import append_only

        append_only.add(Line)
        append_only.add(Seal)
        every(timedelta(minutes=1), actions.seal_now)
        every(timedelta(days=1), actions.verify_now)
        post_migrate.connect(receivers.guard_tables, dispatch_uid="ledger.guard_tables")
        # A deployment check, because `migrate` runs the others first and would be stopped by the
        # very fault that it cures.
        checks.register(receivers.unguarded_tables, checks.Tags.database, deploy=True)
