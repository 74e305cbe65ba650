"""Whatever a programme says, its pack says it: nothing is lost or changed on the way."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from sidelight.courses.actions.packs.opening import pack_from
from sidelight.courses.actions.packs.redrawing import picture_from
from sidelight.courses.models import StepKind
from sidelight.courses.queries.packs.entries import message_lines, one_line
from sidelight.courses.queries.packs.opening import files_of_zip
from sidelight.courses.queries.packs.writing import files_of, zip_of
from sidelight.courses.rules.packs import (
    FOR_LEADERS,
    Pack,
    PackHandout,
    PackPicture,
    PackStep,
    PackWeek,
)
from sidelight.courses.rules.pictures import MEDIA_TYPES
from sidelight.courses.tests.packs import picture, small_pack
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
    weeks=some.lists(WEEKS, max_size=3).map(tuple),
    pictures=some.sampled_from([(), PICTURES]),
)


@STEADY
@given(PACKS)
def test_any_programme_comes_back_as_it_was(pack: Pack) -> None:
    files = files_of(pack)

    assert pack_from(files) == pack
    assert pack_from(files_of_zip(zip_of(files, "some-course"))) == pack


def test_a_pack_that_people_wrote_comes_back_as_it_was() -> None:
    pack = pack_from(small_pack())

    assert pack_from(files_of(pack)) == pack
    assert [week.minutes for week in pack.weeks] == [15, 20]
    assert pack.weeks[0].steps[0].leader_notes == "Wait until everybody is there."
    assert pack.weeks[0].steps[1].options == ("Yes", "No", "Not sure")
    assert pack.weeks[0].handouts[0].words == "- Music\n- A walk"


def test_the_same_programme_is_the_same_zip() -> None:
    files = files_of(pack_from(small_pack()))

    assert zip_of(files, "small-steps") == zip_of(files, "small-steps")
