"""Whatever changes a row of which a public page speaks makes a new edition, however it is done."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import checks
from django.core.management import call_command
from django.db import connection, models, transaction

from sidelight.directory.models import HelpService
from sidelight.directory.tests.build import service
from sidelight.foundation.actions import count_steps, count_steps_now, install_triggers
from sidelight.foundation.editions import PublicTable, doubt, making, public_tables
from sidelight.foundation.models import Edition, EditionStep
from sidelight.foundation.queries import edition_in_force, missing_triggers
from sidelight.ledger.actions import record
from sidelight.ledger.models import Act, Line
from sidelight.people.models import Person
from tests.build import Place

pytestmark = [pytest.mark.data, pytest.mark.django_db]
HELP = PublicTable(HelpService)
PEOPLE = next(each for each in public_tables if each.model is Person)
LINES = next(each for each in public_tables if each.model is Line)


@pytest.fixture
def lane(place: Place, at: datetime) -> HelpService:
    return service("Listening Lane", by=place.manager, at=at)


def test_after_all_migrations_every_trigger_stands() -> None:
    assert {"design_look", "people_housetext", "team_openinghours"} <= {
        table.name for table in public_tables
    }
    assert missing_triggers(list(public_tables), "default") == []


CHANGES: list[tuple[str, Callable[[HelpService], object]]] = [
    ("an action", lambda lane: lane.save()),
    ("many at once", lambda lane: HelpService.objects.update(name="Another Lane")),
    ("a row less", lambda lane: lane.delete()),
    ("a row more", lambda lane: HelpService.objects.bulk_create([again(lane)])),
    ("a hand", lambda lane: by_hand("UPDATE directory_helpservice SET name = 'By Hand'")),
    ("a hand that removes", lambda lane: by_hand("DELETE FROM directory_helpservice")),
]


@pytest.mark.parametrize("change", [pytest.param(act, id=name) for name, act in CHANGES])
def test_a_change_makes_a_new_edition(
    lane: HelpService, change: Callable[[HelpService], object]
) -> None:
    before = edition_in_force()

    change(lane)

    assert edition_in_force() > before


def test_what_is_taken_back_makes_none(lane: HelpService) -> None:
    before = edition_in_force()

    with transaction.atomic():
        lane.delete()
        assert edition_in_force() > before
        transaction.set_rollback(True)

    assert edition_in_force() == before


def test_a_sign_in_makes_none_and_a_new_name_does(amira: Person, at: datetime) -> None:
    before = edition_in_force()

    Person.objects.filter(pk=amira.pk).update(last_login=at + timedelta(hours=1))
    assert edition_in_force() == before

    Person.objects.filter(pk=amira.pk).update(shown_name="Amy")
    assert edition_in_force() > before


def test_of_the_ledger_a_backup_alone_does(at: datetime) -> None:
    before = edition_in_force()

    record(Act.DECIDED, actor_id=None, subject=("submission", 1), at=at)
    assert edition_in_force() == before

    record(Act.BACKUP_TRIED, actor_id=None, subject=("backup", None), at=at)
    assert edition_in_force() > before


def test_counting_steps_changes_nothing(lane: HelpService) -> None:
    lane.save()
    before = edition_in_force()
    has_steps = EditionStep.objects.exists()

    count_steps()

    assert has_steps == (connection.vendor == "postgresql")
    assert not EditionStep.objects.exists()
    assert edition_in_force() == before
    count_steps_now.func()
    assert edition_in_force() == before


def test_without_the_row_nothing_is_taken_for_unchanged() -> None:
    Edition.objects.all().delete()

    with pytest.raises(LookupError):
        edition_in_force()

    call_command("migrate", verbosity=0)
    assert edition_in_force() > 0


@pytest.mark.parametrize("table", [HELP, PEOPLE, LINES], ids=lambda table: table.name)
def test_a_trigger_that_is_gone_is_told_of_and_put_back(table: PublicTable) -> None:
    settle()
    before = edition_in_force()
    for name in triggers_of(table):
        on = f' ON "{table.name}"' if connection.vendor == "postgresql" else ""
        by_hand(f'DROP TRIGGER "{name}"{on}')

    assert any(table.name in each for each in complaints())
    assert install_triggers([table], "default") == triggers_of(table)

    assert complaints() == []
    # Something may have been changed meanwhile.
    assert edition_in_force() > before


def test_a_trigger_that_was_switched_off_is_told_of_on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL can switch a trigger off")
    settle()
    by_hand("ALTER TABLE design_look DISABLE TRIGGER design_look_edition")

    assert len(complaints()) == 1


def test_a_table_that_was_emptied_at_a_stroke_makes_one_on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has TRUNCATE")
    settle()
    before = edition_in_force()

    by_hand("TRUNCATE directory_helphours")

    assert edition_in_force() > before


@pytest.mark.django_db(transaction=True)
def test_a_table_that_sqlite_made_anew_is_watched_after_the_migration() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL changes tables where they stand")
    name = HelpService._meta.get_field("name")
    wider = models.CharField(max_length=70)
    wider.set_attributes_from_name("name")
    for before, after in [(name, wider), (wider, name)]:
        with connection.schema_editor() as editor:
            editor.alter_field(HelpService, before, after)
    assert any("directory_helpservice" in each for each in complaints())

    call_command("migrate", verbosity=0)

    assert complaints() == []


def test_a_stopgap_is_noted_on_a_page_in_the_making_alone() -> None:
    doubt()

    with making() as made:
        assert not made.is_doubtful
        doubt()

    assert made.is_doubtful


def again(lane: HelpService) -> HelpService:
    return HelpService(name="Two Lane", about="Two", phone="2", added_at=lane.added_at)


def triggers_of(table: PublicTable) -> list[str]:
    if connection.vendor == "postgresql":
        return [f"{table.name}_edition"]
    verbs = ("insert",) if table.only else ("insert", "update", "delete")
    return [f"{table.name}_edition_{verb}" for verb in verbs]


def by_hand(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def settle() -> None:
    """PostgreSQL does not alter a table while foreign keys wait to be asked."""
    if connection.vendor == "postgresql":
        by_hand("SET CONSTRAINTS ALL IMMEDIATE")


def complaints() -> list[str]:
    found = checks.run_checks(
        tags=[checks.Tags.database], include_deployment_checks=True, databases=["default"]
    )
    return [str(each.msg) for each in found if each.id == "foundation.E001"]
