"""A logo is drawn anew: small, a PNG, without a word about who took it; and no bomb goes off."""

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, PngImagePlugin

from sidelight.design.actions import logo_from
from sidelight.design.actions.logo import MOST_BYTES, WIDEST
from sidelight.design.errors import LogoNotFit, LogoTooLarge

CANARY = b"canary-street-17"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>look()</script></svg>'


def picture(kind: str, size: tuple[int, int] = (40, 20), **extra: object) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, "#0d635d").save(written, kind, **extra)  # type: ignore[arg-type]
    return written.getvalue()


def told() -> dict[str, bytes]:
    """Return pictures that say more than they show, each in its format's way."""
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", CANARY.decode())
    return {
        "PNG": picture("PNG", pnginfo=words, exif=exif, icc_profile=CANARY) + CANARY,
        "JPEG": picture("JPEG", exif=exif, comment=CANARY, icc_profile=CANARY),
        "WEBP": picture("WEBP", exif=exif.tobytes(), xmp=CANARY, icc_profile=CANARY),
    }


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_nothing_said_beside_the_pixels_stays(kind: str) -> None:
    sent = told()[kind]
    assert CANARY in sent

    logo = logo_from(sent)

    assert CANARY not in logo.png
    with Image.open(BytesIO(logo.png)) as kept:
        assert (kept.format, kept.info) == ("PNG", {})
        assert kept.getpixel((5, 5))[:3] == pytest.approx((13, 99, 93), abs=3)  # type: ignore[index]


def test_a_large_picture_becomes_small_and_keeps_its_shape() -> None:
    logo = logo_from(picture("PNG", (2000, 1000)))

    assert (logo.width, logo.height) == (WIDEST, WIDEST // 2)


def test_a_picture_lying_on_its_side_is_put_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6

    logo = logo_from(picture("JPEG", (40, 20), exif=exif))

    assert (logo.width, logo.height) == (20, 40)


@pytest.mark.parametrize(
    "sent",
    [b"", b"hello", SVG, picture("GIF"), picture("BMP"), picture("PNG")[:60]],
    ids=["nothing", "words", "svg", "gif", "bmp", "half of one"],
)
def test_what_is_no_whole_picture_is_refused(sent: bytes) -> None:
    with pytest.raises(LogoNotFit):
        logo_from(sent)


def test_what_a_camera_says_wrongly_breaks_nothing() -> None:
    """Upside down, with a second picture at "abcd": the decoder takes it and fails much later."""
    lies = struct.pack("<HHHL4sHHL4s", 2, 0x0112, 3, 1, b"\3\0\0\0", 0x014A, 2, 4, b"abcd")
    exif = b"Exif\0\0II*\0\x08\0\0\0" + lies + b"\0" * 4

    with pytest.raises(LogoNotFit):
        logo_from(picture("JPEG", exif=exif))


def test_a_file_too_long_is_refused_before_it_is_looked_at() -> None:
    with pytest.raises(LogoTooLarge):
        logo_from(b"x" * (MOST_BYTES + 1))


@pytest.mark.parametrize("side", [5_000, 20_000, 60_000])
def test_a_small_file_that_claims_to_be_huge_is_refused(side: int) -> None:
    """Its header alone says so: unpacked it would fill the memory of the server."""
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    bomb = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    )

    with pytest.raises(LogoTooLarge):
        logo_from(bomb)
