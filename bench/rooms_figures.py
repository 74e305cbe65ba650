"""The figures of rooms: how much, how soon, how little it costs, and back after a cut."""

from typing import Any

from bench.programs import Peer, crowd, ejabberd, limit
from bench.rooms_row import BUSY, Asked, Row, faults, middle
from bench.rooms_stage import PEOPLE, Stage, invented, stage

ROOMS = 50
WIDE = 1_000
SLOWEST_MS = 200.0
EACH_ONCE_IN = 10.0  # seconds
FIRST_RATE, STEP, HALVINGS = 400.0, 1.6, 2
TOP_RATE = 60_000.0
STORM_RATE = 500.0


def climb(on: Stage, seconds: float, first: float = FIRST_RATE) -> dict[str, Any]:
    """Say more and more a second; return the last step that everybody heard soon enough."""
    best: dict[str, Any] | None = None
    low, high, bound = 0.0, first, False
    while high < TOP_RATE:
        found = step(on, high, seconds)
        if not is_fine(found, high):
            bound = found["busy"] > BUSY
            break
        best, low, high = found, high, high * STEP
    for _ in range(HALVINGS):
        between = (low * high) ** 0.5 if low else high / 2
        found = step(on, between, seconds)
        if is_fine(found, between):
            best, low = found, between
        else:
            high = between
    return {**(best or found), "rate": best["a_second"] if best else 0.0, "bound": bound}


def step(on: Stage, rate: float, seconds: float) -> dict[str, Any]:
    """Measure one rate; a second time when the first was slow: a disk may have slept."""
    found = on.talk(rate, seconds)
    return found if is_fine(found, rate) else on.talk(rate, seconds)


def is_fine(found: dict[str, Any], rate: float) -> bool:
    whole = not (found["lost"] or found["unanswered"] or found["refused"])
    return bool(
        whole and found["delivered"]["p99"] < SLOWEST_MS and found["a_second"] > 0.95 * rate
    )


def limits_of_peers(asked: Asked) -> list[Row]:
    """Measure the C limit and ejabberd, where they are there, with the same rooms and words."""
    rows = []
    for name, starts, tongue, first in (
        ("C limit", limit, "sidelight", FIRST_RATE * 4), ("ejabberd", ejabberd, "xmpp", 60.0),
    ):  # fmt: skip
        with starts() as peer:
            if peer is None:
                rows.append(Row(f"{name}: messages a second", None))
                continue
            rows += peer_rows(name, peer, tongue, first, asked)
    return rows


def peer_rows(name: str, peer: Peer, tongue: str, first: float, asked: Asked) -> list[Row]:
    with crowd() as people:
        on = Stage(peer, people, invented(ROOMS), ROOMS, tongue)
        on.come()
        light = [on.talk(light_rate(ROOMS), asked.seconds) for _ in range(asked.runs)]
        most = [climb(on, asked.seconds, first) for _ in range(asked.runs)]
    asked.found[name] = middle(most, "rate")
    asked.found[f"{name} light"] = middle(light, "delivered", "p50")
    return [
        Row(f"{name}: messages a second", asked.found[name], beside=beside(most)),
        Row(f"{name}: light load, p50", asked.found[f"{name} light"], unit=" ms",
            beside=beside(light)),
    ]  # fmt: skip


def beside(found: list[dict[str, Any]]) -> str:
    return (
        f"p99 {middle(found, 'delivered', 'p99'):.0f} ms; "
        f"{middle(found, 'cpu_ms'):.2f} ms of processor a message; {faults(found)}"
    )


def light_rate(rooms: int) -> float:
    return rooms * PEOPLE / EACH_ONCE_IN


def light_and_most(asked: Asked) -> list[Row]:
    """Fifty rooms: each person once in ten seconds, and as much as goes."""
    with stage(ROOMS) as on:
        on.come()
        light = [on.talk(light_rate(ROOMS), asked.seconds) for _ in range(asked.runs)]
        most = [climb(on, asked.seconds) for _ in range(asked.runs)]
    rate = asked.found["most"] = middle(most, "rate")
    c_light = asked.found.get("C limit light")
    p50 = middle(light, "delivered", "p50")
    return [
        Row(f"messages a second, {ROOMS} rooms x {PEOPLE}", rate, 5_000, 9_000, is_least=True,
            beside=beside(most)),
        Row("the same, of the C limit", share(rate, asked.found.get("C limit")), 0.25,
            is_least=True),
        Row("the same, in ejabberds", share(rate, asked.found.get("ejabberd")), 10, is_least=True),
        Row("light load, p50 of delivery", p50, unit=" ms",
            beside=f"p99 {middle(light, 'delivered', 'p99'):.0f} ms; "
            f"acknowledged after {middle(light, 'answered', 'p50'):.1f} ms; {faults(light)}"),
        Row("the same, in C limits", share(p50, c_light), 1.8, 1.4),
        Row("light load, processor a message", middle(light, "cpu_ms"), 1.5, 1, unit=" ms"),
    ]  # fmt: skip


def share(ours: float, theirs: float | None) -> float | None:
    return ours / theirs if theirs else None


def idle_and_wide(asked: Asked) -> list[Row]:
    """A thousand rooms: what they cost when nobody speaks, and when everybody does now and then."""
    with stage(WIDE) as on:
        empty = on.server.memory_mb()
        came = on.come()
        full = on.server.memory_mb()
        found = [on.talk(light_rate(WIDE), asked.seconds) for _ in range(asked.runs)]
        cuts = [cut_once(on, 5_000, asked) for _ in range(min(asked.runs, 3))]
    people = WIDE * PEOPLE
    return [
        Row("memory for 1,000 idle connections", (full - empty) / people * 1000, 25, 20,
            unit=" MiB", beside=f"{people:,} came in {came['seconds']:.0f} s"),
        Row(f"{WIDE:,} rooms x {PEOPLE}, p99 of delivery", middle(found, "delivered", "p99"),
            150, 60, unit=" ms", beside=beside(found)),
        Row("the same, lost", sum(one["lost"] for one in found), 0, 0),
        *cut_rows(5_000, cuts, 8, 4),
    ]  # fmt: skip


def cut(asked: Asked) -> list[Row]:
    """Cut five hundred of fifty rooms at once, while the others talk."""
    with stage(ROOMS) as on:
        on.come()
        found = [cut_once(on, 500, asked) for _ in range(asked.runs)]
    return cut_rows(500, found, 0.5, 0.3)


def cut_once(on: Stage, clients: int, asked: Asked) -> dict[str, Any]:
    return on.crowd.do("cut", clients=clients, rate=STORM_RATE, seconds=max(asked.seconds, 4))


def cut_rows(clients: int, found: list[dict[str, Any]], must: float, aim: float) -> list[Row]:
    wrong = sum(one["lost"] + one["doubled"] + one["missing"] for one in found)
    return [
        Row(f"{clients:,} clients cut at once, all caught up after", middle(found, "back_in"),
            must, aim, unit=" s", beside=faults(found)),
        Row("the same, lost, doubled or not back", wrong, 0, 0),
    ]  # fmt: skip


def holding(asked: Asked) -> list[Row]:
    """Everything waits for a leader, who lets it through over the socket as it comes."""
    with stage(ROOMS) as on:
        on.come(holding="all", releases=True)
        found = [on.talk(STORM_RATE, asked.seconds) for _ in range(asked.runs)]
    return [
        Row(f"hold-all, a leader releases, {STORM_RATE:.0f} a second: p50",
            middle(found, "delivered", "p50"), unit=" ms",
            beside=f"{sum(one['held'] for one in found):,} held; {beside(found)}"),
    ]  # fmt: skip
