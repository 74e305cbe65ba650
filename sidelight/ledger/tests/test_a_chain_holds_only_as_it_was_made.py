from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from sidelight.ledger.rules.chain import (
    START_HASH,
    ChainFault,
    Fault,
    LineFacts,
    SealFacts,
    first_fault,
    line_bytes,
    link_hash,
)

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
MARKS = "abcdefghijklmnopqrstuvwxyz0123456789_.:-"
codes = st.text(MARKS, min_size=1, max_size=12)
ids = st.integers(-(2**63) + 1, 2**63 - 1)
instants = st.integers(0, 10**15).map(lambda n: datetime(2020, 1, 1, tzinfo=UTC) + n * MICROSECOND)
line_facts = st.builds(
    LineFacts,
    id=st.just(0),
    at=instants,
    act=codes,
    actor_id=st.none() | ids,
    subject_kind=codes,
    subject_id=st.none() | ids,
    detail=st.dictionaries(codes, st.none() | st.booleans() | ids | codes, max_size=4),
)
Chain = list[SealFacts]


def made(lines: list[LineFacts]) -> Chain:
    chain: Chain = []
    previous = START_HASH
    for position, line in enumerate(lines, start=1):
        numbered = replace(line, id=100 + position)
        link = link_hash(previous, position, NOON, numbered)
        chain.append(SealFacts(position, previous, link, NOON, numbered))
        previous = link
    return chain


chains = st.lists(line_facts, min_size=3, max_size=8).map(made)


def fault_in(chain: Chain, count: int) -> ChainFault | None:
    return first_fault(lambda: chain, count)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(chains)
def test_an_untouched_chain_holds(chain: Chain) -> None:
    assert fault_in(chain, len(chain)) is None


CHANGES: list[Callable[[LineFacts], LineFacts]] = [
    lambda line: replace(line, at=line.at + timedelta(microseconds=1)),
    lambda line: replace(line, act=line.act + "x"),
    lambda line: replace(line, actor_id=(line.actor_id or 0) - 1),
    lambda line: replace(line, subject_kind=line.subject_kind + "x"),
    lambda line: replace(line, subject_id=(line.subject_id or 0) - 1),
    lambda line: replace(line, detail={**line.detail, "and": "more"}),
    lambda line: replace(line, id=line.id + 1000),
]


@settings(derandomize=True, deadline=None, max_examples=80)
@given(chains, st.integers(0, 2), st.sampled_from(CHANGES))
def test_any_change_to_any_line_is_found_where_it_is(
    chain: Chain, place: int, change: Callable[[LineFacts], LineFacts]
) -> None:
    touched = chain[place]
    changed = [*chain]
    changed[place] = replace(touched, line=change(touched.line))

    fault = fault_in(changed, len(chain))

    assert fault == ChainFault(Fault.CHANGED, place + 1, changed[place].line.id)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(chains, st.integers(0, 2))
def test_a_link_that_is_gone_is_missed_at_its_place(chain: Chain, place: int) -> None:
    left = chain[:place] + chain[place + 1 :]

    assert fault_in(left, len(chain)) == ChainFault(Fault.MISSING, place + 1)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(chains)
def test_a_gap_closed_by_counting_anew_is_a_break(chain: Chain) -> None:
    closed = [
        replace(seal, position=number)
        for number, seal in enumerate([chain[0], *chain[2:]], start=1)
    ]

    fault = fault_in(closed, len(closed))

    assert fault == ChainFault(Fault.BROKEN, 2, closed[1].line.id)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(chains, st.integers(0, 1))
def test_two_links_that_changed_places_are_called_reordered(chain: Chain, place: int) -> None:
    swapped = [*chain]
    swapped[place] = replace(chain[place + 1], position=place + 1)
    swapped[place + 1] = replace(chain[place], position=place + 2)

    fault = fault_in(swapped, len(chain))

    assert fault == ChainFault(Fault.REORDERED, place + 1, chain[place + 1].line.id)


@settings(derandomize=True, deadline=None, max_examples=40)
@given(chains, st.integers(0, 1))
def test_two_lines_that_changed_seals_are_called_reordered(chain: Chain, place: int) -> None:
    swapped = [*chain]
    swapped[place] = replace(chain[place], line=chain[place + 1].line)
    swapped[place + 1] = replace(chain[place + 1], line=chain[place].line)

    fault = fault_in(swapped, len(chain))

    assert fault == ChainFault(Fault.REORDERED, place + 1, chain[place + 1].line.id)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(line_facts, st.integers(-12, 12))
def test_a_line_is_written_the_same_whatever_the_time_zone_or_the_order(
    line: LineFacts, hours: int
) -> None:
    elsewhere = line.at.astimezone(timezone(timedelta(hours=hours)))
    backwards = dict(reversed(list(line.detail.items())))

    same = replace(line, at=elsewhere, detail=backwards)

    assert line_bytes(same) == line_bytes(line)


def test_the_written_form_never_drifts() -> None:
    """A new version that wrote lines differently would find every old ledger changed."""
    line = LineFacts(1, NOON, "decided", 7, "submission", None, {"b": True, "a": "x"})

    assert line_bytes(line) == (
        b'{"act":"decided","actor_id":7,"at":"2026-03-02T12:00:00.000000+00:00",'
        b'"detail":{"a":"x","b":true},"id":1,"subject_id":null,"subject_kind":"submission"}'
    )
    assert link_hash(START_HASH, 1, NOON, line) == (
        "9a48a2d7ca26c3f4199e70d09fea5d3fac456b3b2d90ad8009abf02daa6e8816"
    )
