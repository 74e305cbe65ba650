"""Adding lines."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db import connection

from sidelight.ledger.errors import WordsInLedger
from sidelight.ledger.models import Act, Line
from sidelight.ledger.rules.codes import Code, is_code, may_stand_in_a_line, names_of_words

NOTHING_MORE: Mapping[str, Code] = MappingProxyType({})


class NewLine(NamedTuple):
    """A line as it is to be written; `record` says what is what."""

    act: Act
    actor_id: int | None
    subject: tuple[str, int | None]
    at: datetime
    detail: Mapping[str, Code] = NOTHING_MORE


def record(
    act: Act,
    *,
    actor_id: int | None,
    subject: tuple[str, int | None],
    at: datetime,
    detail: Mapping[str, Code] = NOTHING_MORE,
) -> Line:
    """Write one line. Call it in the transaction of what it tells of, so both happen or neither.

    subject: kind (a code) and id. actor_id: None when the program itself acted.
    WordsInLedger when the kind or anything in detail is neither an id nor a code; the error names
    the place and not the words, because errors are logged.
    """
    _must_hold_no_words(NewLine(act, actor_id, subject, at, detail))
    kind, subject_id = subject
    return Line.objects.create(
        at=at,
        act=act,
        actor_id=actor_id,
        subject_kind=kind,
        subject_id=subject_id,
        detail=dict(detail),
    )


def record_all(lines: Sequence[NewLine]) -> None:
    """Write many lines of the same moment, with SQL of our own: a message in a room waits for it.

    Raises WordsInLedger, as `record` does; then none is written.
    """
    rows: list[Any] = [_row_of(one) for one in lines]  # Any: each database names its own kinds
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(NEW_LINES, rows)


COLUMNS = ("act", "actor_id", "subject_kind", "subject_id", "at", "detail")
NEW_LINES = (
    f"INSERT INTO ledger_line ({', '.join(COLUMNS)})"  # noqa: S608  # names of our own columns
    f" VALUES ({', '.join(['%s'] * len(COLUMNS))})"
)


def _row_of(new: NewLine) -> tuple[object, ...]:
    _must_hold_no_words(new)
    at = connection.ops.adapt_datetimefield_value(new.at)
    return (new.act.value, new.actor_id, *new.subject, at, json.dumps(dict(new.detail)))


def _must_hold_no_words(new: NewLine) -> None:
    kind, subject_id = new.subject
    wrong = names_of_words(new.detail)
    if not is_code(kind) or not may_stand_in_a_line(subject_id):
        wrong.append("subject")
    if wrong:
        raise WordsInLedger(f"{new.act.value}: {', '.join(wrong)}")
