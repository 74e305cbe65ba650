"""The card: the few numbers that somebody keeps in a pocket, on paper or on a phone."""

from collections.abc import Sequence
from dataclasses import replace

from sidelight.design.registers import HelpLine
from sidelight.directory.queries.lines import entries_to_show, helping
from sidelight.directory.queries.words import line_of
from sidelight.directory.rules import Checked, Where
from sidelight.foundation import clock

MOST_ON_A_CARD = 6


def card_lines(visitor: Where | None = None) -> Sequence[HelpLine]:
    """Return what stands on the card for a place."""
    return card_of(helping(entries_to_show(), visitor))


def card_of(entries: Sequence[Checked]) -> Sequence[HelpLine]:
    """Return the first six, and never whether they are open.

    A card is read tomorrow as well; what is open now would be wrong by then.
    """
    at = clock.now()
    return [replace(line_of(one, at), open_now=None) for one in entries[:MOST_ON_A_CARD]]
