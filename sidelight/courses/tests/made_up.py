"""Made-up programmes for property tests: what trips YAML and Markdown up, and what people write."""

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as some

from sidelight.courses.actions.packs.redrawing import picture_from
from sidelight.courses.models import StepKind
from sidelight.courses.queries.packs.entries import message_lines, one_line
from sidelight.courses.rules.packs import (
    FOR_LEADERS,
    Pack,
    PackHandout,
    PackPicture,
    PackStep,
    PackWeek,
)
from sidelight.courses.rules.pictures import MEDIA_TYPES
from sidelight.courses.tests.packs import picture
from sidelight.foundation.text import clean_words

STEADY = settings(
    derandomize=True,
    max_examples=150,
    phases=[Phase.generate],
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
# What trips YAML and Markdown up, and what people write.
PIECES = (
    "yes", "No", "null", "~", "1", "007", "1.5", "1e3", "0x1F", "12:30", "2026-03-04", "true",
    "- a", "# b", "# For leaders ", "---", "...", "a: b", "'", '"', "&x", "*y", "!z", "%", "@",
    "`", "{", "}", "[", "]", ",", "?", "|", ">", "é", "ß", "🙂", "שלום", "  ", "\t", "\n", "\n\n",
    "<b>", "&amp;", "\\", "\u2028", "\x85", "\ufeff", "\u200b", "=", "<<", "word", "What if?",
)  # fmt: skip
RAW = some.lists(some.sampled_from(PIECES) | some.text(max_size=6), max_size=8).map("".join)
FILLED = RAW.map(lambda raw: one_line(raw)[:60].strip() or "x")
LINE = RAW.map(lambda raw: one_line(raw)[:60].strip())
MESSAGE = RAW.map(lambda raw: message_lines(raw) or "x")


def _words(raw: str) -> str:
    """Words as the builder keeps them; it refuses the line that begins what is for leaders."""
    kept = [line for line in clean_words(raw).split("\n") if line.rstrip() != FOR_LEADERS]
    words = "\n".join(kept).strip()
    # Links and pictures that lead nowhere are refused: they are tried elsewhere.
    return words if "](" not in words and "]:" not in words else "plain"


WORDS = RAW.map(_words)
NAME = some.sampled_from(["a", "what-helps", "week", "welcome", "0", "01-x"])


def entries_of(least: int, most: int) -> some.SearchStrategy[tuple[str, ...]]:
    return some.lists(FILLED, min_size=least, max_size=most, unique=True).map(tuple)


@some.composite
def steps(draw: some.DrawFn) -> PackStep:
    kind = draw(some.sampled_from([one.value for one in StepKind]))
    sorts = kind == "sort_cards"
    return PackStep(
        kind=kind,
        title=draw(FILLED),
        minutes=draw(some.integers(1, 90)),
        words=draw(WORDS),
        leader_notes=draw(WORDS),
        messages=tuple(draw(some.lists(MESSAGE, max_size=3))),
        options=draw(entries_of(2, 8)) if kind == "poll" else (),
        cards=draw(entries_of(2, 12)) if sorts else (),
        piles=draw(entries_of(2, 4)) if sorts else (),
    )


HANDOUTS = some.lists(
    some.builds(PackHandout, NAME, FILLED, WORDS), max_size=3, unique_by=lambda one: one.name
).map(lambda found: tuple(sorted(found, key=lambda one: one.name)))
WEEKS = some.builds(
    PackWeek, FILLED, WORDS, LINE, some.lists(steps(), max_size=4).map(tuple), HANDOUTS
)
PICTURES = tuple(
    PackPicture(f"one.{end}", MEDIA_TYPES[end], picture_from(picture(end), end))
    for end in ("jpg", "png", "webp")
)
PACKS = some.builds(
    Pack,
    title=FILLED,
    summary=LINE,
    words=WORDS,
    licence=some.sampled_from(["", "CC-BY-4.0", "CC0-1.0"]),
    language=some.sampled_from(["en-GB", "cy", "zh-Hant-TW"]),
    notice=LINE,
    authors=some.lists(FILLED, max_size=3).map(tuple),
    ages=some.sampled_from([(), ("13-15",), ("13-15", "18-19")]),
    certificate=LINE,
    keep_days=some.integers(0, 30),
    weeks=some.lists(WEEKS, max_size=3).map(tuple),
    pictures=some.sampled_from([(), PICTURES]),
)
