"""What the ledger does when Django has migrated, and what it answers when Django checks."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.db.models import Model

from sidelight.ledger.actions import install_guards
from sidelight.ledger.queries.guards import missing_guards
from sidelight.ledger.registers import append_only


def guard_tables(sender: AppConfig, using: str, **rest: object) -> None:
    """After every migration: SQLite remakes tables to change them, and their triggers go.

    Django announces each app in turn; only that app's own tables are looked at, so that a start at
    which nothing changed costs a read or two.
    """
    theirs: list[type[Model]] = [
        model for model in append_only if model._meta.app_label == sender.label
    ]
    install_guards(theirs, using)


def unguarded_tables(
    *, app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **rest: object
) -> list[CheckMessage]:
    """Report each missing trigger: somebody could change a decision or a consent unseen."""
    return [
        Error(
            f"The table {trigger.table} has lost its guard {trigger.name}: "
            "its rows can be changed.",
            hint="Run `sidelight manage verify_ledger`, find out why, then run "
            "`sidelight manage migrate`, which puts the guard back.",
            id="ledger.E001",
        )
        for using in databases or ()
        for trigger in missing_guards(append_only, using)
    ]
