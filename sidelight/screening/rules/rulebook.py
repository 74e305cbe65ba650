"""Rules in plain words: what each looks for, what it must not mistake, and why it matters."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sidelight.screening.rules.folding import Folded, fold, folded_words
from sidelight.screening.rules.phrases import Telltale, compile_phrases, telltale
from sidelight.screening.rules.verdict import Axis, Item, Signal, Span, Tier

Named = tuple[str, Telltale]


@dataclass(frozen=True)
class Rule:
    """One entry of the rulebook, with its own examples, which are its tests."""

    code: str
    axis: Axis
    tier: Tier
    why: str
    phrases: re.Pattern[str]
    means_something_else: re.Pattern[str] | None
    """Longer phrases in which the words mean something else, such as a figure of speech."""
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]
    telltales: tuple[Telltale, ...]

    def places(self, folded: Folded) -> tuple[Span, ...]:
        """Return where in the typed text this rule's phrases stand and mean what they say."""
        found = [match.span() for match in self.phrases.finditer(folded.text)]
        if found and self.means_something_else:
            others = [match.span() for match in self.means_something_else.finditer(folded.text)]
            found = [span for span in found if not any(_overlap(span, other) for other in others)]
        return tuple(folded.typed(start, end) for start, end in found)


@dataclass(frozen=True)
class Rulebook:
    version: str
    rules: tuple[Rule, ...]

    def that_could_hold(self, words: frozenset[str]) -> set[str]:
        """Return the codes of the rules of which all telltale words of a phrase are there."""
        whole, beginnings, all_beginnings = self._by_rarest_word
        near = [one for word in words & whole.keys() for one in whole[word]]
        for word in words:
            if word.startswith(all_beginnings):
                near += [one for begins, one in beginnings if word.startswith(begins)]
        return {code for code, phrase in near if phrase.is_in(words)}

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Return the codes of the rules that tell what sort of text something is."""
        return frozenset(rule.code for rule in self.rules if rule.axis == Axis.KIND)

    @cached_property
    def _by_rarest_word(
        self,
    ) -> tuple[Mapping[str, Sequence[Named]], Sequence[tuple[str, Named]], tuple[str, ...]]:
        whole: dict[str, list[Named]] = {}
        beginnings: list[tuple[str, Named]] = []
        for rule in self.rules:
            for phrase in rule.telltales:
                rarest = phrase.parts[0]
                for word in rarest.whole:
                    whole.setdefault(word, []).append((rule.code, phrase))
                beginnings += [(begins, (rule.code, phrase)) for begins in rarest.beginnings]
        return whole, beginnings, tuple(begins for begins, _ in beginnings)


@dataclass(frozen=True)
class RuleScreener:
    """A screener that knows nothing but its rulebook."""

    rulebook: Rulebook
    name: str = "rules"

    @property
    def version(self) -> str:
        return self.rulebook.version

    def screen(self, item: Item) -> Sequence[Signal]:
        """Return a signal for each rule that holds, in the order of the rulebook.

        Only rules whose words stand in the text read it: a live room cannot wait for all of them.
        """
        words = frozenset(folded_words(item.text))
        could_hold = self.rulebook.that_could_hold(words)
        if not could_hold:
            return []
        folded = fold(item.text)
        return [
            Signal(rule.code, rule.axis, rule.tier, spans, rule.why, self.name, self.version)
            for rule in self.rulebook.rules
            if rule.code in could_hold and (spans := rule.places(folded))
        ]


def read_rulebook(toml: str) -> Rulebook:
    """Return the rulebook written in this TOML. Raises ValueError for a mistake in it."""
    book = tomllib.loads(toml)
    rules = tuple(_rule(entry) for entry in book.get("rule", ()))
    if len({rule.code for rule in rules}) != len(rules):
        raise ValueError("two rules have the same id")
    return Rulebook(version=str(book.get("version", "")), rules=rules)


def _rule(entry: Mapping[str, Any]) -> Rule:  # Any: a table as TOML reads it, checked below
    wrong = (set(entry) ^ KEYS) - {"means_something_else"}
    if wrong:
        raise ValueError(f"rule {entry.get('id')} lacks or does not know: {sorted(wrong)}")
    others = entry.get("means_something_else")
    return Rule(
        code=entry["id"],
        axis=Axis(entry["axis"]),
        tier=Tier(entry["tier"]),
        why=entry["why"],
        phrases=compile_phrases(entry["phrases"]),
        means_something_else=compile_phrases(others) if others else None,
        examples=tuple(entry["examples"]),
        not_examples=tuple(entry["not_examples"]),
        telltales=tuple(map(telltale, entry["phrases"])),
    )


KEYS = frozenset(
    {"id", "axis", "tier", "why", "phrases", "means_something_else", "examples", "not_examples"}
)


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
