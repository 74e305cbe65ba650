"""Pictures of a programme: small ones, drawn anew so that nothing else comes with them."""

import warnings
from io import BytesIO

from PIL import Image, ImageOps

from sidelight.courses.errors.programmes import PictureNotFit, PictureTooLarge
from sidelight.courses.rules.pictures import holds_nothing_else

MOST_BYTES = 400 * 1000  # below the 512KB of docs/operate/install.md, at which a body is cut off
MOST_PIXELS = 16_000_000
WIDEST = 1200
FORMATS = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}
QUALITY = 82


def picture_from(sent: bytes, end: str) -> bytes:
    """Return a picture that holds its pixels alone, at most WIDEST wide and high.

    end: png, jpg or webp, as its file is called. What was drawn by us before stays as it is:
    a pack that travels from charity to charity loses nothing. Raises PictureTooLarge over
    MOST_BYTES or MOST_PIXELS, PictureNotFit for what is no such picture.
    """
    if len(sent) > MOST_BYTES:
        raise PictureTooLarge
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(sent), formats=[FORMATS[end]]) as picture:
                # The size is read before a pixel is: a small file may claim to be a house.
                if picture.width * picture.height > MOST_PIXELS:
                    raise PictureTooLarge
                return _as_it_is_or_anew(picture, sent, end)
    except PictureTooLarge:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as bomb:
        raise PictureTooLarge from bomb
    # Whatever a broken or hostile file makes the decoder say, the answer is the same.
    except Exception as broken:
        raise PictureNotFit from broken


def _as_it_is_or_anew(picture: Image.Image, sent: bytes, end: str) -> bytes:
    picture.load()
    is_small = max(picture.size) <= WIDEST
    if is_small and end != "png" and holds_nothing_else(sent, end):
        return sent
    return _drawn_anew(picture, end)


def _drawn_anew(picture: Image.Image, end: str) -> bytes:
    mode = "RGB" if end == "jpg" else "RGBA"
    upright = ImageOps.exif_transpose(picture).convert(mode)
    upright.thumbnail((WIDEST, WIDEST))
    # A new canvas takes the pixels alone: where and by whom a photo was taken stays behind.
    canvas = Image.new(mode, upright.size)
    canvas.paste(upright)
    written = BytesIO()
    if end == "png":
        canvas.save(written, FORMATS[end], optimize=True)
    else:
        canvas.save(written, FORMATS[end], quality=QUALITY)
    return written.getvalue()
