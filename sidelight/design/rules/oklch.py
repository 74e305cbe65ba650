"""Colours as eyes compare them: lightness, chroma and hue (OKLCH), and WCAG's contrast."""

import math
from dataclasses import dataclass

FAINTEST = 0.002
LESS = 0.96


@dataclass(frozen=True)
class Tone:
    """A colour; lightness 0 … 1, chroma from 0 (grey), hue in radians."""

    lightness: float
    chroma: float
    hue: float


def tone_of(colour: str) -> Tone:
    """Return the tone of a six-digit colour."""
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return Tone(lightness, math.hypot(a, b), math.atan2(b, a))


def colour_of(tone: Tone) -> str:
    """Return the six-digit colour of a tone, greyer where no screen could show it."""
    chroma, channels = tone.chroma, _channels(tone, tone.chroma)
    while chroma > FAINTEST and not all(0 <= channel <= 1 for channel in channels):
        chroma *= LESS
        channels = _channels(tone, chroma)
    shown = (round(_curved(min(max(channel, 0.0), 1.0)) * 255) for channel in channels)
    return "#" + "".join(f"{channel:02x}" for channel in shown)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG counts it, 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _channels(tone: Tone, chroma: float) -> list[float]:
    a, b = chroma * math.cos(tone.hue), chroma * math.sin(tone.hue)
    long = (tone.lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (tone.lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (tone.lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return [
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    ]


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _curved(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
