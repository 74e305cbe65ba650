"""Each pair of colours that meets on a page has enough contrast, in every scheme (WCAG 2.2)."""

import re
from itertools import product
from pathlib import Path

import pytest

STYLES = Path(__file__).parent.parent / "static" / "design"
TOKENS = (STYLES / "tokens.css").read_text(encoding="utf-8")
HEX = re.compile(r"#[0-9a-fA-F]{3,8}\b")
FUNCTION = re.compile(r"\b(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb)\(")
TEXT, SHAPE = 4.5, 3.0
SURFACES = ("paper", "glow", "card", "sunk")
SOFT = ("sea-soft", "amber-soft", "leaf-soft", "clay-soft")
MARKS = tuple(f"mark-{colour}" for colour in ("teal", "plum", "amber", "moss", "sky", "clay"))
TEXT_PAIRS = {
    *product(("ink", "link"), SURFACES + SOFT),
    *product(("quiet",), SURFACES + SOFT),
    *product(("clay", "amber-ink", "leaf"), ("paper", "card")),
    # At night every surface is the sunk one.
    *product(("clay", "amber-ink", "leaf"), ("sunk",)),
    ("clay", "clay-soft"),
    ("amber-ink", "amber-soft"),
    ("on-sea", "sea"),
    ("on-sea", "sea-deep"),
    ("on-amber", "amber"),
    ("paper", "ink"),
}
SHAPE_PAIRS = {
    *product(("edge",), SURFACES + SOFT),
    *product(("focus",), SURFACES + SOFT),
    *product(("sea",), (*SURFACES, "sea-soft")),
    ("clay", "card"),
    ("clay", "clay-soft"),
    ("leaf", "leaf-soft"),
    ("amber-ink", "amber-soft"),
    ("focus", "focus-halo"),
    *((mark, f"{mark}-soft") for mark in MARKS),
}


def block(media: str) -> dict[str, str]:
    """Return the colours set in the block beneath one media query, or in the plain first block."""
    start = TOKENS.index(f"@media {media} {{") if media else 0
    body = TOKENS[TOKENS.index(":root", start) :]
    body = body[: body.index("}")]
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", body))


LIGHT = block("")
DARK = LIGHT | block("(prefers-color-scheme: dark)")
SCHEMES = {
    "light": LIGHT,
    "dark": DARK,
    "light, more contrast": LIGHT | block("(prefers-contrast: more)"),
    # The third block is read after the second, so in the dark it must be answered by the fourth.
    "dark, more contrast": DARK
    | block("(prefers-contrast: more)")
    | block("(prefers-contrast: more) and (prefers-color-scheme: dark)"),
}


def luminance(colour: str) -> float:
    """Return WCAG's relative luminance of a six-digit colour."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def too_faint(scheme: dict[str, str], pairs: set[tuple[str, str]], least: float) -> list[str]:
    """Return the pairs below a contrast, with what they have."""
    found = {pair: contrast(scheme[pair[0]], scheme[pair[1]]) for pair in pairs}
    return sorted(f"{a} on {b}: {ratio:.2f}" for (a, b), ratio in found.items() if ratio < least)


def test_contrast_is_counted_as_the_guidelines_count_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert too_faint({"a": "#777777", "b": "#ffffff"}, {("a", "b")}, TEXT) == ["a on b: 4.48"]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_stand_out_from_what_is_behind_them(scheme: str) -> None:
    assert too_faint(SCHEMES[scheme], TEXT_PAIRS, TEXT) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_edges_icons_and_focus_rings_can_be_seen(scheme: str) -> None:
    assert too_faint(SCHEMES[scheme], SHAPE_PAIRS, SHAPE) == []


@pytest.mark.parametrize("scheme", [name for name in SCHEMES if "more" in name])
def test_whoever_asks_for_more_contrast_gets_it(scheme: str) -> None:
    pairs = set(product(("ink", "quiet", "link"), SURFACES))

    assert too_faint(SCHEMES[scheme], pairs, 7.0) == []


def test_no_other_stylesheet_holds_a_colour_of_its_own() -> None:
    styles = [path for path in STYLES.glob("*.css") if path.name != "tokens.css"]

    found = [
        path.name
        for path in styles
        if HEX.search(text := path.read_text("utf-8")) or FUNCTION.search(text)
    ]

    assert HEX.search(TOKENS)
    assert styles
    assert found == []


def test_no_stylesheet_takes_the_focus_ring_away_without_another() -> None:
    """Two places do: the page itself, which nobody presses, and a card, which rings as a whole."""
    taken = {
        path.name: path.read_text("utf-8").count("outline: none") for path in STYLES.glob("*.css")
    }

    assert {name: times for name, times in taken.items() if times} == {
        "base.css": 1,
        "components.css": 1,
    }
