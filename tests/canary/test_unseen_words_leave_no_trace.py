"""With unseen words in the house, every page of everybody else is the same, byte for byte."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from itertools import count, zip_longest

import pytest

from sidelight.people.models import Person
from tests.build import Place
from tests.canary.addresses import Address, addresses
from tests.canary.planted import (
    Planted,
    Scene,
    plant_decided,
    plant_drafts_and_flags,
    plant_seen,
    plant_undone,
    plant_waiting,
    plant_worries,
)
from tests.canary.test_nothing_unseen_gets_out import OTHERS, Visits, visitor_named
from tests.canary.walk import Visitor, comparable

# What pages say about waiting comes from real decisions, coarsely; a handful more changes nothing.
DECISIONS_THAT_SETTLE_THE_USUAL_WAIT = 8
Answer = tuple[int, bytes, bytes]  # status, headers, body

__all__ = ["visitor_named"]


@pytest.fixture
def chance(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Call it, and chance begins anew: the same offered names, the same keys for an app."""
    drawn: list[Iterator[int]] = [count()]

    def draw(size: int) -> bytes:
        blocks = (sha256(b"%d" % next(drawn[0])).digest() for _ in range(size // 32 + 1))
        return b"".join(blocks)[:size]

    def begin_anew() -> None:
        drawn[0] = count()
        monkeypatch.setattr("os.urandom", draw)
        monkeypatch.setattr("random._urandom", draw)

    return begin_anew


# A manager sees how far the ledger is sealed, which counts lines; they are no member or visitor.
@pytest.mark.parametrize("who", [who for who in OTHERS if who != "max"])
def test_every_answer_to_others_is_the_same(
    place: Place,
    amira: Person,
    dee: Person,
    mo: Person,
    at: datetime,
    visitor_named: Visits,
    chance: Callable[[], None],
    who: str,
) -> None:
    planted = Planted()
    scene = Scene(place, author=amira, other=dee, moderator=mo, at=at)
    thread = plant_seen(scene, planted)
    for _post in range(DECISIONS_THAT_SETTLE_THE_USUAL_WAIT):
        scene.shown_post(dee, "A plain day.")
    pages = list(addresses())
    visitor = visitor_named(who)
    place.staff("Sol", "safeguarding_lead")  # there before: leaders see who may be second on duty
    before = snapshot(visitor, pages, chance)

    plant_waiting(scene, planted, thread)
    plant_decided(scene, planted, thread)
    plant_undone(scene, planted)
    plant_drafts_and_flags(scene, planted, thread)
    plant_worries(scene, planted)
    after = snapshot(visitor, pages, chance)

    assert before.keys() == after.keys()
    told = [(path, what_differs(before[path], after[path])) for path in before]
    assert [(path, lines) for path, lines in told if lines] == []


def snapshot(
    visitor: Visitor, pages: Sequence[Address], chance: Callable[[], None]
) -> dict[str, Answer]:
    """Return what comes back from each page just now."""
    answers = {}
    visitor.drawn.clear()
    for page in pages:
        chance()
        answers[page.path] = comparable(visitor.ask(page))
    return answers


def what_differs(before: Answer, after: Answer) -> list[bytes]:
    """Return the lines that tell two answers apart, for whoever has to mend it."""
    lines = [
        b"\n".join([str(status).encode(), heads, body]).splitlines()
        for status, heads, body in (before, after)
    ]
    return [
        line for pair in zip_longest(*lines, fillvalue=b"") if pair[0] != pair[1] for line in pair
    ]
