"""Nobody sees a picture or film but in an article that was signed off."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from PIL import Image as Drawing

from sidelight.guidance import actions
from sidelight.guidance.rules import MOST_AT_ONCE, asked_range
from sidelight.guidance.tests.build import MP4, asked, drafted, filmed, pictured, signed
from sidelight.people.models import Person

Browser = Callable[[Person | None], Client]


def test_a_picture_is_seen_with_its_article_and_goes_with_it(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    picture = pictured(by=ed)
    version = asked(drafted(by=ed, at=at, picture=picture), by=ed)
    address = f"/understand/pictures/{picture.pk}/480.webp"

    assert browser_of(None).get(address).status_code == 404
    signing = signed(version, by=cass, at=at)
    seen = browser_of(None).get(address)
    actions.take_off(signing, why="Wrong.", by=ed, at=at)

    assert seen.headers["Content-Type"] == "image/webp"
    assert seen.content[:4] == b"RIFF"
    assert browser_of(None).get(address).status_code == 404


def test_who_signs_sees_it_before(
    ed: Person, cass: Person, mo: Person, at: datetime, browser_of: Browser
) -> None:
    picture = pictured(by=ed)
    asked(drafted(by=ed, at=at, picture=picture), by=ed)
    address = f"/understand/pictures/{picture.pk}/480.webp"

    assert browser_of(cass).get(address).status_code == 200
    assert browser_of(mo).get(address).status_code == 404


@pytest.mark.parametrize("width", [1, 481, 5000])
def test_no_other_size_is_drawn(
    ed: Person, cass: Person, at: datetime, browser_of: Browser, width: int
) -> None:
    picture = pictured(by=ed)
    signed(asked(drafted(by=ed, at=at, picture=picture), by=ed), by=cass, at=at)

    address = f"/understand/pictures/{picture.pk}/{width}.webp"
    assert browser_of(None).get(address).status_code == 404


def test_the_words_of_a_picture_stand_in_the_page(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    version = asked(drafted(by=ed, at=at, picture=pictured(by=ed)), by=ed)
    signed(version, by=cass, at=at)

    page = browser_of(None).get("/understand/the-facts/a-hard-day/").content.decode()

    assert 'alt="A lamp in a window."' in page


def test_nothing_of_a_cameras_file_is_in_a_drawn_picture(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    """Where it was taken, above all."""
    picture = pictured(by=ed)
    with picture.file.open("rb") as opened:
        drawn = Drawing.open(opened).convert("RGB")
    exif = Drawing.Exif()
    exif[0x010E] = "taken at home"
    with picture.file.storage.open(picture.file.name, "wb") as written:
        drawn.save(written, "JPEG", exif=exif)
    signed(asked(drafted(by=ed, at=at, picture=picture), by=ed), by=cass, at=at)

    seen = browser_of(None).get(f"/understand/pictures/{picture.pk}/480.webp").content

    assert seen[:4] == b"RIFF"
    assert b"taken at home" not in seen


def test_a_film_is_seen_with_its_article_alone(
    ed: Person, cass: Person, at: datetime, browser_of: Browser
) -> None:
    film = filmed()
    version = asked(drafted(by=ed, at=at, film=film), by=ed)
    address = f"/understand/films/{film.pk}"

    assert browser_of(None).get(f"{address}/film").status_code == 404
    assert browser_of(None).get(f"{address}/captions").status_code == 404
    signed(version, by=cass, at=at)

    assert browser_of(None).get(f"{address}/film").getvalue() == MP4
    assert browser_of(None).get(f"{address}/captions").content.startswith(b"WEBVTT")
    page = browser_of(None).get("/understand/the-facts/a-hard-day/").content.decode()
    assert 'kind="captions"' in page
    assert film.words in page


@pytest.mark.parametrize(
    ("range_said", "status", "body"),
    [
        ("bytes=0-3", 206, MP4[:4]),
        ("bytes=4-", 206, MP4[4:]),
        ("bytes=-5", 206, MP4[-5:]),
        ("bytes=0-99999", 206, MP4),
        ("bytes=99999-", 416, b""),
        ("bytes=9-1", 416, b""),
        ("bytes=-", 416, b""),
        ("lines=1-2", 416, b""),
    ],
)
def test_a_browser_asks_for_a_piece(
    ed: Person, browser_of: Browser, range_said: str, status: int, body: bytes
) -> None:
    film = filmed()

    answer = browser_of(ed).get(f"/understand/films/{film.pk}/film", HTTP_RANGE=range_said)

    assert (answer.status_code, answer.content) == (status, body)


def test_a_piece_is_never_large() -> None:
    assert asked_range("bytes=10-", 50 * MOST_AT_ONCE) == (10, MOST_AT_ONCE)


@pytest.mark.parametrize(
    ("file", "captions"),
    [(b"<html>" * 10, b"WEBVTT\n"), (MP4, b"1\n00:00 --> 00:01\n"), (b"", b"WEBVTT\n")],
)
def test_what_is_no_film_and_no_captions_is_refused(db: None, file: bytes, captions: bytes) -> None:
    with pytest.raises(ValidationError):
        filmed(file, captions)
