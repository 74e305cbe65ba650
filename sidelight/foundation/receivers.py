"""What the ground floor does when Django has migrated, and what it answers when Django checks."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from sidelight.foundation.actions import install_triggers
from sidelight.foundation.editions import public_tables
from sidelight.foundation.models import Edition
from sidelight.foundation.queries import missing_triggers


def put_triggers_back(sender: AppConfig, using: str, **rest: object) -> None:
    """After every migration: SQLite remakes tables to change them, and their triggers go.

    Django announces each app in turn; only that app's own tables are looked at.
    """
    theirs = [each for each in public_tables if each.model._meta.app_label == sender.label]
    if theirs or sender.label == Edition._meta.app_label:
        install_triggers(theirs, using)


def tables_without_triggers(
    *, app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **rest: object
) -> list[CheckMessage]:
    """Report each missing trigger: a page for everybody could go on saying what is no longer so."""
    return [
        Error(
            f"The table {trigger.table} has lost its trigger {trigger.name}: "
            "public pages would not notice a change.",
            hint="Run `sidelight manage migrate`, which puts it back.",
            id="foundation.E001",
        )
        for using in databases or ()
        for trigger in missing_triggers(list(public_tables), using)
    ]
