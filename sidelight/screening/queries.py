"""The one question higher apps ask: how soon should somebody look at this?"""

import logging
import time
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path

from sidelight.screening.rules import (
    Axis,
    Item,
    RuleScreener,
    Screener,
    Signal,
    Tier,
    Verdict,
    read_rulebook,
)
from sidelight.screening.rules.folding import folded_words
from sidelight.screening.rules.links import LinkList, listed_in, may_hold_a_link

logger = logging.getLogger(__name__)

RULEBOOK = Path(__file__).parent / "rulebook.toml"
BUDGET = timedelta(milliseconds=100)
# Asked for only where a text may hold a link; it may raise anything, and the text then ranks up.
Links = Callable[[], LinkList]


def look(
    item: Item,
    *,
    screener: Screener | None = None,
    links: Links = LinkList,
    budget: timedelta = BUDGET,
    seconds: Callable[[], float] = time.thread_time,
) -> Verdict:
    """Return how soon somebody should look, and why; called outside any transaction.

    Anything that fails or takes longer than the budget ranks the item up, unscreened: what is not
    known to be calm is looked at today. `seconds` is this thread's own working time, so that a
    busy machine does not look like a slow screener. links: where the list of harmful links is.
    """
    try:
        reads = screener or shipped_screener()  # loading its rules is not part of the look
        started = seconds()
        verdict = look_with(reads, item, links)
    except Exception as failure:  # noqa: BLE001  # whatever it is, a person looks sooner
        logger.warning("screening failed: %s", type(failure).__name__)
        return Verdict.unscreened()
    if seconds() - started > budget.total_seconds():
        logger.warning("screening took longer than its budget")
        return Verdict.unscreened()
    return verdict


def glance(item: Item, *, budget: timedelta, links: Links = LinkList) -> Verdict:
    """Return the verdict where people wait for it: most texts hold no telltale word of any rule.

    Those are done in a few microseconds. All others, and all that fails, go through `look`. What
    only tells what sort of text it is does not make anybody wait.
    """
    try:
        words = frozenset(folded_words(item.text))
        book = shipped_screener().rulebook
        calm = not book.that_could_hold(words) - book.kinds
        if calm and not (may_hold_a_link(item.text) and links().may_be_in(item.text)):
            return CALM
    except Exception as failure:  # noqa: BLE001  # look finds it again, and ranks the item up
        logger.warning("glance failed: %s", type(failure).__name__)
    # The clock on the wall: asking for this thread's own time takes longer than most looks.
    return look(item, links=links, budget=budget, seconds=time.perf_counter)


CALM = Verdict(tier=Tier.ROUTINE)


def look_with(screener: Screener, item: Item, links: Links = LinkList) -> Verdict:
    """Return the verdict of one screener and the list; the most urgent signal sets the tier."""
    signals = (*screener.screen(item), *listed_links(item, links))
    # The highest, never a sum or an average: kind words must not talk a danger down.
    tier = max((signal.tier for signal in signals), default=Tier.ROUTINE)
    return Verdict(tier=tier, signals=signals)


def listed_links(item: Item, links: Links) -> list[Signal]:
    """Return a signal when a text leads to a site that the team has found to do harm."""
    if not may_hold_a_link(item.text):
        return []
    listed = links()
    spans = listed_in(item.text, listed) if listed.may_be_in(item.text) else ()
    if not spans:
        return []
    why = "Leads to a site on the list of harmful links."
    return [Signal(LISTED, Axis.HARM, Tier.TODAY, spans, why, "links", listed.version)]


LISTED = "harmful-link"


@cache
def shipped_screener() -> RuleScreener:
    """Return the screener for the rulebook that comes with the program."""
    return RuleScreener(read_rulebook(RULEBOOK.read_text(encoding="utf-8")))
