"""Most texts are passed over after a glance at their words; no rule finds less for that."""

from hypothesis import given
from hypothesis import strategies as st

from sidelight.screening.queries import shipped_screener
from sidelight.screening.rules import Item, Rule
from sidelight.screening.rules.folding import WORD, fold, folded_words

SCREENER = shipped_screener()
BOOK = SCREENER.rulebook
RULES = BOOK.rules
WORDS = sorted({word for rule in RULES for words in rule.examples for word in WORD.findall(words)})
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
LETTERS = st.text(alphabet=st.characters(max_codepoint=0x2FF), max_size=40)


def read_in_full(text: str) -> list[Rule]:
    folded = fold(text)
    return [rule for rule in RULES if rule.places(folded)]


@given(TEXTS)
def test_what_a_full_reading_finds_is_found(text: str) -> None:
    found = {signal.code for signal in SCREENER.screen(Item(text))}

    assert found == {rule.code for rule in read_in_full(text)}


@given(LETTERS)
def test_plain_letters_fold_to_the_same_words_quickly(text: str) -> None:
    assert folded_words(text) == WORD.findall(fold(text).text)


def test_every_example_has_a_telltale_of_its_rule() -> None:
    missing = [
        (rule.code, words)
        for rule in RULES
        for words in rule.examples
        if rule.code not in BOOK.that_could_hold(frozenset(folded_words(words)))
    ]

    assert missing == []


def test_an_ordinary_day_has_none() -> None:
    words = frozenset(folded_words("The bus was late again, but my tea was still warm."))

    assert BOOK.that_could_hold(words) == set()
