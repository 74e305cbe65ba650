"""What more rooms, and more people in a room, cost: it has to grow in a straight line."""

from bench.report import Table
from bench.rooms_figures import ROOMS, WIDE
from bench.rooms_row import Asked
from bench.rooms_stage import PEOPLE, Stage, stage

RATE = 300.0
MORE_ROOMS = (50, 100, 250, 500, WIDE)
MORE_PEOPLE = (3, 5, 7, 9, PEOPLE)
HEADS = (
    "connections", "memory MiB", "KiB a connection", "came: processor ms each",
    f"{RATE:.0f} a second: processor ms a message", "us a delivery", "p50 ms", "p99 ms", "lost",
)  # fmt: skip


def curves(asked: Asked) -> list[Table]:
    return [by_rooms(asked), by_people(asked)]


def by_rooms(asked: Asked) -> Table:
    """More and more rooms of eleven."""
    rows = []
    with stage(WIDE) as on:
        empty, before = on.server.memory_mb(), 0
        for rooms in MORE_ROOMS:
            spent = on.server.cpu()
            on.come(before, rooms)
            spent = (on.server.cpu() - spent) / ((rooms - before) * PEOPLE) * 1000
            rows.append([f"{rooms:,}", *row(on, rooms * PEOPLE, empty, spent, asked.seconds)])
            before = rooms
    return Table(f"Growth: rooms of {PEOPLE}, one run of each", ["rooms", *HEADS], rows)


def by_people(asked: Asked) -> Table:
    """More and more people in as many rooms; leaders first."""
    rows = []
    with stage(ROOMS) as on:
        empty, before = on.server.memory_mb(), 0
        for people in MORE_PEOPLE:
            spent = on.server.cpu()
            on.come(0, ROOMS, seats={"first": before, "last": people})
            spent = (on.server.cpu() - spent) / ((people - before) * ROOMS) * 1000
            found = row(on, ROOMS * people, empty, spent, asked.seconds)
            rows.append([str(people), *found])
            before = people
    return Table(f"Growth: people in {ROOMS} rooms, one run of each", ["in a room", *HEADS], rows)


def row(on: Stage, connections: int, empty: float, came: float, seconds: float) -> list[str]:
    memory = on.server.memory_mb() - empty
    found = on.talk(RATE, seconds)
    each = found["delivered"]["count"] / max(found["said"], 1) or 1
    return [
        f"{connections:,}", f"{memory:.0f}", f"{memory / connections * 1024:.1f}", f"{came:.1f}",
        f"{found['cpu_ms']:.2f}", f"{found['cpu_ms'] / each * 1000:.0f}",
        f"{found['delivered']['p50']:.1f}", f"{found['delivered']['p99']:.0f}", str(found["lost"]),
    ]  # fmt: skip
