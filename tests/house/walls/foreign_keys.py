"""Foreign keys go down the floors, and always say which table they mean."""

from collections.abc import Iterable, Iterator, Mapping

from django.db import models
from wagtail.models import Page, Task

from tests.house.walls.floors import may_look

Model = type[models.Model]


def upward_keys(tables: Iterable[Model], house: Mapping[str, int]) -> list[str]:
    """Find keys to a table of an app that does not lie lower; Django's own tables lie below all."""
    return [
        f"{field} points up to {target}"
        for table in tables
        for field, target in keys(table)
        if target in house and not may_look(table._meta.app_label, target, dict(house))
    ]


def keys(table: Model) -> Iterator[tuple[models.Field[object, object], str]]:
    for field in (*table._meta.local_fields, *table._meta.local_many_to_many):
        if field.remote_field:
            yield field, app_of(field.remote_field.model)


def app_of(target: Model | str) -> str:
    return target.split(".")[0] if isinstance(target, str) else target._meta.app_label


def generic_keys(tables: Iterable[Model]) -> list[str]:
    """Find keys that mean now this table and now that: no database can guard them."""
    return [
        f"{table._meta.label}.{field.name} is generic"
        for table in tables
        # What Wagtail's own pages and steps bring along stands in tables of theirs.
        if not issubclass(table, (Page, Task))
        for field in table._meta.get_fields(include_hidden=True)
        if type(field).__name__ in {"GenericForeignKey", "GenericRelation"}
        or app_of(field.related_model or "") == "contenttypes"
    ]
