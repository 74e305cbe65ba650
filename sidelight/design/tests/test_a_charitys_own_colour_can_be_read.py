"""Whatever colour a charity chooses, words in its shades stand out: light, dark, more contrast."""

from itertools import product

import pytest

from sidelight.design.errors import ColourNotKnown
from sidelight.design.rules import OWN_COLOUR, as_sheet, is_colour, shades_of
from sidelight.design.rules.oklch import colour_of, contrast, tone_of
from sidelight.design.rules.shades import SCHEMES, Scheme
from sidelight.design.tests import test_every_word_can_be_read as tokens

STEPS = (0x00, 0x33, 0x66, 0x99, 0xCC, 0xFF)
COLOURS = [f"#{red:02x}{green:02x}{blue:02x}" for red, green, blue in product(STEPS, repeat=3)]
NAMED = {scheme.media: scheme for scheme in SCHEMES}
BEHIND = ("paper", "glow", "card", "sunk", "amber-soft", "leaf-soft", "clay-soft")


def scheme_called(media: str) -> dict[str, str]:
    """Return the colours of tokens.css in one scheme."""
    said = {
        "": "light",
        "(prefers-color-scheme: dark)": "dark",
        "(prefers-contrast: more)": "light, more contrast",
    }
    return tokens.SCHEMES[said.get(media, "dark, more contrast")]


@pytest.mark.parametrize("media", NAMED)
def test_the_shades_pass_wherever_the_houses_own_do(media: str) -> None:
    faint = {}
    for colour in COLOURS:
        own = shades_of(colour, NAMED[media])
        painted = scheme_called(media) | {
            "sea": own.sea, "sea-deep": own.sea_deep, "on-sea": own.on_sea, "link": own.link,
        }  # fmt: skip
        painted |= {"sea-soft": own.sea_soft} if own.sea_soft else {}
        faint[colour] = [
            *tokens.too_faint(painted, tokens.TEXT_PAIRS, tokens.TEXT),
            *tokens.too_faint(painted, tokens.SHAPE_PAIRS, tokens.SHAPE),
        ]

    assert {colour: pairs for colour, pairs in faint.items() if pairs} == {}


@pytest.mark.parametrize("media", [name for name in NAMED if "contrast" in name])
def test_whoever_asks_for_more_contrast_gets_it(media: str) -> None:
    scheme = NAMED[media]
    least = min(
        contrast(shades_of(colour, scheme).link, surface)
        for colour in COLOURS
        for surface in scheme.surfaces
    )

    assert least >= 7


@pytest.mark.parametrize("media", ["", "(prefers-color-scheme: dark)"])
def test_what_lies_behind_words_is_what_the_tokens_say(media: str) -> None:
    assert list(NAMED[media].surfaces) == [scheme_called(media)[name] for name in BEHIND]


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    assert tokens.LIGHT["sea"] == OWN_COLOUR
    assert shades_of(OWN_COLOUR).sea == OWN_COLOUR


def test_a_colour_that_is_too_faint_becomes_darker_and_keeps_its_hue() -> None:
    yellow = "#ffcc00"

    shade = shades_of(yellow).sea

    assert tone_of(shade).lightness < tone_of(yellow).lightness
    assert tone_of(shade).hue == pytest.approx(tone_of(yellow).hue, abs=0.1)


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#808080", "#0d635d", "#eaa13a"])
def test_colours_go_to_tones_and_back(colour: str) -> None:
    assert colour_of(tone_of(colour)) == colour


def test_the_sheet_sets_colours_and_nothing_else() -> None:
    sheet = as_sheet("#7a2a8c")

    for block in sheet.splitlines():
        properties = block[block.index(":root {") + 7 :].replace("}", "").split(";")
        for said in filter(None, map(str.strip, properties)):
            name, colour = said.split(": ")
            assert name in {"--sea", "--sea-deep", "--sea-soft", "--on-sea", "--link"}
            assert is_colour(colour)


@pytest.mark.parametrize(
    "typed", ["", "red", "#12345", "#1234567", "#12345g", "#000000;}*{display:none", "#ABCDEF"]
)
def test_only_six_small_digits_are_a_colour(typed: str) -> None:
    assert not is_colour(typed)
    assert ColourNotKnown.kind_words


def test_every_scheme_of_the_tokens_has_its_shades() -> None:
    assert [scheme.media for scheme in SCHEMES] == [
        "",
        "(prefers-color-scheme: dark)",
        "(prefers-contrast: more)",
        "(prefers-contrast: more) and (prefers-color-scheme: dark)",
    ]
    assert all(isinstance(scheme, Scheme) for scheme in SCHEMES)
