"""Taking a logo: a small still picture, drawn anew so that nothing else comes with it."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from sidelight.design.errors import LogoNotFit, LogoTooLarge
from sidelight.design.rules import Logo

MOST_BYTES = 400 * 1000  # below the 512KB of docs/operate/install.md, at which a body is cut off
MOST_PIXELS = 16_000_000
WIDEST = 512
KINDS = ("PNG", "JPEG", "WEBP")


def logo_from(sent: bytes) -> Logo:
    """Return the picture as a PNG, at most WIDEST wide and high, without a word beside it.

    Raises LogoTooLarge over MOST_BYTES or MOST_PIXELS, LogoNotFit for what is no PNG, JPEG or
    WebP. The size is read before a pixel is: a small file may claim to be as large as a house.
    """
    if len(sent) > MOST_BYTES:
        raise LogoTooLarge
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(sent), formats=KINDS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise LogoTooLarge
                return _drawn_anew(picture)
    except LogoTooLarge:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise LogoTooLarge from bomb
    # Whatever a broken or hostile file makes the decoder say, the answer is the same.
    except Exception as broken:
        raise LogoNotFit from broken


def _drawn_anew(picture: Image.Image) -> Logo:
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    upright.thumbnail((WIDEST, WIDEST))
    # A new canvas takes the pixels alone: where and by whom a photo was taken stays behind.
    canvas = Image.new("RGBA", upright.size)
    canvas.paste(upright)
    written = BytesIO()
    canvas.save(written, "PNG", optimize=True)
    return Logo(written.getvalue(), *canvas.size)
