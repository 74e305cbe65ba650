"""With unseen words in the house, every page of everybody else is the same, byte for byte."""

from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest

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
)
from tests.canary.test_nothing_unseen_gets_out import OTHERS, Visits, visitor_named
from tests.canary.walk import Visitor, comparable, walk

# What pages say about waiting comes from real decisions, coarsely; a handful more changes nothing.
DECISIONS_THAT_SETTLE_THE_USUAL_WAIT = 8
Answer = tuple[int, bytes, bytes]  # status, headers, body

__all__ = ["visitor_named"]


# A manager sees how far the ledger is sealed, which counts lines; they are no member or visitor.
@pytest.mark.parametrize("who", [who for who in OTHERS if who != "max"])
def test_every_answer_to_others_is_the_same(
    place: Place,
    amira: Person,
    dee: Person,
    mo: Person,
    at: datetime,
    visitor_named: Visits,
    who: str,
) -> None:
    planted = Planted()
    scene = Scene(place, author=amira, other=dee, moderator=mo, at=at)
    thread = plant_seen(scene, planted)
    for _post in range(DECISIONS_THAT_SETTLE_THE_USUAL_WAIT):
        scene.shown_post(dee, "A plain day.")
    pages = list(addresses())
    visitor = visitor_named(who)
    before = snapshot(visitor, pages)

    plant_waiting(scene, planted, thread)
    plant_decided(scene, planted, thread)
    plant_undone(scene, planted)
    plant_drafts_and_flags(scene, planted, thread)
    after = snapshot(visitor, pages)

    assert before.keys() == after.keys()
    told = [(path, what_differs(before[path], after[path])) for path in before]
    assert [(path, lines) for path, lines in told if lines] == []


def snapshot(visitor: Visitor, pages: Sequence[Address]) -> dict[str, Answer]:
    """Return what comes back from each page just now."""
    return {page.path: comparable(response) for page, response in walk(visitor, pages)}


def what_differs(before: Answer, after: Answer) -> list[bytes]:
    """Return the lines that tell two answers apart, for whoever has to mend it."""
    lines = [
        b"\n".join([str(status).encode(), heads, body]).splitlines()
        for status, heads, body in (before, after)
    ]
    return [
        line for pair in zip_longest(*lines, fillvalue=b"") if pair[0] != pair[1] for line in pair
    ]
