"""The card: the few numbers that somebody keeps in a pocket, on paper or on a phone."""

from collections.abc import Sequence
from dataclasses import replace

from sidelight.design.registers import HelpLine
from sidelight.directory.queries.lines import entries_to_show
from sidelight.directory.queries.words import line_of
from sidelight.directory.rules import Where, serves
from sidelight.foundation import clock

MOST_ON_A_CARD = 6


def card_lines(visitor: Where | None = None) -> Sequence[HelpLine]:
    """Return what stands on the card for a place: the first six, and never whether they are open.

    A card is read tomorrow as well; what is open now would be wrong by then.
    """
    shown = entries_to_show()
    near = [one for one in shown if serves(one.entry.areas, visitor)] or shown
    at = clock.now()
    return [replace(line_of(one, at), open_now=None) for one in near[:MOST_ON_A_CARD]]
