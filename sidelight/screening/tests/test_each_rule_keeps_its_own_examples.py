"""The rulebook carries its own tests: what each rule must find, and what it must leave alone."""

import pytest

from sidelight.screening.queries import shipped_screener
from sidelight.screening.rules import Item, Rule, read_rulebook

RULES = shipped_screener().rulebook.rules
EXAMPLES = [(rule, words) for rule in RULES for words in rule.examples]
NOT_EXAMPLES = [(rule, words) for rule in RULES for words in rule.not_examples]

A_RULE = """
version = "7"
[[rule]]
id = "sleep"
axis = "kind"
tier = 1
why = "Speaks of sleep."
phrases = ["cannot sleep"]
examples = ["I cannot sleep"]
not_examples = ["I sleep well"]
"""


def codes(words: str) -> set[str]:
    return {signal.code for signal in shipped_screener().screen(Item(words))}


@pytest.mark.parametrize(("rule", "words"), EXAMPLES, ids=[f"{r.code}: {w}" for r, w in EXAMPLES])
def test_a_rule_finds_its_examples(rule: Rule, words: str) -> None:
    assert rule.code in codes(words)


@pytest.mark.parametrize(
    ("rule", "words"), NOT_EXAMPLES, ids=[f"{r.code}: {w}" for r, w in NOT_EXAMPLES]
)
def test_a_rule_leaves_its_counter_examples_alone(rule: Rule, words: str) -> None:
    assert rule.code not in codes(words)


def test_every_rule_has_both_kinds_of_example_and_a_reason() -> None:
    incomplete = [r.code for r in RULES if not (r.examples and r.not_examples and r.why)]

    assert incomplete == []


def test_reasons_are_sentences() -> None:
    assert [r.code for r in RULES if not (r.why[0].isupper() and r.why.endswith("."))] == []


def test_a_rulebook_is_read_with_its_version() -> None:
    book = read_rulebook(A_RULE)

    assert (book.version, [rule.code for rule in book.rules]) == ("7", ["sleep"])


@pytest.mark.parametrize(
    "broken",
    [
        A_RULE.replace("tier = 1", "tier = 4"),
        A_RULE.replace('axis = "kind"', 'axis = "blame"'),
        A_RULE.replace("cannot sleep", "... sleep", 1),
        A_RULE.replace("cannot sleep", "cannot [sleep]", 1),
        A_RULE + "hides = true",
        A_RULE.replace('why = "Speaks of sleep."', ""),
        A_RULE + A_RULE.replace('version = "7"', ""),
    ],
)
def test_a_rulebook_with_a_mistake_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_rulebook(broken)
