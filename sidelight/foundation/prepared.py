"""Questions whose SQL is written once a process, and asked again and again with other values.

Django writes the SQL of a queryset anew for every page, which takes several times as long as the
database takes to answer. docs/decisions/0009-sql-written-once.md says what keeps this safe.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache, partial, wraps
from typing import Any, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

Row = TypeVar("Row")
Value = int | str | datetime
# A value that no page asks for, another one for each argument; SQL is written with two of each.
STAND_INS: dict[type, Callable[[int], Value]] = {
    int: lambda number: -1_000_000 - number,
    str: lambda number: f"stand-in {number}",
    datetime: lambda number: datetime(1801, 1, 1, microsecond=number, tzinfo=UTC),
}
KEPT = 256


def prepared(ask: Callable[..., QuerySet[Any, Row]]) -> Callable[..., list[Row]]:
    """Wrap a function that returns rows of `values_list`: its SQL is kept for the next call.

    What comes by place is a value (number, text, instant): the function may compare columns with
    it and nothing else. What comes by name may change the SQL, so each has an SQL of its own.
    Whenever it is not plain where a value stands in the SQL, Django writes it as ever.
    """

    @lru_cache(KEPT)
    def question(
        kinds: tuple[type, ...], shape: frozenset[tuple[str, Hashable]]
    ) -> Question | None:
        return written_once(partial(ask, **dict(shape)), kinds)

    @wraps(ask)
    def answered(*values: Value, **shape: Hashable) -> list[Row]:
        known = question(tuple(map(type, values)), frozenset(shape.items()))
        if known is None:
            return list(ask(*values, **shape))
        return cast(list[Row], known.rows(values))  # the very rows that the queryset returns

    return answered


@dataclass(frozen=True)
class Compiled:
    """What Django makes of a queryset. converters: of a column, by its place."""

    sql: str
    parameters: Sequence[object]
    converters: dict[int, tuple[Sequence[Callable[..., object]], object]]


@dataclass(frozen=True)
class Question:
    """SQL with its parameters. places: for each, which value goes there, or None for none."""

    compiled: Compiled
    places: Sequence[int | None]

    def rows(self, values: Sequence[Value]) -> list[tuple[object, ...]]:
        """Ask with these values."""
        said = [as_sent(value) for value in values]
        both = zip(self.compiled.parameters, self.places, strict=True)
        with connection.cursor() as cursor:
            # Any: each database names its own kinds of parameters
            sent: list[Any] = [same if nth is None else said[nth] for same, nth in both]
            cursor.execute(self.compiled.sql, sent)
            rows = cursor.fetchall()
        return [self.converted(row) for row in rows] if self.compiled.converters else rows

    def converted(self, row: Sequence[object]) -> tuple[object, ...]:
        made = list(row)
        for place, (converters, expression) in self.compiled.converters.items():
            for convert in converters:
                made[place] = convert(made[place], expression, connection)
        return tuple(made)


def written_once(
    ask: Callable[..., QuerySet[Any, Any]], kinds: Sequence[type]
) -> Question | None:  # Any: as the caller's
    """Write the SQL for two sets of stand-ins; None unless they differ just where values stand."""
    if not set(kinds) <= set(STAND_INS):
        return None
    first, second = (
        [STAND_INS[kind](turn * len(kinds) + nth) for nth, kind in enumerate(kinds)]
        for turn in (1, 2)
    )
    try:
        one, other = compiled(ask(*first)), compiled(ask(*second))
    except EmptyResultSet:
        return None
    if one.sql != other.sql or len(one.parameters) != len(other.parameters):
        return None
    sent = [(as_sent(a), as_sent(b)) for a, b in zip(first, second, strict=True)]
    pairs = list(zip(one.parameters, other.parameters, strict=True))
    places = [sent.index(pair) if pair in sent else None for pair in pairs]
    stays = [a == b for a, b in pairs]
    all_stand = set(places) >= set(range(len(kinds)))
    nothing_else = all(same == (nth is None) for same, nth in zip(stays, places, strict=True))
    return Question(one, places) if all_stand and nothing_else else None


def compiled(rows: QuerySet[Any, Any]) -> Compiled:  # Any: as the caller's
    """Return what Django makes of a queryset of `values_list`. Raises EmptyResultSet."""
    compiler = rows.query.get_compiler(using=rows.db)
    sql, parameters = compiler.as_sql()
    columns = [column for column, *_ in (compiler.select or [])[: compiler.col_count]]
    return Compiled(sql, parameters, compiler.get_converters(columns))


def as_sent(value: Value) -> object:
    """Return a value as Django sends it to this database."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
