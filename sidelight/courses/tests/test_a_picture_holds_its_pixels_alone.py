"""A picture of a programme says nothing but what it shows: not where, when or by whom."""

from io import BytesIO

import pytest
from PIL import Image

from sidelight.courses.actions.packs.redrawing import WIDEST, picture_from
from sidelight.courses.errors.programmes import PictureNotFit, PictureTooLarge
from sidelight.courses.tests.packs import picture

SECRET = b"TAKEN-AT-HOME"
FORMATS = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}
ENDS = pytest.mark.parametrize("end", ["png", "jpg", "webp"])


def telling(end: str) -> bytes:
    """A picture whose camera wrote something beside it."""
    written, exif = BytesIO(), Image.Exif()
    exif[0x010E] = SECRET.decode()
    Image.new("RGB", (40, 30), (9, 9, 9)).save(written, FORMATS[end], exif=exif)
    return written.getvalue()


@ENDS
def test_what_a_camera_wrote_is_gone(end: str) -> None:
    sent = telling(end)
    assert SECRET in sent

    kept = picture_from(sent, end)

    assert SECRET not in kept
    assert not Image.open(BytesIO(kept)).getexif()


@ENDS
def test_what_stands_behind_a_picture_is_gone(end: str) -> None:
    kept = picture_from(picture_from(picture(end), end) + SECRET, end)

    assert SECRET not in kept


def test_a_remark_in_a_jpeg_is_gone() -> None:
    written = BytesIO()
    Image.new("RGB", (40, 30)).save(written, "JPEG", comment=SECRET)
    assert SECRET in written.getvalue()

    assert SECRET not in picture_from(written.getvalue(), "jpg")


@ENDS
def test_what_was_drawn_here_stays_as_it_is(end: str) -> None:
    once = picture_from(telling(end), end)

    assert picture_from(once, end) == once


@ENDS
def test_a_large_one_becomes_smaller(end: str) -> None:
    kept = picture_from(picture(end, size=(WIDEST * 2, WIDEST)), end)

    assert Image.open(BytesIO(kept)).size == (WIDEST, WIDEST // 2)


@pytest.mark.parametrize("sent", [b"", b"x" * 99, picture("jpg"), picture("png")[:50]])
def test_what_is_no_such_picture_is_refused(sent: bytes) -> None:
    with pytest.raises(PictureNotFit):
        picture_from(sent, "png")


def test_a_small_file_that_would_be_a_house_is_refused() -> None:
    house = picture(size=(5000, 4000))
    assert len(house) < 400_000

    with pytest.raises(PictureTooLarge):
        picture_from(house, "png")
    with pytest.raises(PictureTooLarge):
        picture_from(bytes(400_001), "png")
