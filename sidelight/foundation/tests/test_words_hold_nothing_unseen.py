"""What a moderator sees is all there is: nothing invisible comes along, nothing seen is lost."""

import pytest

from sidelight.foundation.text import clean_words


def unseen(words: str) -> str:
    """Return the words spelled in tag characters, which no font draws."""
    return "".join(chr(0xE0000 + ord(letter)) for letter in words)


@pytest.mark.parametrize(
    "hidden",
    [
        unseen("meet me"),
        "\u202e",  # turns the reading direction
        "\u2066",
        "\u200b",
        "\u2060",
        "\ufeff",
        "\u00ad",
        "\u115f",
        "\u1160",
        "\u3164",
        "\uffa0",
        "\u034f",
        "\ufff0",
        "\x00",
        "\ud800",
        "\U000e0100",
    ],
)
def test_what_nobody_can_see_is_left_out(hidden: str) -> None:
    assert clean_words(f"A long{hidden} week") == "A long week"
    assert clean_words(hidden) == ""


@pytest.mark.parametrize("joiner", ["\u200d", "\u200c", "\ufe0f", "\u180b"])
def test_joiners_between_plain_letters_are_left_out(joiner: str) -> None:
    assert clean_words(f"a{joiner}b {joiner}c") == "ab c"


@pytest.mark.parametrize(
    "pair", ["\ufe00\ufe01", "\u200d\u200c", "\u200d\ufe0f", "\ufe0f\u200c\ufe0f"]
)
def test_a_row_of_joiners_spells_nothing(pair: str) -> None:
    kept = clean_words(f"🐈{pair * 20}")

    assert len(kept) <= 4


@pytest.mark.parametrize(
    "words",
    [
        "👩‍👩‍👧",
        "👩🏽‍🚀",
        "❤️‍🔥",
        "🏳️‍🌈",
        "🐈‍⬛",
        "1️⃣",
        "\U0001fae9",  # an emoji that this Python does not know yet
        "می‌خواهم",  # Persian
        "ශ්‍රී",  # Sinhala
        "क्‍ष",  # Hindi
        "שָׁלוֹם",
        "가나다",
        "Zoë · naïve ½ €5",
        "one\n\ttwo",
    ],
)
def test_what_people_write_stays(words: str) -> None:
    assert clean_words(words) == words or len(clean_words(words)) == len(words)


def test_line_breaks_and_marks_have_one_form() -> None:
    assert clean_words(" Zoe\u0308\r\nand\rI ") == "Zoë\nand\nI"


def test_cleaning_twice_changes_nothing() -> None:
    once = clean_words("\u200dᄀ\u115f\u1161 \u2800 \U000e0041e\u0301\u200c🐈\u200d\u200d")

    assert clean_words(once) == once
