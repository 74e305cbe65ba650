"""Rows that real actions made, and as many more of the same as are wanted.

So seeded rows cannot differ from real ones: whatever an action writes, in whatever table, is what
is written again, with other ids, slugs, keys, words and times.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models
from django.db.models import Max

from bench.words import mixed
from sidelight.foundation.ids import ALPHABET, SLUG_LENGTH
from sidelight.people.models import Person
from sidelight.review.models import Decision, Submission

# The ledger and notices name things by plain numbers and slugs, without a foreign key.
NAMED = {"submission": Submission, "person": Person, "decision": Decision}
# What the database itself writes beside a row is not written again.
SKIPPED = ("IndexEntry", "SQLiteFTSIndexEntry", "EditionStep", "SignIn")
Key = tuple[type[models.Model], object]
StandIns = Mapping[Key, object]
Row = models.Model


def own_models() -> list[type[Row]]:
    """Return our models, each after those that it points to."""
    wanted = [
        model for model in apps.get_models()
        if model.__module__.startswith("sidelight.") and model.__name__ not in SKIPPED
    ]  # fmt: skip
    ordered: list[type[Row]] = []

    def add(model: type[Row]) -> None:
        if model in ordered or model not in wanted:
            return
        for field in model._meta.concrete_fields:
            if field.is_relation and field.related_model is not model:
                add(field.related_model)
        ordered.append(model)

    for model in wanted:
        add(model)
    return [model for model in ordered if isinstance(model._meta.pk, models.AutoField)]


def recorded(act: Callable[[], object]) -> list[Row]:
    """Return every row that an action added, as it stands after it."""
    before = {model: newest(model) for model in own_models()}
    act()
    return [
        row for model, last in before.items()
        for row in model._base_manager.filter(pk__gt=last).order_by("pk")
    ]  # fmt: skip


def newest(model: type[Row]) -> int:
    return model._base_manager.aggregate(last=Max("pk"))["last"] or 0


class Copies:
    """New rows after patterns; kept back until there are many, then written together."""

    def __init__(self) -> None:
        self.ids = {model: count(newest(model) + 1) for model in own_models()}
        self.kept: dict[type[Row], list[Row]] = {model: [] for model in self.ids}
        self.serial = count(sum(newest(model) for model in self.ids))

    def add(
        self, pattern: Iterable[Row], *, later: timedelta, number: int,
        stand_ins: StandIns = {}, words: Callable[[Row], Mapping[str, object]] = lambda row: {},
    ) -> dict[Key, object]:  # fmt: skip
        """Add one more of a pattern; return which id took the place of which.

        stand_ins: what takes the place of rows outside the pattern. words: other values by row.
        """
        pattern = list(pattern)
        ids: dict[Key, object] = dict(stand_ins)
        for row in pattern:
            ids[type(row), row.pk] = next(self.ids[type(row)])
            for name in ("slug", "about"):
                if getattr(row, name, None):
                    ids.setdefault((str, getattr(row, name)), slug(next(self.serial)))
        for row in pattern:
            values = dict(self.values(row, ids, later)) | dict(words(row))
            self.kept[type(row)].append(type(row)(**values))
        if len(self.kept[type(pattern[0])]) >= 2_000:
            self.write()
        return ids

    def values(self, row: Row, ids: StandIns, later: timedelta) -> Iterator[tuple[str, object]]:
        for field in row._meta.concrete_fields:
            value = getattr(row, field.attname)
            if field.primary_key:
                value = ids[type(row), value]
            elif field.is_relation:
                value = ids.get((field.related_model, value), value)
            elif isinstance(value, datetime):
                value += later
            elif isinstance(value, UUID):
                value = UUID(int=mixed(next(self.serial)) << 64 | mixed(next(self.serial), 7))
            elif isinstance(value, str):
                value = ids.get((str, value), value)
            yield field.attname, named(row, field.attname, value, ids)

    def write(self) -> None:
        for model, rows in self.kept.items():
            model._base_manager.bulk_create(rows, batch_size=2_000)
            rows.clear()

    def finish(self) -> None:
        """Write the rest, and let the database count on from there."""
        self.write()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), list(self.ids)):
                cursor.execute(statement)


def named(row: Row, attname: str, value: object, ids: StandIns) -> object:
    """Return a value in which plain numbers that name rows name the new ones."""
    if attname == "actor_id":
        return ids.get((Person, value), value)
    if attname == "subject_id":
        return ids.get((NAMED.get(row.subject_kind), value), value)
    if attname == "detail":
        return {name: ids.get((NAMED.get(name), told), told) for name, told in value.items()}
    return value


def slug(number: int) -> str:
    stirred = mixed(number, 11)
    letters = []
    for _ in range(SLUG_LENGTH):
        stirred, letter = divmod(stirred, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)
