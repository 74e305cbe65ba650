"""What is counted, shown to a program on the same machine that watches: Prometheus, or one like it.

Without SIDELIGHT_METRICS nothing listens. It never answers another machine, and tells of nobody.
"""

from collections.abc import Iterator
from itertools import accumulate

import structlog
from prometheus_client import CollectorRegistry, ProcessCollector, start_http_server
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from sidelight.live.counts import Counts, Tally, counts
from sidelight.live.this_machine import local_address

log = structlog.get_logger("sidelight.live")


def serve_metrics(address: str, *, worker: int = 1) -> None:
    """Answer at an address of this machine, such as 127.0.0.1:9464, from a thread; "" is off.

    The second worker takes the next port, and so on. NotThisMachine for any other address. A port
    that is taken is said in the log: rooms matter more than their numbers.
    """
    if not address:
        return
    host, port = local_address(address)
    try:
        start_http_server(port + worker - 1, addr=host, registry=registry_of(counts))
    except OSError as trouble:
        log.warning("metrics_not_served", worker=worker, why=type(trouble).__name__)


def registry_of(shown: Counts) -> CollectorRegistry:
    """Return what is told when somebody asks: these counts, and this process's time and memory."""
    registry = CollectorRegistry()
    registry.register(Shown(shown))
    ProcessCollector(registry=registry)
    return registry


class Shown(Collector):
    """Reads the counts when it is asked."""

    def __init__(self, shown: Counts) -> None:
        self.shown = shown

    def collect(self) -> Iterator[Metric]:
        now = self.shown
        yield gauge("rooms_open", "Open rooms", now.rooms_open)
        cover = GaugeMetricFamily(
            "sidelight_rooms", "Open rooms, with enough staff or without", labels=["cover"]
        )
        cover.add_metric(["covered"], now.rooms_covered)
        cover.add_metric(["uncovered"], now.rooms_uncovered)
        yield cover
        yield gauge("held_messages", "Messages that wait for a leader", now.held)
        yield gauge("connections", "Open connections", now.connections)
        yield gauge("valkey_listening", "1 while Valkey answers", now.listening)
        yield counter("reconnects", "Pages that came back", now.reconnects)
        yield counter("news_dropped", "Wake-ups that were not sent", now.news_dropped)
        refused = CounterMetricFamily("sidelight_refused", "Refusals, by code", labels=["code"])
        for code, times in tuple(now.refused.items()):
            refused.add_metric([code], times)
        yield refused
        yield histogram(
            "delivery_seconds", "From receiving words to handing them on", now.delivery_seconds
        )
        yield histogram("writer_batch_messages", "Messages kept at once", now.batch_size)
        yield histogram("writer_commit_seconds", "Until they were on disk", now.commit_seconds)


def gauge(name: str, says: str, value: float) -> Metric:
    return GaugeMetricFamily(f"sidelight_{name}", says, value=value)


def counter(name: str, says: str, value: float) -> Metric:
    return CounterMetricFamily(f"sidelight_{name}", says, value=value)


def histogram(name: str, says: str, tally: Tally) -> Metric:
    bounds = [*(str(float(bound)) for bound in tally.bounds), "+Inf"]
    buckets = [
        (bound, float(sum_)) for bound, sum_ in zip(bounds, accumulate(tally.found), strict=True)
    ]
    return HistogramMetricFamily(f"sidelight_{name}", says, buckets=buckets, sum_value=tally.total)
