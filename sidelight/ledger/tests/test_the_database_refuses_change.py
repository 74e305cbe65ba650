"""After all migrations, each append-only table refuses change, whoever asks and however."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.core import checks
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from pytest_django import DjangoAssertNumQueries

from sidelight.ledger.actions import install_guards
from sidelight.ledger.queries.guards import missing_guards, unique_columns
from sidelight.ledger.registers import append_only
from sidelight.ledger.tests.build import guards, remove_guards, rows

pytestmark = [pytest.mark.data, pytest.mark.django_db]
each_model = pytest.mark.parametrize(
    "model", list(append_only), ids=lambda model: model._meta.db_table
)
INSTANT = datetime(2026, 3, 4, 19, tzinfo=UTC)


def test_lines_and_seals_are_guarded() -> None:
    tables = {model._meta.db_table for model in append_only}

    assert {"ledger_line", "ledger_seal"} <= tables


@each_model
def test_a_row_can_be_added_and_then_never_changed_or_removed(model: type[models.Model]) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    column = model._meta.concrete_fields[-1].column
    with transaction.atomic():
        values = bare_row(model)
        add(model, values)

        for change in (f'UPDATE {table} SET "{column}" = "{column}"', f"DELETE FROM {table}"):
            refused(change)

        assert rows(f"SELECT count(*) FROM {table}") == [(1,)]
        transaction.set_rollback(True)


@each_model
def test_a_row_cannot_be_replaced_on_sqlite(model: type[models.Model]) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite has INSERT OR REPLACE")
    with transaction.atomic():
        values = bare_row(model)
        add(model, values)

        for key in unique_columns(model):
            clash = {c: v if c in key else another(v) for c, v in values.items()}
            refused(*insert(model, clash, "INSERT OR REPLACE"))

        transaction.set_rollback(True)


@each_model
def test_a_table_cannot_be_emptied_at_a_stroke_on_postgresql(model: type[models.Model]) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has TRUNCATE")

    refused(f'TRUNCATE "{model._meta.db_table}" CASCADE')


def test_a_foreign_upsert_is_refused_too() -> None:
    line = apps.get_model("ledger", "Line")
    with transaction.atomic():
        values = bare_row(line)
        add(line, values)

        sql, parameters = insert(line, values, "INSERT")
        refused(f"{sql} ON CONFLICT (id) DO UPDATE SET act = 'left'", parameters)

        transaction.set_rollback(True)


def test_the_check_is_silent_while_every_guard_stands() -> None:
    assert complaints() == []


def test_the_check_names_each_guard_that_is_gone() -> None:
    remove_guards()

    said = complaints()

    assert len(said) == len(guards(append_only, connection))
    assert any("ledger_line has lost its guard ledger_line_never_" in each for each in said)


def test_the_check_notices_a_guard_that_was_made_toothless() -> None:
    trigger = guards([next(iter(append_only))], connection)[0]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"DROP TRIGGER {trigger.name}")
            cursor.execute(
                f"CREATE TRIGGER {trigger.name} BEFORE UPDATE ON {trigger.table} "
                "BEGIN SELECT 1; END"
            )
        else:
            cursor.execute(
                "CREATE OR REPLACE FUNCTION sidelight_append_only() RETURNS trigger "
                "LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END;$$"
            )

    assert any(trigger.name in each for each in complaints())


def test_the_check_notices_a_guard_that_was_switched_off_on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL can switch a trigger off")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE ledger_line DISABLE TRIGGER ledger_line_never_change")

    assert len(complaints()) == 1


def test_migrating_puts_lost_guards_back() -> None:
    remove_guards()

    call_command("migrate", verbosity=0)

    assert complaints() == []


@pytest.mark.django_db(transaction=True)
def test_a_table_that_sqlite_made_anew_is_guarded_after_the_migration() -> None:
    """Changing a column makes SQLite copy the table and drop the old one, triggers and all."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL changes tables where they stand")
    line = apps.get_model("ledger", "Line")
    kind = line._meta.get_field("subject_kind")
    wider = models.CharField(max_length=50)
    wider.set_attributes_from_name("subject_kind")
    for before, after in [(kind, wider), (wider, kind)]:
        with connection.schema_editor() as editor:
            editor.alter_field(line, before, after)
    assert any("ledger_line" in each for each in complaints())

    call_command("migrate", verbosity=0)

    assert complaints() == []


def test_starting_again_costs_next_to_nothing(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(2):
        assert install_guards(append_only, "default") == []


def test_a_table_that_is_not_there_yet_needs_no_guard() -> None:
    class Unmade(models.Model):
        class Meta:
            app_label = "ledger"
            managed = False

        def __str__(self) -> str:
            return "a row of a table that no migration has made"

    try:
        assert missing_guards([Unmade], "default") == []
    finally:
        apps.all_models["ledger"].pop("unmade")


def complaints() -> list[str]:
    found = checks.run_checks(
        tags=[checks.Tags.database], include_deployment_checks=True, databases=["default"]
    )
    return [str(each.msg) for each in found if each.id == "ledger.E001"]


def refused(sql: str, parameters: list[object] | None = None) -> None:
    refusal = pytest.raises(IntegrityError, match="append-only")
    with refusal, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters or [])


def add(model: type[models.Model], values: dict[str, object]) -> None:
    rows_before = insert(model, values, "INSERT")
    with connection.cursor() as cursor:
        cursor.execute(*rows_before)


def insert(
    model: type[models.Model], values: dict[str, object], verb: str
) -> tuple[str, list[object]]:
    columns = ", ".join(f'"{column}"' for column in values)
    marks = ", ".join(["%s"] * len(values))
    sql = f'{verb} INTO "{model._meta.db_table}" ({columns}) VALUES ({marks})'
    return sql, list(values.values())


def bare_row(model: type[models.Model]) -> dict[str, object]:
    """Return values that every column accepts. Foreign keys are asked at the end: rolled back."""
    return {
        field.column: field.get_db_prep_save(bare_value(field), connection)
        for field in model._meta.concrete_fields
    }


def bare_value(field: models.Field[Any, Any]) -> object:
    while field.remote_field is not None:
        field = field.target_field
    if field.blank and field.default == "":
        return ""  # what may be left out is only right beside certain other values
    if field.choices:
        return next(value for value, _ in field.flatchoices)
    by_kind: list[tuple[type[models.Field[Any, Any]], object]] = [
        (models.DateTimeField, INSTANT),
        (models.DateField, date(2026, 3, 4)),
        (models.BooleanField, True),
        (models.JSONField, {}),
        (models.UUIDField, UUID(int=1)),
        (models.IntegerField, 1),
    ]
    return next((value for kind, value in by_kind if isinstance(field, kind)), "x")


def another(value: object) -> object:
    return value + 1 if isinstance(value, int) else value
