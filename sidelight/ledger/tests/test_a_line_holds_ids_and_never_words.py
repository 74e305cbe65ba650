from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sidelight.ledger.actions import NewLine, record, record_all
from sidelight.ledger.errors import WordsInLedger
from sidelight.ledger.models import Act, Line
from sidelight.ledger.queries.chain import facts_of
from sidelight.ledger.rules.codes import is_code, may_stand_in_a_line, names_of_words

pytestmark = pytest.mark.data


def test_a_line_keeps_who_did_what_to_what_and_when(db: None, at: datetime) -> None:
    line = record(
        Act.ROLE_GRANTED,
        actor_id=3,
        subject=("person", 12),
        at=at,
        detail={"role": "moderator", "grant": 5, "first": True, "until": None},
    )

    kept = Line.objects.get(pk=line.pk)
    assert (kept.act, kept.actor_id, kept.at) == (Act.ROLE_GRANTED, 3, at)
    assert (kept.subject_kind, kept.subject_id) == ("person", 12)
    assert kept.detail == {"role": "moderator", "grant": 5, "first": True, "until": None}


def test_many_lines_of_a_moment_are_kept_as_single_ones_are(db: None, at: datetime) -> None:
    told = {"role": "moderator", "grant": 5, "first": True, "until": None}
    line = record(Act.AGREED, actor_id=None, subject=("person", None), at=at, detail=told)

    record_all([NewLine(Act.AGREED, None, ("person", None), at, told)] * 2)

    kept = Line.objects.exclude(pk=line.pk)
    assert [facts_of(one) for one in kept] == [replace(facts_of(line), id=one.pk) for one in kept]
    assert kept.count() == 2


def test_words_among_many_lines_keep_all_of_them_out(db: None, at: datetime) -> None:
    fits = NewLine(Act.AGREED, 1, ("person", 1), at)

    with pytest.raises(WordsInLedger):
        record_all([fits, fits._replace(detail={"note": "a hard week"})])

    record_all([])
    assert not Line.objects.exists()


@pytest.mark.parametrize("words", ["a hard week", "Amira", "école", "x" * 41, "code\n", ""])
def test_words_are_refused_and_not_repeated_in_the_error(
    db: None, at: datetime, words: str
) -> None:
    with pytest.raises(WordsInLedger) as refusal:
        record(Act.DECIDED, actor_id=1, subject=("submission", 1), at=at, detail={"note": words})

    assert str(refusal.value) == "decided: note"
    assert not Line.objects.exists()


@pytest.mark.parametrize("value", [1.5, ["code"], {"code": 1}, 2**63])
def test_what_is_neither_id_nor_code_is_refused(db: None, at: datetime, value: object) -> None:
    with pytest.raises(WordsInLedger):
        record(
            Act.DECIDED,
            actor_id=1,
            subject=("submission", 1),
            at=at,
            detail={"value": value},  # type: ignore[dict-item]  # what a careless caller might do
        )


def test_words_as_a_key_or_a_kind_are_refused_too(db: None, at: datetime) -> None:
    for subject, detail in [(("a person", 1), {}), (("person", 1), {"two words": 1})]:
        with pytest.raises(WordsInLedger) as refusal:
            record(Act.FLAGGED, actor_id=1, subject=subject, at=at, detail=detail)
        assert "two words" not in str(refusal.value)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.text(max_size=60))
def test_nothing_with_a_space_a_capital_or_a_line_break_is_a_code(text: str) -> None:
    odd = any(c.isspace() or c.isupper() or not c.isascii() for c in text)

    assert not (is_code(text) and (odd or len(text) > 40 or not text))


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.dictionaries(st.text(max_size=8), st.integers() | st.text(max_size=50) | st.floats()))
def test_a_detail_is_accepted_only_when_every_part_of_it_is(detail: dict[str, object]) -> None:
    every_part = all(is_code(key) and may_stand_in_a_line(v) for key, v in detail.items())

    assert (names_of_words(detail) == []) == every_part
