"""The shades that a page needs of one colour, moved until every word on them can be read.

A charity chooses a colour for its letterhead; words in that very colour may be too faint on a
screen. So only its hue and its strength are taken, and each shade is made darker (or, in the dark,
lighter) until it stands out as WCAG 2.2 AA asks: 4.5 for words, 7 for whoever asks for more.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sidelight.design.rules.oklch import Tone, colour_of, contrast, tone_of

OWN_COLOUR = "#0d635d"  # --sea of tokens.css
A_COLOUR = re.compile(r"#[0-9a-f]{6}")
STEP = 0.005
WORDS, MORE = 4.5, 7.0
STRONGEST = 0.17  # stronger ones glare, and this is a calm place


@dataclass(frozen=True)
class Scheme:
    """One way a page can look: what lies behind words, and how far shades must stand out."""

    media: str
    surfaces: Sequence[str]
    ink: str
    least: float
    soft_lightness: float | None
    towards: int

    @property
    def is_dark(self) -> bool:
        """Whether shades are lighter than what lies behind them."""
        return self.towards > 0


@dataclass(frozen=True)
class Shades:
    """The five colours of tokens.css that a charity's own colour takes the place of."""

    sea: str
    sea_deep: str
    on_sea: str
    link: str
    sea_soft: str = ""


# paper, glow, card, sunk and the three soft ones, as in tokens.css: a test compares them.
LIGHT = ("#faf5ec", "#fdebc8", "#fffdf8", "#f2eadd", "#fcecce", "#e4efd9", "#fae3da")
DARK = ("#1b1815", "#33291a", "#26211d", "#15120f", "#3c2d15", "#23341c", "#44251c")
IN_THE_DARK = "(prefers-color-scheme: dark)"
CONTRAST = "(prefers-contrast: more)"
SCHEMES = (
    Scheme("", LIGHT, "#2d2520", WORDS, 0.93, -1),
    Scheme(IN_THE_DARK, DARK, "#f4ebdf", WORDS, 0.31, 1),
    Scheme(CONTRAST, ("#ffffff", *LIGHT), "#000000", MORE, None, -1),
    Scheme(f"{CONTRAST} and {IN_THE_DARK}", ("#000000", *DARK), "#ffffff", MORE, None, 1),
)


def is_colour(colour: str) -> bool:
    """Whether this is a colour as a colour field sends it: # and six digits."""
    return A_COLOUR.fullmatch(colour) is not None


def shades_of(colour: str, scheme: Scheme = SCHEMES[0]) -> Shades:
    """Return the shades of a colour in one scheme; light, unless another is named."""
    wanted = tone_of(colour)
    wanted = replace(
        wanted,
        lightness=min(max(wanted.lightness, STEP), 1 - STEP),
        chroma=min(wanted.chroma, STRONGEST),
    )
    soft = _soft(wanted, scheme)
    behind = [*scheme.surfaces, *([soft] if soft else [])]
    strong = _moved_until_readable(wanted, behind, scheme)
    deep = replace(strong, lightness=min(max(strong.lightness + scheme.towards * 0.08, 0.1), 0.96))
    dark_words = colour_of(Tone(0.2, min(wanted.chroma, 0.04), wanted.hue))
    return Shades(
        sea=colour_of(strong),
        sea_deep=colour_of(deep),
        on_sea=dark_words if scheme.is_dark else "#ffffff",
        link=colour_of(strong),
        sea_soft=soft,
    )


@dataclass(frozen=True)
class Sample:
    """One shade on what lies behind it, to look at."""

    colour: str
    behind: str
    is_dark: bool


def shades_in_both_lights(colour: str) -> list[Sample]:
    """Return the shade of buttons and links by day and by night."""
    return [
        Sample(shades_of(colour, scheme).sea, scheme.surfaces[0], scheme.is_dark)
        for scheme in SCHEMES[:2]
    ]


def as_sheet(colour: str) -> str:
    """Return a style sheet that sets the shades of a colour, and nothing else, in every scheme."""
    return "\n".join(_block(scheme.media, shades_of(colour, scheme)) for scheme in SCHEMES)


def _soft(wanted: Tone, scheme: Scheme) -> str:
    if scheme.soft_lightness is None:
        return ""
    return colour_of(Tone(scheme.soft_lightness, min(wanted.chroma, 0.035), wanted.hue))


def _moved_until_readable(wanted: Tone, behind: Sequence[str], scheme: Scheme) -> Tone:
    tone = wanted
    while 0 < tone.lightness < 1 and any(
        contrast(colour_of(tone), surface) < scheme.least for surface in behind
    ):
        tone = replace(tone, lightness=tone.lightness + scheme.towards * STEP)
    return tone


def _block(media: str, shades: Shades) -> str:
    named = {
        "sea": shades.sea,
        "sea-deep": shades.sea_deep,
        "sea-soft": shades.sea_soft,
        "on-sea": shades.on_sea,
        "link": shades.link,
    }
    lines = "".join(f" --{name}: {colour};" for name, colour in named.items() if colour)
    return f"@media {media} {{ :root {{{lines} }} }}" if media else f":root {{{lines} }}"
