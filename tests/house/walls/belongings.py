"""Each table that leads to a person says how its rows are erased, given and how long they stay."""

from collections.abc import Iterable

from django.db import models

from sidelight.people.models import Person
from sidelight.people.registers import Belonging, Keeping, NotGiven, Stays

Model = type[models.Model]
# Text that a program makes: names of addresses, codes and hashes of one-time links.
NO_WORDS = {"slug", "code", "kind", "hash"}


def unregistered_keys(tables: Iterable[Model], kept: Iterable[Belonging]) -> list[str]:
    """Find keys to a person, in our own tables and in those of libraries, with no entry."""
    known = {(one.model, one.key) for one in kept}
    return [
        f"{table._meta.label}.{field.name} leads to a person and is in no register"
        for table in tables
        for field in keys(table)
        if field.related_model is Person and (table, field.name) not in known
    ]


def forgotten_words(tables: Iterable[Model], kept: Iterable[Belonging]) -> list[str]:
    """Find tables with words that hang on a person's rows, or on what hangs on those."""
    tables, registered = list(tables), {one.model for one in kept}
    owned = {Person, *(table for table in tables if leads_to(table, {Person}))}
    while more := {table for table in tables if leads_to(table, owned)} - owned:
        owned |= more
    return [
        f"{table._meta.label} holds words of a person and is in no register"
        for table in owned - registered - {Person}
        if has_words(table)
    ]


def half_said(kept: Iterable[Belonging]) -> list[str]:
    """Find entries that leave out what becomes of the rows, or why."""
    wrong = []
    for one in kept:
        where = f"{one.model._meta.label}.{one.key}"
        if not (callable(one.erase) or (isinstance(one.erase, Stays) and str(one.erase.why))):
            wrong.append(f"{where}: how is it erased, or why does it stay?")
        if not (callable(one.export) or (isinstance(one.export, NotGiven) and str(one.export.why))):
            wrong.append(f"{where}: how is it given, or why not?")
        if not is_said(one.keeping):
            wrong.append(f"{where}: what is kept, by whom, until when, why?")
    return wrong


def is_said(keeping: Keeping) -> bool:
    """Whether a retention class has all its words."""
    words = (keeping.code, keeping.what, keeping.by, keeping.until, keeping.why)
    return all(str(word) for word in words)


def leads_to(table: Model, others: set[Model]) -> bool:
    return any(field.related_model in others for field in keys(table))


def keys(table: Model) -> list[models.ForeignKey[object, object]]:
    return [field for field in table._meta.local_fields if field.remote_field]


def has_words(table: Model) -> bool:
    kinds = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    return any(
        isinstance(field, kinds) and not field.choices and field.name not in NO_WORDS
        for field in table._meta.local_fields
        if not (field.primary_key or field.remote_field)
    )
