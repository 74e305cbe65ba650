"""Whoever watches the site sees how it does, on the same machine only, and learns of nobody."""

import re
from pathlib import Path

import pytest
from prometheus_client import generate_latest

from sidelight.live import metrics
from sidelight.live.counts import CODES, Counts, Tally
from sidelight.live.this_machine import NotThisMachine, local_address

PROTOCOL = Path(__file__).resolve().parents[3] / "docs" / "live-protocol.md"
SCALE = PROTOCOL.with_name("operate") / "scale.md"


def told(counts: Counts) -> str:
    return generate_latest(metrics.registry_of(counts)).decode()


def test_it_tells_what_was_counted() -> None:
    counts = Counts(rooms_open=3, rooms_covered=2, rooms_uncovered=1, held=4, connections=33)
    counts.reconnects += 5
    counts.note_refusal("too_fast")
    counts.note_batch(7, 0.004)
    counts.delivery_seconds.note(0.03)

    lines = told(counts).splitlines()

    assert {
        "sidelight_rooms_open 3.0",
        'sidelight_rooms{cover="covered"} 2.0',
        'sidelight_rooms{cover="uncovered"} 1.0',
        "sidelight_held_messages 4.0",
        "sidelight_connections 33.0",
        "sidelight_reconnects_total 5.0",
        'sidelight_refused_total{code="too_fast"} 1.0',
        'sidelight_writer_batch_messages_bucket{le="8.0"} 1.0',
        'sidelight_writer_commit_seconds_bucket{le="0.002"} 0.0',
        'sidelight_writer_commit_seconds_bucket{le="0.005"} 1.0',
        "sidelight_delivery_seconds_sum 0.03",
        "sidelight_delivery_seconds_count 1.0",
    } <= set(lines)


def test_a_bound_counts_everything_up_to_it() -> None:
    tally = Tally((1, 2))

    for value in (1, 1.5, 2, 9):
        tally.note(value)

    assert tally.found == [1, 2, 1]
    assert tally.total == 13.5


@pytest.mark.parametrize("word", ["Amira", "amira", "8f14e45f-ceea-4672", "10.0.0.7"])
def test_only_a_code_of_the_protocol_is_ever_a_label(word: str) -> None:
    counts = Counts()
    counts.note_refusal("busy")

    counts.note_refusal(word)

    assert 'code="busy"' in told(counts)
    assert word not in told(counts)
    assert 'sidelight_refused_total{code="other"} 1.0' in told(counts)


def test_the_codes_are_those_of_the_protocol() -> None:
    _, _, after = PROTOCOL.read_text(encoding="utf-8").partition("## Codes of a refusal")
    listed, _, _ = after.partition("A socket is closed")

    assert set(re.findall(r"`(\w+)`", listed)) == CODES


def test_every_number_has_a_line_for_the_operator() -> None:
    names = set(re.findall(r"^# TYPE (sidelight_\w+)", told(Counts()), re.MULTILINE))

    assert {name for name in names if f"`{name}`" not in SCALE.read_text("utf-8")} == set()


@pytest.mark.parametrize(
    "address",
    ["0.0.0.0:9464", "192.0.2.7:9464", "[::]:9464", ":9464", "127.0.0.1", "127.0.0.1:0",
     "127.0.0.1:65536", "there.example:9464", "nonsense"],
)  # fmt: skip
def test_another_machine_is_refused_before_anything_listens(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[object] = []
    monkeypatch.setattr(metrics, "start_http_server", lambda *what, **how: served.append(what))
    metrics.serve_metrics("127.0.0.1:9464")
    assert len(served) == 1

    with pytest.raises(NotThisMachine):
        metrics.serve_metrics(address)

    assert len(served) == 1


def test_this_machine_is_let_be() -> None:
    assert local_address("127.0.0.1:9464") == ("127.0.0.1", 9464)
    assert local_address("[::1]:9464") == ("::1", 9464)


def test_each_worker_takes_the_next_port(monkeypatch: pytest.MonkeyPatch) -> None:
    ports: list[int] = []
    monkeypatch.setattr(metrics, "start_http_server", lambda port, **how: ports.append(port))

    for worker in (1, 2, 3):
        metrics.serve_metrics("127.0.0.1:9464", worker=worker)
    metrics.serve_metrics("")

    assert ports == [9464, 9465, 9466]


def test_a_port_that_is_taken_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def taken(*what: object, **how: object) -> None:
        raise OSError

    monkeypatch.setattr(metrics, "start_http_server", taken)

    metrics.serve_metrics("127.0.0.1:9464")
