"""Pure parts of screening: what it says, how it folds text, how its rules are written."""

from sidelight.screening.rules.rulebook import Rule, Rulebook, RuleScreener, read_rulebook
from sidelight.screening.rules.verdict import Axis, Item, Screener, Signal, Span, Tier, Verdict

__all__ = [
    "Axis",
    "Item",
    "Rule",
    "RuleScreener",
    "Rulebook",
    "Screener",
    "Signal",
    "Span",
    "Tier",
    "Verdict",
    "read_rulebook",
]
