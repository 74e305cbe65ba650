"""Adding a line."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from sidelight.ledger.errors import WordsInLedger
from sidelight.ledger.models import Act, Line
from sidelight.ledger.rules.codes import Code, is_code, may_stand_in_a_line, names_of_words

NOTHING_MORE: Mapping[str, Code] = MappingProxyType({})


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
    kind, subject_id = subject
    wrong = names_of_words(detail)
    if not is_code(kind) or not may_stand_in_a_line(subject_id):
        wrong.append("subject")
    if wrong:
        raise WordsInLedger(f"{act.value}: {', '.join(wrong)}")
    return Line.objects.create(
        at=at,
        act=act,
        actor_id=actor_id,
        subject_kind=kind,
        subject_id=subject_id,
        detail=dict(detail),
    )
