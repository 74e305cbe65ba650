"""Screening says how soon somebody should look; whatever goes wrong, they look sooner."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import timedelta

import pytest

from sidelight.screening.queries import look
from sidelight.screening.rules import Axis, Item, Signal, Span, Tier, Verdict


class Broken:
    name = "broken"
    version = "1"

    def screen(self, item: Item) -> Sequence[Signal]:
        raise RuntimeError("no")


class Noticing:
    """A screener that notices one thing of each tier that it is given."""

    name = "noticing"
    version = "1"

    def __init__(self, *tiers: Tier) -> None:
        self.tiers = tiers

    def screen(self, item: Item) -> Sequence[Signal]:
        return [
            Signal(f"tier-{tier}", Axis.URGENCY, tier, (), "Because.", self.name, self.version)
            for tier in self.tiers
        ]


def test_ordinary_words_are_routine() -> None:
    verdict = look(Item("We had chips by the sea and then the bus was late."))

    assert verdict == Verdict(tier=Tier.ROUTINE, signals=(), screened=True)


def test_somebody_in_danger_comes_first() -> None:
    assert look(Item("I am going to end my life")).tier == Tier.NOW


def test_kind_words_do_not_talk_a_danger_down() -> None:
    verdict = look(Item("I am proud of my drawing and I feel better. Tonight I will end it all."))

    assert verdict.tier == Tier.NOW
    assert "recovery" in {signal.code for signal in verdict.signals}


@pytest.mark.parametrize("order", [(Tier.NOW, Tier.ROUTINE), (Tier.ROUTINE, Tier.NOW)])
def test_the_most_urgent_signal_sets_the_tier(order: tuple[Tier, ...]) -> None:
    assert look(Item("…"), screener=Noticing(*order)).tier == Tier.NOW


def test_a_screener_that_breaks_ranks_the_item_up() -> None:
    verdict = look(Item("A calm day."), screener=Broken())

    assert verdict == Verdict(tier=Tier.TODAY, signals=(), screened=False)


def test_a_screener_that_takes_too_long_ranks_the_item_up() -> None:
    watch = iter([0.0, 0.3])

    verdict = look(
        Item("A calm day."), budget=timedelta(milliseconds=200), seconds=lambda: next(watch)
    )

    assert verdict == Verdict(tier=Tier.TODAY, signals=(), screened=False)


def test_a_screener_within_its_budget_is_heard() -> None:
    watch = iter([0.0, 0.1])

    verdict = look(
        Item("A calm day."), budget=timedelta(milliseconds=200), seconds=lambda: next(watch)
    )

    assert verdict.screened


def test_what_went_wrong_is_logged_without_a_word_of_the_item(
    caplog: pytest.LogCaptureFixture,
) -> None:
    look(Item("plumtree-words"), screener=Broken())

    assert "screening failed" in caplog.text
    assert "plumtree" not in caplog.text


def test_a_verdict_has_no_word_for_yes_or_no() -> None:
    assert {field.name for field in fields(Verdict)} == {"tier", "signals", "screened"}


def test_a_long_post_stays_within_the_budget() -> None:
    long = "We walked to school and it rained and I thought about my friend, again. " * 60

    assert look(Item(long[:4000])).screened


@pytest.mark.parametrize(
    "typed",
    [
        "I WANT TO DIE",
        "i want to\u200b die",
        "I w\u00adant to die",
        "ｉ ｗａｎｔ ｔｏ ｄｉｅ",  # full width
        "I want, to die",
        "I wánt to dïe",
    ],
)
def test_words_are_found_however_they_are_typed(typed: str) -> None:
    assert look(Item(typed)).tier == Tier.TODAY


def test_a_span_points_at_what_was_typed() -> None:
    typed = "So, ﬁne: I wa\u200bnt to die. That is all."

    (signal,) = look(Item(typed)).signals

    assert [typed[span.start : span.end] for span in signal.spans] == ["wa\u200bnt to die"]
    assert signal.spans == (Span(11, 23),)


def test_words_do_not_join_across_sentences() -> None:
    assert look(Item("That is what I want. To die of laughter is a phrase.")).tier == Tier.ROUTINE
